import Glibc

/// What a command that did not do all that was asked leaves with.
enum ExitStatus: Int32 {
    /// All was done.
    case done = 0
    /// The input or the settings are wrong; what could be done is done.
    case wrongInput = 1
    /// The command line is wrong.
    case usage = 2
    /// Some lines could not be read, and `--strict` asks to say so.
    case unreadLines = 3

    static func leave(with status: ExitStatus) -> Never {
        exit(status.rawValue)
    }
}

/// Ends a command with a message for a person.
struct CommandFailure: Error {
    let status: ExitStatus
    let message: String

    init(_ message: String, status: ExitStatus = .wrongInput) {
        self.message = message
        self.status = status
    }
}
