import Guardrails
import Testing

/// Addresses of mail and of the Internet Protocol, and names.
struct AddressRedactionTests {
    @Test(arguments: [
        "taro@example.com", "h.sato+news@mail.example.co.jp", "o'brien@example.org", "x@sub.sub.example.net",
        "TARO@EXAMPLE.COM",
        "taro%40example.com", "taro＠example.com", "a_b-c.d%e@example.museum", #""john doe"@example.com"#,
        "taro@xn--r8jz45g.jp",
        "taro@例え.jp", "taro@[192.0.2.1]", "a&b@example.com",
    ])
    func mailAddressesAreFound(address: String) throws {
        for text in ["Write to \(address), please.", "連絡先は\(address)です", "<\(address)>", "(\(address))"] {
            #expect(try Redacting.found(.email, in: text) == [address], "\(text)")
        }
    }

    @Test(arguments: [
        "@alice", "a@b", "icon@2x.png", "git@github.com:owner/name.git", "lodash@4.17.21", "foo @ example.com", "user@",
        "@@@@",
        "postgres@localhost", "@example.com",
    ])
    func otherSignsAreNoMailAddresses(text: String) throws {
        #expect(try Redacting.found(.email, in: text) == [])
    }

    @Test(arguments: [
        "192.0.2.1", "10.0.0.255", "255.255.255.255", "2001:db8::1", "2001:db8:0:0:8:800:200c:417a", "::1", "fe80::1",
        "fe80::1%eth0",
        "::ffff:192.0.2.128", "2001:DB8::8:800:200C:417A", "64:ff9b::192.0.2.33",
        "2001:0db8:0000:0000:0000:ff00:0042:8329", "1::",
    ])
    func internetAddressesAreFound(address: String) throws {
        for text in ["from \(address) today", "[\(address)]", "接続元は\(address)です", "peer=\(address),"] {
            #expect(try Redacting.found(.ip, in: text) == [address], "\(text)")
        }
    }

    @Test(arguments: [
        "version 1.2.3.4", "v1.2.3.4", "Chrome/120.0.0.0", "1.2.3", "1.2.3.4.5", "256.1.1.1", "1.2.3.04", "12:34:56",
        "00:1a:2b:3c:4d:5e",
        "std::vector", "a::b", "::", "section 1.2.3.4", "バージョン1.2.3.4", "main.rs:12:34", "x[::2]", "12345::6789::1",
        "1:2:3:4:5:6:7:8:9",
    ])
    func otherTextsAreNoInternetAddresses(text: String) throws {
        #expect(try Redacting.found(.ip, in: text) == [])
    }

    /// Colons and dots at the beginning of a text, before which nothing may be read.
    @Test(arguments: [":.:", ":.", "::.", ":..", ".:.", ":::", ":.:t{ba\":.:", "::", ":"])
    func marksAtTheBeginningAreNoInternetAddresses(text: String) throws {
        #expect(try Redacting.found(.ip, in: text) == [])
    }

    @Test func portsAndPathsStayBehindAddresses() throws {
        #expect(
            try Redacting.text("http://192.0.2.1:8080/x and [2001:db8::1]:443")
                == "http://[IP]:8080/x and [[IP]]:443")
    }

    @Test func namesAreWholeWordsInLatinScriptOnly() throws {
        let rules = Redacting.rules { $0.names = ["Tanaka", "Alice Johnson", "山田 太郎", "José", "佐藤"] }
        #expect(try Redacting.text("tanaka, TANAKA and Tanakas", rules) == "[NAME], [NAME] and Tanakas")
        #expect(try Redacting.text("Alice Johnson; alice\njohnson; Alice", rules) == "[NAME]; [NAME]; Alice")
        #expect(try Redacting.text("山田太郎様、山田 太郎、山田　太郎、山田", rules) == "[NAME]様、[NAME]、[NAME]、山田")
        #expect(try Redacting.text("José and Joséphine and JOSÉ", rules) == "[NAME] and Joséphine and [NAME]")
        #expect(try Redacting.text("佐藤さんとTanakaさん", rules) == "[NAME]さんと[NAME]さん")
    }
}
