/// How many descriptors the followed files hold, and may hold.
final class OpenFileBudget {
    let limit: Int
    var count = 0

    /// - Parameter limit: the most; no more than a quarter of what the process may open, which the ledger, requests and
    ///   looks at other files need too.
    init(limit: Int) {
        self.limit = min(limit, DescriptorLimit.free.map { max(4, $0 / 4) } ?? limit)
    }

    /// Whether one that can be opened again should be closed.
    var isExceeded: Bool { count > limit }
}
