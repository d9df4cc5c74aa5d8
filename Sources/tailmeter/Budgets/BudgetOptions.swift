import ArgumentParser
import Budgets
import Settings
import UsageModel

/// Which settings and which ledger a command over budgets is about.
struct BudgetOptions: ParsableArguments {
    @Option(name: [.short, .long], help: "The settings file with the budgets.", completion: .file())
    var config: String

    @Option(help: "The state folder. (default: that of the settings)", completion: .directory)
    var state: String?

    /// The settings, and the path of a ledger that is there.
    func open() throws -> (settings: Settings, ledger: String) {
        let settings = try SettingsOption.read(config)
        return (settings, try StateOptions.ledger(in: state ?? settings.stateDirectory))
    }
}
