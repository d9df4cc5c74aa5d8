import ArgumentParser
import Ledger
import Pipeline
import Reports
import Settings
import UsageModel

/// `tailmeter report`.
struct ReportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "report",
        abstract: "Tells from the ledger what was spent: on what, when, and what went wrong.",
        discussion: """
            It reads the ledger, beside the daemon or without one. The views are \(ReportView.names); 'labels' takes the \
            name of a label. 'tailmeter analyze --view' shows the same of files.
            """)

    @Argument(help: "The view.")
    var view = ReportView.today.rawValue

    @Argument(help: "The label of the view 'labels'.")
    var label: String?

    @Option(help: "The state folder. (default: that of the settings, else \(Settings().stateDirectory))")
    var state: String?

    @Option(
        name: [.short, .long],
        help: "A settings file: its state folder, time zone, currency, prices and budgets hold.")
    var config: String?

    @Option(help: "From this time on: \(TimeArgument.forms). (default: what the view shows)")
    var since: String?

    @Option(help: "Up to this time. (default: now)")
    var until: String?

    @Option(help: "The time zone of days. (default: that of the settings, else the system's)")
    var timezone: String?

    @Option(help: "Tell rows apart by these too, separated by commas: model, provider, status, reason, or a label.")
    var by: String?

    @Option(
        help: "How many are named, the most expensive first. (default: \(ReportOptions.tableTop), of json and csv all)")
    var top: Int?

    @Option(help: "Compare with the time before: previous or none. (default: previous for today)")
    var compare: ReportComparison?

    @Option(help: "table, json, csv, or html for a page to send to someone.")
    var format: PageFormat = .table

    @Flag(help: "One line of today, for a prompt or a status bar; '–' where there is no ledger.")
    var statusline = false

    func run() throws {
        if statusline { return try runStatusLine() }
        let view = try ReportView.named(view)
        guard top.map({ $0 > 0 }) ?? true else {
            throw CommandFailure("--top \(top ?? 0): expected a number from 1 on", status: .usage)
        }
        guard view != .costliest || compare != .previous else {
            throw CommandFailure("--compare previous: single requests are compared with nothing", status: .usage)
        }
        if let label, view != .labels {
            throw CommandFailure("\(label): the view '\(view.rawValue)' takes no name", status: .usage)
        }
        if view == .budgets { return try runBudgets() }
        let settings = try config.map(SettingsOption.read)
        let zone = try timezone.map { try ZoneArgument.zone($0) } ?? settings?.zone ?? .system
        let options = ReportOptions(
            since: since, until: until, zone: zone, by: try Self.dimensions(by), top: top, comparison: compare)
        let reader = try open(settings)
        let plan = try options.plan(
            view, label: try label ?? requiredLabel(view, reader), form: format, hasAllTimes: false, now: Clock.now)
        let source = LedgerReport(reader: reader, plan: plan)
        let data: ReportData
        do {
            data = try source.data()
            if view == .costliest {
                let report = try source.costliest(data, currency: settings?.displayCurrency)
                return StandardOutput.write(report.text(format, screen: .standardOutput))
            }
        } catch {
            throw CommandFailure.explained(error)
        }
        let report = Report(
            data, plan: plan, prices: try PriceSelection.book(file: nil, settings: settings),
            currency: settings?.displayCurrency)
        StandardOutput.write(report.text(format, screen: .standardOutput))
    }

    private func open(_ settings: Settings?) throws -> LedgerReader {
        let path = try StateOptions.ledger(in: state ?? settings?.stateDirectory ?? Settings().stateDirectory)
        do {
            return try LedgerReader(path: path)
        } catch {
            throw CommandFailure(error.description)
        }
    }

    private func requiredLabel(_ view: ReportView, _ reader: LedgerReader) throws -> String? {
        guard view == .labels else { return nil }
        let known = try reader.labelNames()
        let list =
            known.isEmpty
            ? LedgerReport.advice("", known)
            : "such as 'tailmeter report labels \(known[0])'; \(LedgerReport.advice("", known))"
        throw CommandFailure("report labels: name a label, \(list)", status: .usage)
    }

    /// The dimensions that `--by` names.
    static func dimensions(_ by: String?) throws -> [UsageDimension] {
        guard let by else { return [] }
        var dimensions: [UsageDimension] = []
        for word in by.split(separator: ",", omittingEmptySubsequences: false).map(String.init) {
            let dimension: UsageDimension =
                switch word {
                case "model": .model
                case "provider": .provider
                case "status": .status
                case "reason": .reason
                default: .label(word)
                }
            guard !word.isEmpty, !dimensions.contains(dimension) else {
                throw CommandFailure(
                    word.isEmpty
                        ? "--by \(by): expected model, provider, status, reason or labels, separated by commas"
                        : "--by \(by): \(word) stands twice", status: .usage)
            }
            dimensions.append(dimension)
        }
        return dimensions
    }

    // MARK: - Budgets

    /// The report of `tailmeter budgets show`.
    private func runBudgets() throws {
        guard config != nil else {
            throw CommandFailure("report budgets: name the settings with the budgets by --config", status: .usage)
        }
        let form: TableFormat
        switch format {
        case .table: form = .table
        case .json: form = .json
        case .csv, .html:
            throw CommandFailure(
                "report budgets --format \(format.rawValue): budgets are told as table or json", status: .usage)
        }
        var arguments = ["--format", form.rawValue]
        if let config { arguments += ["--config", config] }
        if let state { arguments += ["--state", state] }
        if let top { arguments += ["--top", String(top)] }
        try ShowBudgetsCommand.parse(arguments).run()
    }

    // MARK: - Status line

    /// A prompt shows what stands on standard output, whatever happens; errors go elsewhere. No ledger is no error: there
    /// may be none yet.
    private func runStatusLine() throws {
        var failure: CommandFailure?
        var text = StatusLine.nothing
        do {
            let settings = try config.map(SettingsOption.read)
            let zone = try timezone.map { try ZoneArgument.zone($0) } ?? settings?.zone ?? .system
            let folder = state ?? settings?.stateDirectory ?? Settings().stateDirectory
            if let path = try? StateOptions.ledger(in: folder) {
                text = try StatusLine.read(path, zone: zone, settings: settings, now: Clock.now).text
            }
        } catch {
            failure = CommandFailure.explained(error) as? CommandFailure ?? CommandFailure("\(error)")
        }
        StandardOutput.write((StandardOutput.showsUTF8 ? text : ASCIIText.text(text)) + "\n")
        if let failure { throw failure }
    }
}
