import ArgumentParser
import Settings

/// `tailmeter check`.
struct CheckCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check", abstract: "Validates a settings file and prints every error with its line and column.")

    @Option(name: [.short, .long], help: "The settings file.")
    var config: String

    func run() throws {
        let settings = try SettingsOption.read(config)
        // The price file is a part of what is set.
        _ = try PriceSelection.book(file: nil, settings: settings)
        let count = settings.sources.count
        StandardOutput.write("\(config): good, \(count) source\(count == 1 ? "" : "s")\n")
    }
}
