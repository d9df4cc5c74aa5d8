/// What a moderation's file holds while one transaction changes it.
public struct ModerationBook: Sendable {
    /// The numbers, by name: see ``TallyName``.
    public internal(set) var values: [String: Int64]
    /// Texts that are added.
    public var texts: [ModeratedText] = []

    var changed: Set<String> = []

    init(values: [String: Int64]) {
        self.values = values
    }

    /// A number; 0 where there is none yet.
    public subscript(_ name: String) -> Int64 {
        get { values[name] ?? 0 }
        set {
            guard values[name] != newValue else { return }
            values[name] = newValue
            changed.insert(name)
        }
    }

    /// Adds to a number, which stays below what 64 bits hold.
    public mutating func add(_ amount: Int64, to name: String) {
        let (sum, overflows) = self[name].addingReportingOverflow(amount)
        self[name] = overflows ? .max : sum
    }
}
