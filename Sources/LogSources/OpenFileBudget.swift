/// How many descriptors the followed files hold, and may hold.
final class OpenFileBudget {
    let limit: Int
    var count = 0

    init(limit: Int) {
        self.limit = limit
    }

    /// Whether one that can be opened again should be closed.
    var isExceeded: Bool { count > limit }
}
