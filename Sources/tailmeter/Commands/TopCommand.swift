import ArgumentParser
import Foundation
import Pipeline
import Settings
import UsageModel

/// `tailmeter top`.
struct TopCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "top",
        abstract: "Shows live what is spent and on what, budgets, and how far sources are read.",
        discussion: """
            It reads the ledger, beside the daemon or without one, and needs neither its listener nor a token. Press ? for its \
            keys, q to quit. For text that goes on to other programs, use 'tailmeter report'.
            """)

    @OptionGroup var options: StateOptions

    @Option(help: "What the rows are: model, provider, outcome or a label.")
    var by = TopDimension.model.name

    @Option(help: "How far back they look: 15m, 1h, 6h, 24h, today or 7d.")
    var window = TopWindow.hour

    @Option(help: "Seconds between two looks at the ledger, 0.2 to 3600.")
    var interval = 1.0

    @Option(help: "The time zone of days and clocks. (default: that of the settings, else the system's)")
    var timezone: String?

    @Flag(help: "Print one frame as text, and end.")
    var once = false

    func run() throws {
        guard interval >= 0.2, interval <= 3_600 else {
            throw CommandFailure("--interval \(interval): expected seconds from 0.2 to 3600", status: .usage)
        }
        let traits = TerminalTraits()
        if !once { try checkTerminal(traits) }
        let settings = try options.config.map(SettingsOption.read)
        let zone = try timezone.map(ZoneArgument.zone) ?? settings?.zone ?? .system
        let folder = try options.state ?? settings?.stateDirectory ?? options.folder()
        do {
            let ledger = try TopLedger(folder: folder, settings: settings, zone: zone)
            var state = TopState()
            state.dimension = try dimension(try ledger.labels())
            state.window = window
            let question = TopReading.Question(dimension: state.dimension, window: window)
            let figures = try ledger.figures(question)
            guard !once else { return printFrame(state, figures, zone, traits, folder) }
            try watch(ledger, state, figures, zone, traits, folder)
        } catch {
            throw CommandFailure.explained(error)
        }
    }

    private func checkTerminal(_ traits: TerminalTraits) throws {
        let instead = "use --once for one frame as text, or 'tailmeter report'"
        guard isatty(STDIN_FILENO) == 1, StandardOutput.isTerminal else {
            throw CommandFailure("top needs a terminal to read keys from and to draw on; \(instead)", status: .usage)
        }
        guard traits.canMoveCursor else {
            throw CommandFailure(
                "TERM is '\(ProcessInfo.processInfo.environment["TERM"] ?? "")': such a terminal can't move a cursor; \(instead)",
                status: .usage)
        }
    }

    private func dimension(_ labels: [String]) throws -> TopDimension {
        let all = TopDimension.all(labels: labels)
        if let found = all.first(where: { $0.name == by }) { return found }
        let names = all.map { HumanText.printable($0.name) }
        let nearest = NearestWord.nearest(to: by, among: names).map { "; did you mean '\($0)'?" } ?? ""
        throw CommandFailure(
            "--by \(by): expected \(names.dropLast().joined(separator: ", ")) or \(names.last ?? "")\(nearest)",
            status: .usage)
    }

    /// How the daemon of this folder is started.
    private func startCommand(_ folder: String) -> String {
        let run = options.config.map { "tailmeter run --config \($0)" } ?? "tailmeter run --state \(folder) LOG"
        return "\(run), or systemctl start tailmeter"
    }

    private func printFrame(
        _ state: TopState, _ figures: TopFigures, _ zone: CivilZone, _ traits: TerminalTraits, _ folder: String
    ) {
        var view = TopView(state: state, figures: figures, zone: zone, now: figures.time)
        view.startCommand = startCommand(folder)
        view.isUTF8 = traits.isUTF8
        view.hasKeys = false
        let columns = ProcessInfo.processInfo.environment["COLUMNS"].flatMap { Int($0) }
        let width = columns ?? (StandardOutput.isTerminal ? RawTerminal.size.width : 80)
        let frame = view.frame(width: min(max(width, TopView.leastWidth), 1_000), height: nil)
        StandardOutput.write(frame.text(hasColor: StandardOutput.wantsColor, isUTF8: traits.isUTF8))
    }

    private func watch(
        _ ledger: TopLedger, _ state: TopState, _ figures: TopFigures, _ zone: CivilZone, _ traits: TerminalTraits,
        _ folder: String
    ) throws {
        let signals = try TerminalSignals()
        let terminal = try RawTerminal(signals: signals)
        let reading = TopReading(
            interval: interval, read: { try ledger.figures($0) }, tell: { signals.wake() })
        let session = TopSession(
            terminal: terminal, signals: signals, reading: reading, state: state, figures: figures, zone: zone,
            traits: traits, startCommand: startCommand(folder))
        switch session.run() {
        case .quit: break
        case .signal(let number): signals.obey(number)
        case .lost: throw CommandFailure("the terminal is gone")
        }
    }
}
