import Archive
import Guardrails
import LogDecoding
import Settings

/// The guards that settings ask for.
enum GuardSetup {
    /// The two guards.
    typealias Guards = (input: InputGuard, output: OutputGuard)

    /// The guards of inputs and of answers; by the defaults where the settings say nothing of them.
    ///
    /// - Throws: `GuardError`, or `CommandFailure` where the key of hashes cannot be read.
    static func guards(_ settings: Settings, environment: [String: String]) throws -> Guards {
        let rules = (settings.guards ?? Settings.Guards()).rules
        var redaction = RedactionRules()
        if let archive = settings.archive {
            redaction = try ArchiveSetup.rules(archive.redaction, environment: environment)
        } else if rules.language == .japanese {
            redaction.language = .japanese
        }
        return (try InputGuard(rules: rules), try OutputGuard(rules: rules, redaction: redaction))
    }

    /// Where log lines have texts.
    static func places(_ guards: Settings.Guards) -> LoggedTexts.Places {
        func paths(_ texts: [String]?, _ common: [FieldPath]) -> [FieldPath] {
            texts?.compactMap { FieldPath($0) } ?? common
        }
        return LoggedTexts.Places(
            input: paths(guards.input, LoggedTexts.Places.common.input),
            output: paths(guards.output, LoggedTexts.Places.common.output))
    }
}
