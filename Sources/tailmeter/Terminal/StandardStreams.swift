import Glibc
import LogSources

/// Results go here.
enum StandardOutput {
    static var isTerminal: Bool { isatty(STDOUT_FILENO) == 1 }

    /// Whether colour is welcome: on a terminal that can show it, unless `NO_COLOR` (<https://no-color.org>) is set.
    static var wantsColor: Bool {
        isTerminal && (getenv("NO_COLOR").map { $0.pointee == 0 } ?? true)
            && getenv("TERM").map { String(cString: $0) } != "dumb"
    }

    /// How many columns the terminal has; `nil` where standard output is none, and lines may be as long as they want.
    static var columns: Int? {
        var size = winsize()
        guard isTerminal, ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return nil }
        return Int(size.ws_col)
    }

    /// Whether the locale's character set is UTF-8.
    static var showsUTF8: Bool {
        // The first that is set and not empty holds (POSIX, section 8.2).
        let locale = ["LC_ALL", "LC_CTYPE", "LANG"].lazy.compactMap { (name: String) -> String? in
            guard let value = getenv(name), value.pointee != 0 else { return nil }
            return String(cString: value)
        }.first
        let charset = locale?.lowercased().replacing("-", with: "") ?? ""
        return charset.contains("utf8")
    }

    static func write(_ text: String) {
        Descriptor.write(Array(text.utf8), to: STDOUT_FILENO)
    }

    /// Writes bytes as they are. `false` where nobody takes them.
    static func write(bytes: [UInt8]) -> Bool {
        Descriptor.write(bytes, to: STDOUT_FILENO)
    }
}

/// Progress, messages and logs go here.
enum StandardError {
    static var isTerminal: Bool { isatty(STDERR_FILENO) == 1 }

    /// Whether systemd's journal reads it, by `JOURNAL_STREAM` (systemd.exec(5)).
    static var isJournal: Bool {
        guard let stream = getenv("JOURNAL_STREAM").map({ String(cString: $0) }),
            let file = FileStatus(descriptor: STDERR_FILENO)
        else { return false }
        return stream == "\(file.device):\(file.inode)"
    }

    static func write(_ text: String) {
        Descriptor.write(Array(text.utf8), to: STDERR_FILENO)
    }
}

private enum Descriptor {
    /// Writes all of the bytes. A reader that has gone ends the process quietly, as it does other filters.
    @discardableResult
    static func write(_ bytes: [UInt8], to descriptor: Int32) -> Bool {
        var bytes = bytes[...]
        while !bytes.isEmpty {
            let count = bytes.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
            if count < 0 {
                if errno == EINTR || errno == EAGAIN { continue }
                return false
            }
            bytes = bytes.dropFirst(count)
        }
        return true
    }
}
