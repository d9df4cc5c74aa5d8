import Glibc

/// How many descriptors this process may open.
public enum DescriptorLimit {
    /// Those that were open when this was first asked: what a parent left open for its children counts against the limit too.
    private static let before: Int = {
        guard let folder = opendir("/proc/self/fd") else { return 0 }
        defer { closedir(folder) }
        var count = 0
        while readdir(folder) != nil { count += 1 }
        // The folder names itself, its parent, and what it is read by.
        return max(0, count - 3)
    }()

    /// The soft limit less what was open at the start; `nil` where the system does not tell.
    public static var free: Int? {
        var allowed = rlimit()
        guard getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &allowed) == 0 else { return nil }
        return max(0, Int(clamping: allowed.rlim_cur) - before)
    }
}
