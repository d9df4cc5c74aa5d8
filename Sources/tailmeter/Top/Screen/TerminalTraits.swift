import Foundation
import Glibc

/// What a terminal can show, as the environment tells.
struct TerminalTraits: Equatable {
    var isUTF8: Bool
    var hasColor: Bool
    /// Whether it can move a cursor: a dumb terminal can't.
    var canMoveCursor: Bool

    /// - Parameter environment: `LC_ALL`, `LC_CTYPE` and `LANG` tell the encoding, the first that is set (POSIX, "Environment
    ///   Variables"); `NO_COLOR` (<https://no-color.org>) that colours are not welcome.
    init(environment: [String: String] = ProcessInfo.processInfo.environment) {
        let locale = ["LC_ALL", "LC_CTYPE", "LANG"].lazy.compactMap { environment[$0] }.first { !$0.isEmpty } ?? ""
        let encoding = locale.lowercased().replacing("-", with: "")
        isUTF8 = encoding.contains("utf8")
        let terminal = environment["TERM"] ?? ""
        canMoveCursor = !terminal.isEmpty && terminal != "dumb"
        hasColor = canMoveCursor && (environment["NO_COLOR"] ?? "").isEmpty
    }
}
