/// Counts as providers write them. They are multiplied by prices: what can't be true must not come that far.
struct TokenCounts {
    /// No request has as many tokens.
    static let limit: Int64 = 1_000_000_000

    private let members: [String: JSONValue]

    /// Makes one; what is absent or `null` counts nothing.
    ///
    /// - Throws: ``InvalidAnswer`` where it is neither an object.
    init(_ json: JSONValue?) throws(InvalidAnswer) {
        switch json {
        case nil, .null: members = [:]
        case .object(let members): self.members = members
        default: throw InvalidAnswer(message: "the usage is no object")
        }
    }

    /// A count; 0 where there is none.
    func count(_ name: String) throws(InvalidAnswer) -> Int64 {
        switch members[name] {
        case nil, .null: return 0
        case .integer(let count) where (0...Self.limit).contains(count): return count
        default: throw InvalidAnswer(message: "the usage's \(name) is no number of tokens")
        }
    }

    /// Counts within.
    func counts(_ name: String) throws(InvalidAnswer) -> TokenCounts {
        try TokenCounts(members[name])
    }
}
