/// What spending is told apart by before budgets look at it.
public struct SpendSource: Hashable, Sendable {
    /// The model.
    public var model: String
    /// The provider.
    public var provider: String
    /// Whether the attempts failed.
    public var isError: Bool
    /// The labels with their values, as far as budgets ask for them.
    public var labels: [BudgetStanding.Label]

    /// Makes a source.
    public init(model: String, provider: String, isError: Bool, labels: [BudgetStanding.Label]) {
        self.model = model
        self.provider = provider
        self.isError = isError
        self.labels = labels
    }

    /// The value of a field; `nil` where the log has no such label.
    func value(_ field: String) -> String? {
        switch field {
        case "model": model
        case "provider": provider
        case "status": isError ? "error" : "success"
        default: labels.first { $0.name == field }?.value
        }
    }
}
