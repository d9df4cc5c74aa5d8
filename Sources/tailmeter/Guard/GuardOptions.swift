import ArgumentParser
import Guardrails

/// The language of messages and labels.
enum GuardLanguage: String, ExpressibleByArgument, CaseIterable {
    case en, ja
}

/// What both guards can be told.
struct GuardOptions: ParsableArguments {
    @Option(help: "The longest text, in characters.")
    var maxCharacters: Int?

    @Option(help: "The longest text in tokens, by estimate.")
    var maxTokens: Int?

    @Option(help: "Block from this score on, 0 to 1. (default: 0.8)")
    var threshold: Double?

    @Option(help: "Flag from this score on, 0 to 1. (default: 0.5)")
    var flagThreshold: Double?

    @Option(help: "A pattern that no text may hold, in RE2's syntax, as NAME=PATTERN; more than once for several.")
    var pattern: [String] = []

    @Option(help: "A rule that is not looked at, such as injection.role; more than once for several.")
    var without: [String] = []

    @Option(help: "The language of messages and labels: en or ja.")
    var language = GuardLanguage.en

    @Flag(
        help: "Each line is JSON, {\"text\": …}; print a verdict a line, and leave with 0 also where some are blocked.")
    var jsonl = false

    /// The rules that the options make.
    func rules() throws -> GuardRules {
        var rules = GuardRules()
        if let maxCharacters { rules.maxCharacters = maxCharacters }
        rules.maxTokens = maxTokens
        if let threshold { rules.blockThreshold = threshold }
        // Who blocks early flags early.
        rules.flagThreshold = flagThreshold ?? min(rules.flagThreshold, rules.blockThreshold)
        rules.language = language == .ja ? .japanese : .english
        for text in pattern {
            let parts = text.split(separator: "=", maxSplits: 1)
            guard parts.count == 2 else {
                throw CommandFailure("--pattern \(text): expected NAME=PATTERN", status: .usage)
            }
            rules.patterns.append(.init(name: String(parts[0]), expression: String(parts[1])))
        }
        for name in without {
            guard let rule = GuardRule(rawValue: name) else {
                let advice = NameAdvice.text(name, among: GuardRule.allCases.map(\.rawValue))
                throw CommandFailure("--without \(name): no such rule; \(advice)", status: .usage)
            }
            rules.enabled.remove(rule)
        }
        return rules
    }

    /// Makes a guard; what is wrong with its rules was said on the command line.
    static func making<Made>(_ make: () throws(GuardError) -> Made) throws -> Made {
        do {
            return try make()
        } catch {
            throw CommandFailure(error.description, status: .usage)
        }
    }
}
