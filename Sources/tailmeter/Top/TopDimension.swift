import ArgumentParser

/// What the rows of the view are told apart by.
enum TopDimension: Hashable, Sendable {
    case model, provider, outcome
    /// A label of the user's own.
    case label(String)

    /// The dimensions there are, in the order in which Tab goes through them.
    static func all(labels: [String]) -> [TopDimension] {
        [.model] + labels.map { .label($0) } + [.provider, .outcome]
    }

    /// What one of them is called in a heading and on the command line.
    var name: String {
        switch self {
        case .model: "model"
        case .provider: "provider"
        case .outcome: "outcome"
        case .label(let name): name
        }
    }

    /// Whether the ledger tells it apart by quarters of an hour and not by minutes.
    var isByQuarter: Bool {
        if case .label = self { true } else { false }
    }
}
