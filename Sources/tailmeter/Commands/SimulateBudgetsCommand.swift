import ArgumentParser
import Budgets
import Pipeline
import Settings
import UsageModel

/// `tailmeter budgets simulate`.
struct SimulateBudgetsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "simulate",
        abstract: "Plays old logs through the settings' budgets and lists which alerts would have been sent when.",
        discussion: """
            The decisions are those of the daemon, to the minute. Nothing is sent, and no ledger is read or written. Snoozes \
            do not count, and digests come without figures.
            """)

    @Argument(help: "Log files, globs, gzip files, or - for standard input.", completion: .file())
    var files: [String]

    @Option(
        name: [.short, .long], help: "The settings file: its budgets, alerts, prices and sources' fields hold.",
        completion: .file())
    var config: String

    @Option(help: "Only lines from this time on: \(TimeArgument.forms).")
    var since: String?

    @Option(help: "Only lines before this time.")
    var until: String?

    @Option(help: CostArgument.help)
    var cost: CostArgument?

    @Option(
        help: "A price file that goes before the built-in book, as 'tailmeter prices import' writes it.",
        completion: .file())
    var prices: String?

    @Option(help: "table or json.")
    var format: TableFormat = .table

    @Flag(help: "Count the alerts of each day instead of listing each.")
    var byDay = false

    func run() throws {
        let settings = try SettingsOption.read(config)
        let rules = settings.alertRules
        guard !settings.budgets.isEmpty || rules != AlertRules() else {
            throw CommandFailure("\(config): there are no budgets and no alerts to try; add 'budgets:' or 'alerts:'")
        }
        let (paths, missing) = InputFiles.expand(files)
        let simulation = try BudgetSimulation(
            settings: settings, paths: paths,
            timeRange: try TimeArgument.range(since: since, until: until, zone: settings.zone), cost: cost,
            prices: try PriceSelection.book(file: prices, settings: settings))
        let progress = Analysis.Progress()
        let meter = ProgressMeter(progress)
        var result = try Analysis.run(simulation.request, now: Clock.now, progress: progress)
        meter.finish()
        for note in simulation.notes { StandardError.write("tailmeter: \(note)\n") }
        if result.overflow > 0 {
            StandardError.write(
                "tailmeter: \(HumanText.grouped(result.overflow)) requests count under 'other': there are more models or "
                    + "label values than are told apart, and 'other' never alerts\n")
        }
        let rows = simulation.rows(result)
        // Rows are a small part of the groups.
        result.groups = [:]
        let report = SimulationReport(
            settings: settings, result: result, minutes: rows.first.map { $0.minute...rows[rows.count - 1].minute },
            replay: simulation.replay(rows), isByDay: byDay)
        switch format {
        case .table: StandardOutput.write(report.table(color: StandardOutput.wantsColor))
        case .json: StandardOutput.write(report.json() + "\n")
        }
        let failures = missing + result.failures
        StandardError.write(AnalysisReport(request: simulation.request, result: result).skippedLines())
        for failure in failures { StandardError.write("tailmeter: \(failure)\n") }
        if !failures.isEmpty { throw CommandFailure("", status: .wrongInput) }
    }
}
