public import LogDecoding

/// What a line must tell to be wanted: `model=claude-haiku-4-5`, `user=u-17`.
public struct LineCondition: Hashable, Sendable {
    /// What is compared.
    public enum Subject: Hashable, Sendable {
        /// The model of a request.
        case model
        /// The provider of a request.
        case provider
        /// `success` or `error` of a request, or a reason of an error.
        case status
        /// The source that the line comes from.
        case source
        /// A field of any line.
        case field(FieldPath)
    }

    /// What is compared.
    public var subject: Subject
    /// What it must be.
    public var value: String

    /// Makes a condition.
    public init(_ subject: Subject, _ value: String) {
        self.subject = subject
        self.value = value
    }

    /// Reads `name=value`; `nil` where it is none.
    ///
    /// - Parameter labels: the paths of labels, by name: they go before fields of the same name.
    public init?(_ text: String, labels: [String: FieldPath]) {
        guard let equals = text.firstIndex(of: "="), equals != text.startIndex else { return nil }
        let name = String(text[..<equals])
        value = String(text[text.index(after: equals)...])
        switch name {
        case "model": subject = .model
        case "provider": subject = .provider
        case "status": subject = .status
        case "source": subject = .source
        default:
            guard let path = labels[name] ?? FieldPath(name) else { return nil }
            subject = .field(path)
        }
    }
}
