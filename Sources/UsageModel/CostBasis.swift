/// Whose word on the cost of a request counts, where the log line states one itself.
public enum CostBasis: String, CaseIterable, Sendable {
    /// The price book's.
    case computed
    /// The line's. A request whose line states none, or one that is not believed, is unpriced.
    case logged
    /// The line's where it states one that is believed, else the price book's.
    case preferLogged = "prefer-logged"
}
