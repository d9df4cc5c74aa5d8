import ArgumentParser
import Foundation
import Ledger
import Logging
import Moderation
import Pipeline
import Settings
import UsageModel

/// `tailmeter moderate FILE`.
struct ModerateFileCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "file", abstract: "Asks a small model whether a text, or each text of a log, is harmful.",
        discussion: """
            Texts are redacted before they are sent. What it costs is of the same daily budget as that of the daemon, which may \
            run meanwhile. Without settings the key is taken from ANTHROPIC_API_KEY. Leaves with 4 where the text is harmful, \
            with 1 where there is no verdict.
            """)

    @Argument(help: "A file, or - for standard input.", completion: .file())
    var file = "-"

    @Option(name: [.short, .long], help: "A settings file: its 'moderation' holds.", completion: .file())
    var config: String?

    @Option(
        help: "The state folder. (default: that of the settings, else \(Settings().stateDirectory))",
        completion: .directory)
    var state: String?

    @Option(help: "The model, in place of that of the settings.")
    var model: String?

    @Option(help: "The provider's address, in place of that of the settings.")
    var baseURL: String?

    @Option(help: "Who wrote it: input (a user) or output (a model).")
    var side: ModerationSide = .input

    @Flag(help: "Each line is JSON, {\"text\": …}; print a verdict a line.")
    var jsonl = false

    @Flag(help: "The file is the log of an app; print a verdict for each text of its lines.")
    var log = false

    @Option(help: "table or json.")
    var format: TableFormat = .table

    func validate() throws {
        guard !(jsonl && log) else { throw ValidationError("--jsonl and --log exclude each other") }
    }

    func run() async throws {
        do {
            let (setup, places) = try setup()
            let writer = try LogWriter(.human)
            let moderator = try setup.moderator(
                queue: ModerationQueue(capacity: 1),
                logger: Logger(label: "moderate") { _ in StandardErrorLog(writer, logLevel: .critical) })
            if let obstacle = setup.obstacle { throw CommandFailure(obstacle.reason) }
            if jsonl || log {
                let lines = ModeratedLines(
                    texts: log ? .log(places) : .json(side), moderator: moderator,
                    concurrent: setup.options.maximumConcurrent, policy: setup.policy)
                try await lines.run(try FileLines(file, blockBytes: 64 << 10))
            } else {
                try await judgeWhole(moderator, setup)
            }
            try moderator.ledger.close()
        } catch {
            throw CommandFailure.explained(error)
        }
    }

    private func judgeWhole(_ moderator: Moderator, _ setup: ModerationSetup) async throws {
        let sizes = setup.options.windows
        let text = try GuardText.read(file, maxCharacters: sizes.most * sizes.largest)
        let verdict = try await moderator.judge(text, side: side)
        switch format {
        case .table: StandardOutput.write(Self.table(verdict))
        case .json: StandardOutput.write(JSONText.object(verdict.members) + "\n")
        }
        if verdict.outcome == .flagged { throw CommandFailure("", status: .blocked) }
        guard verdict.isConclusive else { return try Self.leave(without: verdict, setup.policy) }
    }

    private static func leave(without verdict: ModerationVerdict, _ policy: ModerationFailurePolicy) throws {
        let reason = verdict.isTruncated ? "the text is too long: its end was not looked at" : verdict.reason
        switch policy {
        case .error: throw CommandFailure("no verdict: \(reason)")
        case .allow: StandardError.write("no verdict, and 'on_failure: allow' lets it pass: \(reason)\n")
        case .flag: throw CommandFailure("no verdict, which counts as flagged: \(reason)", status: .blocked)
        }
    }

    private static func table(_ verdict: ModerationVerdict) -> String {
        let categories = verdict.categories.map(\.rawValue).joined(separator: ", ")
        let head = [verdict.outcome.rawValue, HumanText.score(verdict.score), categories].filter { !$0.isEmpty }.joined(
            separator: "  ")
        return head + "\n" + (verdict.reason.isEmpty ? "" : HumanText.printable(verdict.reason) + "\n")
    }

    private func setup() throws -> (ModerationSetup, LoggedPlaces) {
        var settings = try config.map(SettingsOption.read) ?? Settings()
        if let state { settings.stateDirectory = state }
        var moderation: Settings.Moderation
        if let given = settings.moderation {
            moderation = given
        } else {
            guard config == nil else {
                throw CommandFailure("\(config ?? ""): there is no 'moderation' in the settings")
            }
            moderation = Settings.Moderation(zone: .system)
            moderation.key = baseURL == nil ? .variable("ANTHROPIC_API_KEY") : nil
            if ProcessInfo.processInfo.environment["ANTHROPIC_API_KEY"] != nil {
                moderation.key = .variable("ANTHROPIC_API_KEY")
            }
        }
        if let model { moderation.model = model }
        if let baseURL { moderation.baseURL = baseURL }
        let places = LoggedPlaces(settings, moderation)
        return (
            try ModerationSetup(
                moderation, settings: settings, prices: try PriceSelection.book(file: nil, settings: settings),
                environment: ProcessInfo.processInfo.environment), places
        )
    }
}
