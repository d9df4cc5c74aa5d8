import Foundation
import Glibc

/// The descriptors of the process that runs the tests, many of which are open at a time.
public enum OpenDescriptors {
    /// Keeps them from programs that are started next. Libraries open some for all to inherit, and a daemon that may have few
    /// would have none left for its logs.
    public static func keepFromChildren() {
        for name in (try? FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd")) ?? [] {
            guard let number = Int32(name), number > STDERR_FILENO else { continue }
            _ = fcntl(number, F_SETFD, FD_CLOEXEC)
        }
    }
}
