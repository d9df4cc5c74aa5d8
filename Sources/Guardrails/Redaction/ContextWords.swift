/// Words that tell what a number behind them is.
struct ContextWords: OptionSet {
    let rawValue: UInt16

    static let phone = ContextWords(rawValue: 1)
    static let card = ContextWords(rawValue: 2)
    static let myNumber = ContextWords(rawValue: 4)
    static let corporateNumber = ContextWords(rawValue: 8)
    static let postalCode = ContextWords(rawValue: 16)
    static let ssn = ContextWords(rawValue: 32)
    static let passport = ContextWords(rawValue: 64)
    static let version = ContextWords(rawValue: 128)
    /// An id, a time or an amount.
    static let identifier = ContextWords(rawValue: 256)
    /// Of "my number".
    static let number = ContextWords(rawValue: 512)

    init(rawValue: UInt16) {
        self.rawValue = rawValue
    }

    /// What the name of a member tells.
    init(_ hints: KeyHints) {
        self = []
        if hints.contains(.phone) { insert(.phone) }
        if hints.contains(.card) { insert(.card) }
        if hints.contains(.myNumber) { insert(.myNumber) }
        if hints.contains(.corporateNumber) { insert(.corporateNumber) }
        if hints.contains(.postalCode) { insert(.postalCode) }
        if hints.contains(.ssn) { insert(.ssn) }
        if hints.contains(.passport) { insert(.passport) }
        if hints.contains(.version) { insert(.version) }
        if hints.contains(.identifier) { insert(.identifier) }
    }

    static let words: [UInt128: ContextWords] = PackedWord.table([
        (
            "phone phones tel telephone mobile cell cellphone fax call dial sms whatsapp phonenumber hotline ring text",
            .phone
        ),
        ("card cards visa mastercard amex jcb credit creditcard debit pan cardnumber", .card),
        ("mynumber", .myNumber),
        ("corporate houjin hojin", .corporateNumber),
        ("zip zipcode postal postcode postalcode", .postalCode),
        ("ssn social", .ssn),
        ("passport", .passport),
        (
            "version ver v release releases build firmware section chapter sect clause upgraded upgrade",
            [.version, .identifier]
        ),
        (
            "order orders id ids invoice tracking track ref reference sku isbn jan ean upc gtin barcode serial ticket case "
                + "timestamp epoch unix uuid hash commit sha md5 price total amount part batch lot job row line issue pr "
                + "product item model shipment parcel transaction txn receipt build user account acct customer member "
                + "revision rev seq sequence offset bytes size checksum snowflake tweet asin doi pmid pid port arn",
            .identifier
        ),
        ("number", .number),
    ]) { $0.union($1) }

    static let wide: [(bytes: [UInt8], value: ContextWords)] = WideWords.list([
        ("電話 携帯 連絡先 ＴＥＬ ＦＡＸ ファックス ファクス", .phone),
        ("カード", .card),
        ("マイナンバー 個人番号", .myNumber),
        ("法人番号 登録番号 インボイス", .corporateNumber),
        ("郵便番号 〒", .postalCode),
        ("旅券 パスポート", .passport),
        ("バージョン", .version),
        ("注文 伝票 受付 追跡 管理 商品 品番 型番 予約 請求書 会員 口座 問い合わせ番号", .identifier),
        ("整理番号 バーコード 製造 シリアル 取引 合計 金額 コード 申請 識別 ＩＤ チケット", .identifier),
        ("社会保障番号", .ssn),
    ])

    /// The keywords of Japanese by their last character.
    static let wideByEnd: [UInt32: [(bytes: [UInt8], value: ContextWords)]] = Dictionary(grouping: wide) { keyword in
        key(
            keyword.bytes[keyword.bytes.count - 3], keyword.bytes[keyword.bytes.count - 2],
            keyword.bytes[keyword.bytes.count - 1])
    }

    static func key(_ first: UInt8, _ second: UInt8, _ third: UInt8) -> UInt32 {
        UInt32(first) << 16 | UInt32(second) << 8 | UInt32(third)
    }
}

extension TextScanner {
    /// The nearest word before an index, within 64 bytes, that tells what a number there is; what the name of the member
    /// tells where there is none.
    func context(before index: Int) -> ContextWords {
        let start = max(0, index - 64)
        var at = index
        var hasNumber = false
        while at > start {
            let byte = p[at - 1]
            if has(at - 1, .letter) {
                var word: UInt128 = 0
                var length = 0
                let end = at
                while at > start, has(at - 1, .letter) {
                    at -= 1
                    if length < PackedWord.capacity { word |= UInt128(p[at] | 0x20) << UInt128(length * 8) }
                    length += 1
                }
                guard end - at <= PackedWord.capacity else { continue }
                if let words = ContextWords.words[word] {
                    if words == .number {
                        hasNumber = true
                        continue
                    }
                    return words
                }
                if hasNumber, word == Self.my || word == Self.individual { return .myNumber }
                hasNumber = false
            } else if byte >= 0x80, byte < 0xC0, at >= 3, p[at - 3] >= 0xE2 {
                if let keywords = ContextWords.wideByEnd[ContextWords.key(p[at - 3], p[at - 2], p[at - 1])] {
                    for keyword in keywords where at >= keyword.bytes.count {
                        if matches(keyword.bytes, at: at - keyword.bytes.count) { return keyword.value }
                    }
                }
                at -= 3
            } else {
                // Another line tells of something else.
                if byte == 0x0A, at < index { break }
                at -= 1
            }
        }
        return ContextWords(hints)
    }

    private static let my = PackedWord.of("my")
    private static let individual = PackedWord.of("individual")
}
