import ArgumentParser
import Budgets
import Foundation
import LogSources
import Moderation
import Settings

/// `tailmeter check`.
struct CheckCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "Validates a settings file, prints every error with its line and column, and runs its tests.",
        discussion: """
            With --sample, it also reads a file as the log of a source and tells what its lines count as, and which paths \
            of the source's fields it does not have.
            """)

    @Option(name: [.short, .long], help: "The settings file.", completion: .file())
    var config: String

    @Option(
        help: ArgumentHelp("A log file or gzip file to try the settings on.", valueName: "file"), completion: .file())
    var sample: String?

    @Option(
        help: ArgumentHelp(
            "Of several sources, the one that the sample is of, by its 'file:' or 'name:' as it stands in the settings.",
            valueName: "pattern"))
    var source: String?

    func run() throws {
        guard source == nil || sample != nil else {
            throw CommandFailure("--source names the source of a sample; add --sample FILE", status: .usage)
        }
        let settings = try SettingsOption.read(config)
        let sampled = try sample.map { (path: $0, source: try sourceOfSample(settings)) }
        let webhooks = WebhookChannels(
            settings.webhooks, file: config, environment: ProcessInfo.processInfo.environment)
        guard webhooks.problems.isEmpty else {
            throw CommandFailure.explained(SettingsError(problems: webhooks.problems + webhooks.absent))
        }
        let prices = try PriceSelection.book(file: nil, settings: settings)
        var tests = LineTestRun()
        try tests.run(settings, file: config, prices: prices)
        for failure in tests.failures { StandardError.write(failure + "\n") }
        if tests.failures.isEmpty {
            var text = "\(config): good, \(Self.contents(settings))"
            if tests.passed > 0 { text += ", \(tests.passed) test\(tests.passed == 1 ? "" : "s") passed" }
            StandardOutput.write(text + "\n")
        }
        // The machine of the check need not be that of the daemon, which does not start without them.
        for absence in webhooks.absent {
            StandardError.write("tailmeter: warning: \(absence.description); the daemon will need it\n")
        }
        do {
            _ = try ArchiveSetup.options(settings, environment: ProcessInfo.processInfo.environment)
        } catch {
            let reason = CommandFailure.text(of: CommandFailure.explained(error))
            StandardError.write("tailmeter: warning: \(reason); the daemon will need it\n")
        }
        if let moderation = settings.moderation {
            let setup = try ModerationSetup(
                moderation, settings: settings, prices: prices, environment: ProcessInfo.processInfo.environment)
            if let obstacle = setup.obstacle {
                StandardError.write(
                    "tailmeter: warning: moderation: \(obstacle.reason); without it there are no verdicts\n")
            }
        }
        for source in settings.sources {
            for trouble in source.journal.map({ JournalCheck.problems(SourcePlan.selection($0)) }) ?? [] {
                StandardError.write("tailmeter: warning: \(source.name): \(trouble)\n")
            }
        }
        if let sampled {
            StandardOutput.write(
                try SampleReport.text(
                    path: sampled.path, source: sampled.source, settings: settings, prices: prices))
        }
        if !tests.failures.isEmpty { throw CommandFailure("") }
    }

    /// What the settings hold: `2 sources, 1 budget, 1 alert, 1 archive`.
    private static func contents(_ settings: Settings) -> String {
        let rules = settings.alertRules
        let alerts = [
            rules.digest != nil, rules.unpriced != nil, rules.silence != nil, rules.errorRatio != nil,
            rules.archive != nil, rules.flagged != nil,
        ]
        let counts = [
            (settings.sources.count, "source"), (settings.budgets.count, "budget"), (alerts.count { $0 }, "alert"),
            (settings.archive == nil ? 0 : 1, "archive"),
            (settings.moderation == nil ? 0 : 1, "moderation"),
        ]
        return counts.filter { $0.0 > 0 }.map { "\($0.0) \($0.1)\($0.0 == 1 ? "" : "s")" }.joined(separator: ", ")
    }

    private func sourceOfSample(_ settings: Settings) throws -> Settings.Source {
        if let source {
            guard let named = settings.sources.first(where: { $0.name == source }) else {
                let advice = NameAdvice.text(source, among: settings.sources.map(\.name))
                throw CommandFailure("no source '\(source)' in \(config); \(advice)", status: .usage)
            }
            return named
        }
        guard let only = settings.sources.first, settings.sources.count == 1 else {
            throw CommandFailure(
                "\(config) has \(settings.sources.count) sources; name the one of the sample with --source",
                status: .usage)
        }
        return only
    }
}
