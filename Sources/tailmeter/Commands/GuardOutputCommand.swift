import ArgumentParser
import Guardrails
import HTTPAPI

/// `tailmeter guard output`.
struct GuardOutputCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "output",
        abstract: "Prints an answer of a model without personal data and secrets, or says why it must not be shown.",
        discussion: "Leaves with 4, and prints nothing of the answer, where it is blocked, else with 0.")

    enum Format: String, ExpressibleByArgument, CaseIterable {
        case text, table, json
    }

    @Argument(help: "A file, or - for standard input.", completion: .file())
    var file = "-"

    @OptionGroup var options: GuardOptions

    @Option(help: "A file with the system prompt, which the answer must not repeat.", completion: .file())
    var systemPrompt: String?

    @Option(help: "A word of the system prompt that stands nowhere else.")
    var canary: String?

    @Option(name: .customLong("redact"), help: "What is redacted, parted by commas, or none. (default: all classes)")
    var redact: String?

    @Option(help: "A host that links may tell anything; more than once for several.")
    var trustHost: [String] = []

    @Option(help: "text (the answer as it may be shown; findings on standard error), table or json.")
    var format: Format = .text

    func run() throws {
        var rules = try options.rules()
        rules.trustedHosts = trustHost
        let redaction = try redaction()
        let outputGuard = try GuardOptions.making { () throws(GuardError) in
            try OutputGuard(rules: rules, redaction: redaction)
        }
        let prompt = try systemPrompt.map { try GuardText.read($0, maxCharacters: 1_000_000) }
        if options.jsonl {
            return try GuardLines.run(file) { query in
                let answer = outputGuard.check(
                    query.text, systemPrompt: query.systemPrompt ?? prompt, canary: query.canary ?? canary)
                return (GuardDocument.json(answer), answer.verdict.decision)
            }
        }
        let text = try GuardText.read(file, maxCharacters: rules.maxCharacters)
        let answer = outputGuard.check(text, systemPrompt: prompt, canary: canary)
        let isBlocked = answer.verdict.decision == .block
        switch format {
        case .text:
            if !isBlocked { StandardOutput.write(answer.text) }
            if !answer.verdict.findings.isEmpty {
                StandardError.write(GuardReport.table(answer.verdict, of: text, color: false))
            }
        case .table: StandardOutput.write(GuardReport.table(answer.verdict, of: text, color: StandardOutput.wantsColor))
        case .json: StandardOutput.write(GuardDocument.json(answer) + "\n")
        }
        if isBlocked { throw CommandFailure("", status: .blocked) }
    }

    private func redaction() throws -> RedactionRules? {
        var rules = RedactionRules()
        rules.language = options.language == .ja ? .japanese : .english
        guard let redact else { return rules }
        if redact == "none" { return nil }
        rules.classes = [:]
        for name in redact.split(separator: ",") {
            guard let kind = RedactionClass(rawValue: String(name)) else {
                let advice = NameAdvice.text(String(name), among: RedactionClass.allCases.map(\.rawValue))
                throw CommandFailure("--redact \(redact): no class '\(name)'; \(advice)", status: .usage)
            }
            rules.classes[kind] = .label
        }
        return rules
    }
}
