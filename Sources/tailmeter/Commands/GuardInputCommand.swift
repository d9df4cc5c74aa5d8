import ArgumentParser
import Guardrails
import HTTPAPI

/// `tailmeter guard input`.
struct GuardInputCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "input",
        abstract: "Says whether a text may go to a model: length, hidden characters, forbidden patterns, injections.",
        discussion: "Leaves with 4 where the text is blocked, else with 0.")

    @Argument(help: "A file, or - for standard input.", completion: .file())
    var file = "-"

    @OptionGroup var options: GuardOptions

    @Option(help: "table or json.")
    var format: TableFormat = .table

    func run() throws {
        let rules = try options.rules()
        let inputGuard = try GuardOptions.making { () throws(GuardError) in try InputGuard(rules: rules) }
        if options.jsonl {
            return try GuardLines.run(file) { query in
                let verdict = inputGuard.check(query.text)
                return (GuardDocument.json(verdict), verdict.decision)
            }
        }
        let text = try GuardText.read(file, maxCharacters: rules.maxCharacters)
        let verdict = inputGuard.check(text)
        switch format {
        case .table: StandardOutput.write(GuardReport.table(verdict, of: text, color: StandardOutput.wantsColor))
        case .json: StandardOutput.write(GuardDocument.json(verdict) + "\n")
        }
        if verdict.decision == .block { throw CommandFailure("", status: .blocked) }
    }
}
