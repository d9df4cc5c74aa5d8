/// What the name of a member, or of a value in a text, says of the value.
struct KeyHints: OptionSet, Hashable, Sendable {
    let rawValue: UInt32

    /// The value is secret whatever it looks like.
    static let password = KeyHints(rawValue: 1)
    /// The value is a key, where it looks like one.
    static let key = KeyHints(rawValue: 2)
    /// The value is a token, where it is long and looks random.
    static let token = KeyHints(rawValue: 4)
    /// The value is that of an Authorization header.
    static let authorization = KeyHints(rawValue: 8)
    static let phone = KeyHints(rawValue: 16)
    static let card = KeyHints(rawValue: 32)
    static let myNumber = KeyHints(rawValue: 64)
    static let corporateNumber = KeyHints(rawValue: 128)
    static let postalCode = KeyHints(rawValue: 256)
    static let ssn = KeyHints(rawValue: 512)
    static let passport = KeyHints(rawValue: 1024)
    /// Numbers with dots are no addresses.
    static let version = KeyHints(rawValue: 2048)
    /// Numbers are ids, times or amounts.
    static let identifier = KeyHints(rawValue: 4096)

    static let anySecret: KeyHints = [.password, .key, .token, .authorization]
    static let anyNumber: KeyHints = [.phone, .card, .myNumber, .corporateNumber, .postalCode, .ssn, .passport]

    /// What the hints of one word mean together with those of its neighbours.
    private struct Role: OptionSet {
        let rawValue: UInt32
        static let password = Role(rawValue: 1)
        static let key = Role(rawValue: 2)
        static let keyQualifier = Role(rawValue: 4)
        static let token = Role(rawValue: 8)
        static let authorization = Role(rawValue: 16)
        /// Says nothing of what the words before it say.
        static let neutral = Role(rawValue: 32)
        static let wholeKey = Role(rawValue: 64)
        static let loosePassword = Role(rawValue: 128)
    }

    private static let roles: [UInt128: Role] = PackedWord.table([
        (
            "password passwords passwd pwd passphrase passcode passw userpassword secret secrets secretkey cookie",
            .password
        ),
        ("pass pw credential credentials creds pin", .loosePassword),
        ("key keys", .key),
        (
            "api access secret private auth encryption signing master account shared subscription service storage admin hmac "
                + "ssh deploy webhook client bot function license ocp", .keyQualifier
        ),
        ("apikey apikeys accesskey privatekey accountkey sharedaccesskey authkey sig", .wholeKey),
        ("token authtoken accesstoken refreshtoken bearer jwt sessiontoken idtoken", .token),
        ("authorization auth", .authorization),
        (
            "value val hash hashed plain raw text str string encrypted enc b64 base64 old new prod production dev test staging "
                + "live default main primary secondary confirm confirmation current", .neutral
        ),
    ]) { $0.union($1) }

    private static let meanings: [UInt128: KeyHints] = PackedWord.table([
        (
            "phone phones tel telephone mobile cell cellphone fax phonenumber mobilephone telno msisdn callerid whatsapp sms "
                + "keitai denwa", .phone
        ),
        ("card cards creditcard cardnumber pan ccnumber ccnum cc cardno", .card),
        ("mynumber mynumbers kojinbango", .myNumber),
        ("corporatenumber houjin hojin houjinbango corporate", .corporateNumber),
        ("zip zipcode postal postcode postalcode yubin", .postalCode),
        ("ssn socialsecurity", .ssn),
        ("passport passportno passportnumber", .passport),
        ("version ver versions release build firmware agent section", [.version, .identifier]),
        (
            "id ids uuid guid hash sha sha1 sha256 md5 digest commit timestamp time date datetime ts at epoch price amount "
                + "total count isbn jan ean upc sku order invoice tracking serial ticket created updated cost usd jpy "
                + "tokens trace span request session run job batch model seed etag", .identifier
        ),
    ]) { $0.union($1) }

    /// What stands before a token that says where a list goes on, or that is one of a model's.
    private static let publicTokens: Set<UInt128> = Set(
        ["page", "next", "continuation", "cursor", "pad", "eos", "bos", "unk", "mask", "stop", "sync", "start", "end"]
            .map { PackedWord.of($0) })

    /// By the second of two words.
    private static let pairs: [UInt128: (first: UInt128, hints: KeyHints)] = [
        PackedWord.of("number"): (PackedWord.of("my"), .myNumber),
        PackedWord.of("code"): (PackedWord.of("post"), .postalCode),
        PackedWord.of("security"): (PackedWord.of("social"), .ssn),
        // Of signed URLs. Other signatures are public, those of a model's thoughts for one.
        PackedWord.of("signature"): (PackedWord.of("amz"), .key),
    ]

    private static let wide: [(bytes: [UInt8], value: KeyHints)] = WideWords.list([
        ("パスワード 暗証番号 秘密鍵 シークレット", .password),
        ("APIキー アクセスキー 認証キー", .key),
        ("電話 携帯 ＦＡＸ ＴＥＬ", .phone),
        ("カード", .card),
        ("マイナンバー 個人番号", .myNumber),
        ("法人番号", .corporateNumber),
        ("郵便", .postalCode),
        ("旅券 パスポート", .passport),
        ("注文 日時", .identifier),
    ])

    init(rawValue: UInt32) {
        self.rawValue = rawValue
    }

    /// Reads a name: `api_key`, `apiKey`, `X-Api-Key`, `電話番号`.
    init(name: UnsafeBufferPointer<UInt8>) {
        var hints: KeyHints = []
        guard name.count <= 256 else {
            self = hints
            return
        }
        if name.contains(where: { $0 >= 0x80 }) {
            let bytes = Array(name)
            for (keyword, hint) in Self.wide where Self.contains(bytes, keyword) { hints.insert(hint) }
            if Self.ends(bytes, Array("数".utf8)) || Self.ends(bytes, Array("期限".utf8)) { hints = [] }
        }
        var last: Role = []
        var before: Role = []
        var previous: UInt128 = 0
        Self.forEachWord(name) { word, isNumber in
            if isNumber { return }
            if Self.role(word) == .token, Self.publicTokens.contains(previous) { return }
            if let meaning = Self.pairs[word], meaning.first == previous { hints.insert(meaning.hints) }
            previous = word
            let role = Self.role(word)
            if let meaning = Self.meanings[word] { hints.formUnion(meaning) }
            // A hash or a value of a secret is a secret; what else stands behind it says something about it.
            if role == .neutral, !last.isEmpty { return }
            before = role.isEmpty ? [] : last.isEmpty ? before : last
            last = role
        }
        if last.contains(.password) { hints.insert(.password) }
        if last.contains(.loosePassword) || last.contains(.wholeKey) { hints.insert(.key) }
        if last.contains(.key), before.contains(.keyQualifier) || before.contains(.password) { hints.insert(.key) }
        if last.contains(.token) { hints.insert(.token) }
        if last.contains(.authorization) { hints.insert(.authorization) }
        if !hints.isDisjoint(with: Self.anyNumber) { hints.remove(.identifier) }
        self = hints
    }

    private static let ends: [(UInt128, Int, Role)] = [
        (PackedWord.of("password"), 8, .password), (PackedWord.of("passwd"), 6, .password),
        (PackedWord.of("secret"), 6, .password), (PackedWord.of("apikey"), 6, .wholeKey),
    ]

    private static func role(_ word: UInt128) -> Role {
        if let role = roles[word] { return role }
        for (end, bytes, role) in ends where PackedWord.ends(word, in: end, bytes: bytes) { return role }
        return []
    }

    /// The words of a name in lower case: runs of letters, and of digits, cut where a capital follows a small letter.
    private static func forEachWord(_ name: UnsafeBufferPointer<UInt8>, _ body: (UInt128, Bool) -> Void) {
        var word: UInt128 = 0
        var length = 0
        var previous: ByteSet = []
        func end() {
            if length > 0, length <= PackedWord.capacity { body(word, previous.contains(.digit) && length < 3) }
            word = 0
            length = 0
        }
        for (index, byte) in name.enumerated() {
            let set = ByteSet(of: byte)
            if set.isDisjoint(with: .alphanumeric) {
                end()
                previous = set
                continue
            }
            let isCapital = set.contains(.upper)
            let isNextSmall = index + 1 < name.count && ByteSet(of: name[index + 1]).contains(.lower)
            if isCapital, previous.contains(.lower) || previous.contains(.upper) && isNextSmall { end() }
            word = word << 8 | UInt128(isCapital ? byte | 0x20 : byte)
            length += 1
            previous = set
        }
        end()
    }

    private static func contains(_ bytes: [UInt8], _ part: [UInt8]) -> Bool {
        guard bytes.count >= part.count else { return false }
        return (0...(bytes.count - part.count)).contains { bytes[$0...].starts(with: part) }
    }

    private static func ends(_ bytes: [UInt8], _ part: [UInt8]) -> Bool {
        bytes.count >= part.count && bytes.suffix(part.count).elementsEqual(part)
    }
}
