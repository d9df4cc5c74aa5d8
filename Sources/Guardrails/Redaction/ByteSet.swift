/// What a byte may be part of.
struct ByteSet: OptionSet {
    let rawValue: UInt16

    static let digit = ByteSet(rawValue: 1)
    static let letter = ByteSet(rawValue: 2)
    /// Letters, digits and the underscore.
    static let word = ByteSet(rawValue: 4)
    static let hex = ByteSet(rawValue: 8)
    /// What most keys are made of: letters, digits, underscores and hyphens.
    static let token = ByteSet(rawValue: 16)
    /// What stands in the local part of mail addresses everywhere.
    static let local = ByteSet(rawValue: 32)
    /// What may stand in it, but not at its beginning.
    static let localInner = ByteSet(rawValue: 64)
    /// Base64, base64url, and what tokens of the Authorization header may hold beside it.
    static let base64 = ByteSet(rawValue: 128)
    static let domain = ByteSet(rawValue: 256)
    /// A value without quotes.
    static let value = ByteSet(rawValue: 512)
    static let upper = ByteSet(rawValue: 1024)
    static let lower = ByteSet(rawValue: 2048)
    /// Tokens with dots.
    static let dotted = ByteSet(rawValue: 4096)
    static let space = ByteSet(rawValue: 8192)
    /// A name before an equals sign or a colon.
    static let name = ByteSet(rawValue: 16384)

    static let alphanumeric: ByteSet = [.digit, .letter]

    init(rawValue: UInt16) {
        self.rawValue = rawValue
    }

    private static let table: [ByteSet] = (UInt8.min...UInt8.max).map { ByteSet(classifying: $0) }

    /// The sets that a byte is of.
    @inline(__always)
    init(of byte: UInt8) {
        self = Self.table[Int(byte)]
    }

    private init(classifying byte: UInt8) {
        var set: ByteSet = []
        let isUpper = (0x41...0x5A).contains(byte)
        let isLower = (0x61...0x7A).contains(byte)
        let isDigit = (0x30...0x39).contains(byte)
        let folded = byte | 0x20
        func add(_ member: ByteSet, _ characters: String) {
            if characters.utf8.contains(byte) { set.insert(member) }
        }
        if isUpper { set.insert(.upper) }
        if isLower { set.insert(.lower) }
        if isUpper || isLower { set.insert(.letter) }
        if isDigit { set.insert(.digit) }
        if isDigit || (isUpper || isLower) && folded <= 0x66 { set.insert(.hex) }
        if isUpper || isLower || isDigit {
            set.formUnion([.word, .token, .local, .base64, .domain, .dotted, .name])
        }
        add(.word, "_")
        add(.token, "_-")
        add(.dotted, "_-.")
        add(.name, "_-.")
        add(.local, "._%+-")
        add(.localInner, "'&#!~*$^")
        add(.base64, "+/=_-.~")
        add(.domain, "-")
        add(.space, " \t\n\r")
        if byte > 0x20, byte < 0x7F, !#",;&)]}"'`<>"#.utf8.contains(byte) { set.insert(.value) }
        self = set
    }
}
