import ArgumentParser
import Settings

/// `tailmeter check`.
struct CheckCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check", abstract: "Validates a settings file and prints every error with its line and column.")

    @Option(name: [.short, .long], help: "The settings file.")
    var config: String

    func run() throws {
        do {
            let settings = try Settings.read(path: config)
            let count = settings.sources.count
            StandardOutput.write("\(config): good, \(count) source\(count == 1 ? "" : "s")\n")
        } catch {
            StandardError.write(error.description + "\n")
            throw CommandFailure("")
        }
    }
}
