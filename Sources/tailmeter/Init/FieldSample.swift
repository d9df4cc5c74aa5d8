/// What a sample of a log has at one path.
struct FieldSample {
    /// So many values are told apart: as many as a label keeps apart by default, and one more.
    static let valueLimit = 1_001

    /// JSON objects with a text or a number there.
    var documents = 0
    /// Requests among them.
    var requests = 0
    /// Objects with a text there that is not empty.
    var texts = 0
    /// Objects with a whole number there.
    var integers = 0
    /// Objects with any number there.
    var numbers = 0
    /// The values in requests, up to ``valueLimit``.
    var values: Set<String> = []

    mutating func add(_ value: SampledValue, isRequest: Bool) {
        documents += 1
        switch value {
        case .text: texts += 1
        case .integer:
            integers += 1
            numbers += 1
        case .number: numbers += 1
        }
        guard isRequest else { return }
        requests += 1
        if values.count < Self.valueLimit { values.insert(value.text) }
    }
}

/// A value of a log line that can be a label or a figure.
enum SampledValue {
    case text(String)
    case integer(String)
    case number(String)

    var text: String {
        switch self {
        case .text(let text), .integer(let text), .number(let text): text
        }
    }
}
