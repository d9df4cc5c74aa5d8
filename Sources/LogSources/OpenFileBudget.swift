import Glibc

/// How many descriptors the followed files hold, and may hold.
final class OpenFileBudget {
    let limit: Int
    var count = 0

    /// - Parameter limit: the most; no more than a quarter of what the process may have open, which the ledger, requests and
    ///   looks at other files need too.
    init(limit: Int) {
        var allowed = rlimit()
        let isKnown = getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &allowed) == 0
        self.limit = isKnown ? min(limit, max(4, Int(clamping: allowed.rlim_cur) / 4)) : limit
    }

    /// Whether one that can be opened again should be closed.
    var isExceeded: Bool { count > limit }
}
