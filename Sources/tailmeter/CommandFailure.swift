import Archive
import Glibc
import Guardrails
import HTTPAPI
import Ledger
import LogDecoding
import Settings

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
    /// A guard blocked the text.
    case blocked = 4

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

    /// What a command that works on the ledger leaves with: errors of its parts in their own words, others as they are.
    static func explained(_ error: any Error) -> any Error {
        switch error {
        case let error as SettingsError:
            // These are lines of their own, with places of their own.
            StandardError.write(error.description + "\n")
            return CommandFailure("")
        case let error as LedgerError: return CommandFailure(error.description)
        case let error as ListenError: return CommandFailure(error.description)
        case let error as ListenerTLS.Unusable: return CommandFailure(error.description)
        case let error as DecodingError: return CommandFailure(error.description)
        case let error as ArchiveError: return CommandFailure(error.description)
        case let error as RedactionError: return CommandFailure(error.description)
        default: return error
        }
    }

    /// An error in the words of who throws it, for a log.
    static func text(of error: any Error) -> String {
        (error as? CommandFailure)?.message ?? "\(error)"
    }
}
