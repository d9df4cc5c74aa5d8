import ArgumentParser
import LogDecoding
import Pricing
import Settings
import UsageModel

/// What `run` and `rebuild` are told of logs and state on the command line.
struct SourceOptions: ParsableArguments {
    @Argument(help: "Log files or globs, where there is no settings file; - is standard input.", completion: .file())
    var files: [String] = []

    @Option(name: [.short, .long], help: "A settings file.", completion: .file())
    var config: String?

    @Option(help: "The state folder. (default: that of the settings, else ./tailmeter-state)", completion: .directory)
    var state: String?

    @Option(
        help:
            "The time zone of days and of timestamps without a zone. (default: that of the settings, else the system's)"
    )
    var timezone: String?

    @Option(help: "The shape of the lines, in place of what the settings say. (default: auto)")
    var preset: PresetArgument?

    @Option(help: CostArgument.help)
    var cost: CostArgument?

    @Option(
        help: "A price file that goes before the built-in book, as 'tailmeter prices import' writes it.",
        completion: .file())
    var prices: String?

    /// The settings of the file with those of the command line before them.
    ///
    /// - Throws: ``SettingsError``, or `CommandFailure` where the command line is wrong.
    func settings() throws -> Settings {
        var settings = Settings()
        if let config {
            guard files.isEmpty else {
                throw CommandFailure(
                    "name files on the command line or under sources: in \(config), not both", status: .usage)
            }
            settings = try Settings.read(path: config)
        } else {
            guard !files.isEmpty else {
                throw CommandFailure("name the log files to tail, or a settings file with --config", status: .usage)
            }
            settings.zone = .system
        }
        if let timezone { settings.zone = try ZoneArgument.zone(timezone) }
        if config == nil {
            settings.sources = files.map { Settings.Source(file: $0, preset: "auto", zone: settings.zone, labels: []) }
        }
        if let preset {
            for index in settings.sources.indices { settings.sources[index].preset = preset.preset.name }
        }
        if let cost {
            for index in settings.sources.indices { settings.sources[index].costBasis = cost.basis }
        }
        if let state { settings.stateDirectory = state }
        guard Set(settings.sources.map(\.name)).count == settings.sources.count else {
            throw CommandFailure("a source is named twice; name it once", status: .usage)
        }
        return settings
    }

    /// What an engine works with under these settings.
    func setup(_ settings: Settings) throws -> DaemonSetup {
        let book = try PriceSelection.book(file: prices, settings: settings)
        return DaemonSetup(settings: settings, book: book)
    }
}
