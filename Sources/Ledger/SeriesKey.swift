public import UsageModel

/// What the figures of the ledger are kept by: one series each.
public struct SeriesKey: Hashable, Sendable {
    /// A label that the user configured, and its value.
    public struct Label: Hashable, Sendable {
        /// The label's name.
        public let name: String
        /// The value; `unknown` where the line had none, `other` past a cap.
        public let value: String

        /// Makes a label.
        public init(name: String, value: String) {
            self.name = name
            self.value = SeriesKey.storable(value)
        }
    }

    /// The provider.
    public let provider: String
    /// The model, without provider or region.
    public let model: String
    /// How the attempts ended.
    public let status: RequestStatus
    /// The labels, in the order of the settings; none for the series over all labels.
    public let labels: [Label]

    /// Makes a key.
    public init(provider: String, model: String, status: RequestStatus, labels: [Label]) {
        self.provider = Self.storable(provider)
        self.model = Self.storable(model)
        self.status = status
        self.labels = labels
    }

    /// SQLite's C strings end at a NUL: names that differ only behind one would be the same series there, and no batch with
    /// both would go through.
    private static func storable(_ text: String) -> String {
        guard text.utf8.contains(0) else { return text }
        return String(String.UnicodeScalarView(text.unicodeScalars.map { $0 == "\0" ? "\u{FFFD}" : $0 }))
    }

    /// The labels as a JSON object, for the ledger's column; empty without labels.
    var labelsJSON: String {
        guard !labels.isEmpty else { return "" }
        let members = labels.map { "\(JSONText.string($0.name)):\(JSONText.string($0.value))" }
        return "{\(members.joined(separator: ","))}"
    }
}
