/// What a budget counts.
public enum BudgetUnit: String, CaseIterable, Codable, Sendable {
    /// US dollars, in pico-dollars.
    case usd
    /// Tokens of all classes.
    case tokens
    /// Attempts at a provider.
    case requests
}
