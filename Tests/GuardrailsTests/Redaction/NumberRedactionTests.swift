import Guardrails
import Testing

/// Numbers with check digits or shapes. The check digits are those of python-stdnum 2.2, valid telephone numbers those that
/// phonenumbers takes for such.
struct NumberRedactionTests {
    @Test(arguments: [
        "090-1234-5678", "08012345678", "070 1234 5678", "050-3123-4567", "03-1234-5678", "03-3123-4567",
        "(03)3123-4567",
        "（０３）３１２３－４５６７", "03(3123)4567", "06-6123-4567", "045-212-3456", "0263-12-3456", "04992-2-1234", "0120-123-456",
        "0800-123-4567", "0570-012-345", "０９０－１２３４－５６７８", "０９０１２３４５６７８", "090‐1234‐5678", "090ー1234ー5678", "0312345678",
        "0452123456", "+81-90-1234-5678", "+81 90 1234 5678", "+819012345678", "+81 (0)3-3123-4567",
        "+81(0)90-1234-5678",
        "＋８１－９０－１２３４－５６７８", "81-90-1234-5678", "+44 20 7946 0958", "+44 (0)20 7946 0958", "+1 212-555-0187",
        "+1 (212) 555-0187", "(212) 555-0187", "212-555-0187", "1-212-555-0187", "+49 30 12345678", "+886 912 345 678",
        "020 7946 0958", "07700 900123", "+33 1 23 45 67 89",
    ])
    func telephoneNumbersAreFound(number: String) throws {
        for text in ["\(number)", "Please call \(number) now.", "番号は\(number)です。", "「\(number)」"] {
            #expect(try Redacting.found(.phone, in: text) == [number], "\(text)")
        }
    }

    @Test(arguments: [
        "2026-11-29", "2026-11-29T01:20:40.123456+09:00", "12:34:56", "1700000000", "1700000000123", "order 0312345678",
        "注文番号 0312345678", "ISBN 0306406152", "1.2.3.4", "3.14159265358979", "v10.15.7", "100-200", "1,234,567",
        "$1234567890",
        "¥0312345678", "550e8400-e29b-41d4-a716-446655440000", "claude-sonnet-4-20250514", "gpt-4o-2024-08-06",
        "req_011CSHoEeqs5C35K2UUqR7Fy", "0123456789abcdef0123456789abcdef", "555-0187", "0123456789", "20260101123456",
        "abc-090-1234-5678-def", "1+2=3", "+5", "192.0.2.1:8080", "35.681236, 139.767125",
    ])
    func otherNumbersAreNoTelephoneNumbers(text: String) throws {
        #expect(try Redacting.found(.phone, in: text) == [])
    }

    @Test func surroundingsTellATelephoneNumber() throws {
        #expect(try Redacting.found(.phone, in: "TEL03-3123-4567 FAX03-3123-4568") == ["03-3123-4567", "03-3123-4568"])
        #expect(try Redacting.found(.phone, in: "phone 5551234567") == ["5551234567"])
        #expect(try Redacting.found(.phone, in: "items 5551234567") == [])
        #expect(try Redacting.line(#"{"phone":"5551234567","tel":"+1 5551234"}"#).contains("5551234567") == false)
    }

    @Test(arguments: [
        "4111111111111111", "4111 1111 1111 1111", "4111-1111-1111-1111", "5555555555554444", "2221000000000009",
        "378282246310005", "3782 822463 10005", "6011111111111117", "30569309025904", "3056 930902 5904",
        "3530111333300000",
        "6212341111111111116", "４１１１－１１１１－１１１１－１１１１",
    ])
    func cardsAreFound(number: String) throws {
        for text in ["\(number)", "Pay with \(number), please", "カード\(number)で"] {
            #expect(try Redacting.found(.card, in: text) == [number], "\(text)")
        }
    }

    @Test(arguments: [
        "4111111111111112", "1234567812345670", "411111111111111", "41111111111111111111", "4111.1111.1111.1111",
        "a4111111111111111", "4111111111111111b", "9999999999999995", "order 4111111111111111", "0000000000000000",
    ])
    func otherNumbersAreNoCards(text: String) throws {
        #expect(try Redacting.found(.card, in: text) == [])
    }

    @Test(arguments: ["621498320257", "6214 9832 0257", "6214-9832-0257", "６２１４９８３２０２５７"])
    func individualNumbersOfJapanAreFound(number: String) throws {
        #expect(try Redacting.found(.myNumber, in: "マイナンバーは\(number)です") == [number])
        #expect(try Redacting.found(.myNumber, in: "My Number: \(number)") == [number])
        #expect(try Redacting.found(.myNumber, in: number) == [number])
    }

    @Test(arguments: [
        "6214 9832 0258", "order 621498320257", "注文番号：621498320257", "arn:aws:iam::621498320257:role/x",
        "621498320257.5",
        "x-621498320257", "7621498320257", "https://example.com/621498320257", "4111 1111 1111 1112",
        "送り状番号は6214-9832-0257",
    ])
    func otherNumbersAreNoIndividualNumbers(text: String) throws {
        #expect(try Redacting.found(.myNumber, in: text) == [])
    }

    @Test func digitsOfSomethingLongerAreNoIndividualNumber() throws {
        // A card that fails its check, and a consignment.
        for text in ["4111 1111 1111 1112", "送り状番号は6214-9832-0257です"] {
            #expect(try Redacting.found(.myNumber, in: text) == [], "\(text)")
        }
    }

    @Test func codesWithLettersNeedTheirSurroundings() throws {
        #expect(try Redacting.found(.postalCode, in: "postcode SW1A 1AA") == ["SW1A 1AA"])
        #expect(try Redacting.found(.postalCode, in: "Postal code: K1A 0B1.") == ["K1A 0B1"])
        #expect(try Redacting.found(.postalCode, in: "SW1A 1AA, zip archive with 94105 entries, postal union") == [])
    }

    @Test func corporateNumbersAreFound() throws {
        #expect(try Redacting.found(.corporateNumber, in: "法人番号5835678256246") == ["5835678256246"])
        #expect(try Redacting.found(.corporateNumber, in: "登録番号：T5835678256246、") == ["5835678256246"])
        #expect(try Redacting.found(.corporateNumber, in: "法人番号2835678256246") == [])
        #expect(try Redacting.found(.corporateNumber, in: "took 1700000000123 ms") == [])
    }

    @Test(arguments: [
        "DE89370400440532013000", "DE89 3704 0044 0532 0130 00", "GB29 NWBK 6016 1331 9268 19",
        "FR1420041010050500013M02606",
        "NL91ABNA0417164300", "gb29nwbk60161331926819", "NO9386011117947",
    ])
    func accountsAreFound(number: String) throws {
        #expect(try Redacting.found(.iban, in: "Refund to \(number), thanks") == [number])
        #expect(try Redacting.found(.iban, in: "口座は\(number)です") == [number])
    }

    @Test(arguments: [
        "DE88370400440532013000", "XX89370400440532013000", "DE8937040044053201300", "DE893704004405320130001",
    ])
    func otherTextsAreNoAccounts(text: String) throws {
        #expect(try Redacting.found(.iban, in: text) == [])
    }

    @Test func socialSecurityNumbersFollowTheirRules() throws {
        #expect(try Redacting.found(.ssn, in: "She wrote 123-45-6789.") == ["123-45-6789"])
        #expect(try Redacting.found(.ssn, in: "SSN 123456789 and SSN: 123 45 6780") == ["123456789", "123 45 6780"])
        for text in [
            "000-12-3456", "666-12-3456", "900-12-3456", "123-00-4567", "123-45-0000", "078-05-1120", "123456789",
        ] {
            #expect(try Redacting.found(.ssn, in: text) == [], "\(text)")
        }
    }

    @Test(arguments: [
        ("〒100-0001 東京都千代田区", "100-0001"), ("郵便番号は1000001です", "1000001"), ("〒１００－０００１", "１００－０００１"),
        ("530-0001 大阪府大阪市", "530-0001"), ("ZIP code: 94105-1234", "94105-1234"), ("Springfield, IL 62704", "62704"),
    ])
    func postalCodesNeedTheirSurroundings(text: String, code: String) throws {
        #expect(try Redacting.found(.postalCode, in: text) == [code])
    }

    @Test(arguments: [
        "pages 100-2000", "94105", "zip archive with 94105 entries", "postal union", "1000001", "room 100-0001",
    ])
    func otherNumbersAreNoPostalCodes(text: String) throws {
        #expect(try Redacting.found(.postalCode, in: text) == [])
    }

    @Test(arguments: [
        ("Passport no. TK1234567 issued", "TK1234567"), ("旅券番号はTK1234567です", "TK1234567"),
        ("パスポート：AB7654321", "AB7654321"),
        ("passport 123456789", "123456789"), ("Passport C1234567X", "C1234567X"),
    ])
    func passportsNeedTheirSurroundings(text: String, number: String) throws {
        #expect(try Redacting.found(.passport, in: text) == [number])
    }

    @Test func otherTextsAreNoPassports() throws {
        for text in ["TK1234567", "passport is required", "passport-0.7.0", "passport for 2 people"] {
            #expect(try Redacting.found(.passport, in: text) == [], "\(text)")
        }
    }
}
