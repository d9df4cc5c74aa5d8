import Crypto

/// What stands in for what was found.
struct Replacer {
    private let ways: [RedactionRules.Replacement]
    /// By rank.
    private let names: [String]
    private let labels: [[UInt8]]
    private let patterns: [UserPattern]
    private let key: SymmetricKey

    init(_ rules: RedactionRules, patterns: [UserPattern]) {
        ways = RedactionClass.byRank.map { rules.classes[$0] ?? .label }
        names = RedactionClass.byRank.map { $0.label(in: rules.language) }
        labels = names.map { Array("[\($0)]".utf8) }
        key = SymmetricKey(data: rules.hashKey)
        self.patterns = patterns
    }

    /// Whether what was found goes with the member that holds it.
    func drops(_ kind: RedactionClass) -> Bool { ways[kind.rank] == .drop }

    /// The bytes that stand in for a value, empty where it is dropped.
    func bytes(for value: UnsafeBufferPointer<UInt8>, _ kind: RedactionClass, detail: Int) -> [UInt8] {
        switch ways[kind.rank] {
        case .drop: return []
        case .label: return kind == .pattern ? Array(patterns[detail].label.utf8) : labels[kind.rank]
        case .hash:
            let name = kind == .pattern ? patterns[detail].name.uppercased() : names[kind.rank]
            var message = Array("\(kind.rawValue):".utf8)
            message += CanonicalForm.of(value, kind)
            let code = HMAC<SHA256>.authenticationCode(for: message, using: key)
            return Array("[\(name):".utf8) + code.prefix(8).flatMap(CanonicalForm.hex) + [0x5D]
        }
    }

    /// The name of a finding: the kind of secret, the name of the pattern, or the class.
    func name(_ kind: RedactionClass, detail: Int) -> String {
        switch kind {
        case .secret: SecretForm.name(detail)
        case .pattern: patterns[detail].name
        default: kind.rawValue
        }
    }
}
