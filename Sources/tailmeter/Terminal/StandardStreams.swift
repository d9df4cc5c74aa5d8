import Glibc

/// Results go here.
enum StandardOutput {
    static var isTerminal: Bool { isatty(STDOUT_FILENO) == 1 }

    /// Whether colour is welcome: on a terminal that can show it, unless `NO_COLOR` (<https://no-color.org>) is set.
    static var wantsColor: Bool {
        isTerminal && (getenv("NO_COLOR").map { $0.pointee == 0 } ?? true)
            && getenv("TERM").map { String(cString: $0) } != "dumb"
    }

    static func write(_ text: String) {
        Descriptor.write(text, to: STDOUT_FILENO)
    }
}

/// Progress, messages and logs go here.
enum StandardError {
    static var isTerminal: Bool { isatty(STDERR_FILENO) == 1 }

    static func write(_ text: String) {
        Descriptor.write(text, to: STDERR_FILENO)
    }
}

private enum Descriptor {
    /// Writes all of the text. A reader that has gone ends the process quietly, as it does other filters.
    static func write(_ text: String, to descriptor: Int32) {
        var bytes = Array(text.utf8)[...]
        while !bytes.isEmpty {
            let count = bytes.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
            if count < 0 {
                if errno == EINTR || errno == EAGAIN { continue }
                return
            }
            bytes = bytes.dropFirst(count)
        }
    }
}
