/// Words behind which something is looked for.
enum Keyword {
    /// What a word announces.
    enum Meaning: Sendable {
        case password, key, passport, bearer, basic, postalCode
    }

    static let words: [UInt128: Meaning] = [
        PackedWord.of("password"): .password,
        PackedWord.of("passphrase"): .password,
        PackedWord.of("passcode"): .password,
        PackedWord.of("passwd"): .password,
        PackedWord.of("passport"): .passport,
        PackedWord.of("bearer"): .bearer,
        PackedWord.of("apikey"): .key,
        PackedWord.of("postcode"): .postalCode,
        PackedWord.of("postal"): .postalCode,
        PackedWord.of("basic"): .basic,
    ]

    static let wide: [(bytes: [UInt8], value: Meaning)] = WideWords.list([
        ("キー トークン", .key),
        ("パスワード 暗証番号 秘密鍵 シークレット アクセスキー 合言葉 ＡＰＩキー", .password),
        ("パスポート 旅券", .passport),
    ])
}
