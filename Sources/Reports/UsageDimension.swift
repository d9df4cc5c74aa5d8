/// What requests of a ledger are told apart by.
public enum UsageDimension: Hashable, Sendable {
    /// The provider.
    case provider
    /// The model.
    case model
    /// `success` or `error`.
    case status
    /// Why an attempt failed; `success` for those that did not.
    case reason
    /// A label of the settings; `unknown` where a request has none of that name.
    case label(String)

    /// The dimension's name in results.
    public var name: String {
        switch self {
        case .provider: "provider"
        case .model: "model"
        case .status: "status"
        case .reason: "reason"
        case .label(let name): name
        }
    }

    var isLabel: Bool {
        if case .label = self { return true }
        return false
    }
}
