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

    /// Stands between a word and its number.
    static let neutral = ContextWords(rawValue: 1024)

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
            "version ver v rv release releases build firmware section chapter sect clause upgraded upgrade",
            [.version, .identifier]
        ),
        (
            "order orders id ids invoice tracking track ref reference sku isbn jan ean upc gtin barcode serial ticket case "
                + "timestamp epoch unix uuid hash commit sha md5 price total amount part batch lot job row line issue pr "
                + "product item model shipment parcel transaction txn receipt build account acct "
                + "revision rev seq sequence offset bytes size checksum snowflake tweet asin doi pmid pid port arn",
            .identifier
        ),
        ("number", .number),
        ("no num nr numbers is was are value the a of for with to code equals nos field", .neutral),
    ]) { $0.union($1) }

    static let wide: [(bytes: [UInt8], value: ContextWords)] = WideWords.list([
        ("電話 携帯 連絡先 ＴＥＬ ＦＡＸ ファックス ファクス", .phone),
        ("カード", .card),
        ("マイナンバー 個人番号", .myNumber),
        ("法人番号 登録番号 インボイス", .corporateNumber),
        ("郵便番号 〒", .postalCode),
        ("旅券 パスポート", .passport),
        ("バージョン", .version),
        ("注文 受注 発注 送り状 伝票 受付 追跡 管理 商品 品番 型番 予約 請求書 会員 口座 問い合わせ番号", .identifier),
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
    /// How many bytes of other text may stand between a number and a Japanese word for ids, and the like.
    private static let nearBytes = 18

    /// The nearest word before an index, within 64 bytes, that tells what a number there is; what the name of the member
    /// tells where there is none. Words for ids count only right before their number: a number that a customer wrote is not
    /// the number of a customer.
    func context(before index: Int) -> ContextWords {
        let start = max(0, index - 64)
        var at = index
        var hasNumber = false
        var isNear = true
        while at > start {
            let byte = p[at - 1]
            if has(at - 1, .letter) {
                let end = at
                let word = word(before: &at, start)
                guard end - at <= PackedWord.capacity else {
                    isNear = false
                    continue
                }
                if hasNumber, word == Self.my || word == Self.individual { return .myNumber }
                hasNumber = false
                let words = ContextWords.words[word] ?? []
                if words == .number {
                    hasNumber = true
                } else if words.isEmpty || !words.isDisjoint(with: [.identifier, .postalCode]) && !isNear {
                    isNear = false
                } else if words != .neutral {
                    return words
                }
            } else if byte >= 0x80, byte < 0xC0, at >= 3, p[at - 3] >= 0xE2 {
                if let words = wideWords(endingAt: at),
                    !words.contains(.identifier) || isNear && index - at <= Self.nearBytes
                {
                    return words
                }
                at -= 3
            } else {
                // Another line tells of something else.
                if byte == 0x0A { break }
                at -= 1
            }
        }
        return ContextWords(hints)
    }

    /// The letters that end at an index, in lower case, which is moved before them.
    private func word(before at: inout Int, _ start: Int) -> UInt128 {
        var word: UInt128 = 0
        var length = 0
        while at > start, has(at - 1, .letter) {
            at -= 1
            if length < PackedWord.capacity { word |= UInt128(p[at] | 0x20) << UInt128(length * 8) }
            length += 1
        }
        return word
    }

    private func wideWords(endingAt at: Int) -> ContextWords? {
        let key = ContextWords.key(p[at - 3], p[at - 2], p[at - 1])
        return ContextWords.wideByEnd[key]?.first { matches($0.bytes, at: at - $0.bytes.count) }?.value
    }

    private static let my = PackedWord.of("my")
    private static let individual = PackedWord.of("individual")
}
