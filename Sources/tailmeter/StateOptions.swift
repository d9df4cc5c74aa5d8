import ArgumentParser
import Glibc
import Ledger
import Settings

/// Which ledger a command is about.
struct StateOptions: ParsableArguments {
    @Option(
        help: "The state folder. (default: that of the settings, else \(Settings().stateDirectory))",
        completion: .directory)
    var state: String?

    @Option(name: [.short, .long], help: "A settings file: its state folder holds.", completion: .file())
    var config: String?

    /// The state folder.
    func folder() throws -> String {
        try state ?? config.map(SettingsOption.read)?.stateDirectory ?? Settings().stateDirectory
    }

    /// The path of a ledger that is there.
    func ledger() throws -> String {
        try Self.ledger(in: try folder())
    }

    /// The path of the ledger in a state folder.
    ///
    /// - Throws: ``CommandFailure`` where there is none.
    static func ledger(in folder: String) throws -> String {
        let path = StateFolder.ledgerPath(in: folder)
        guard access(path, F_OK) == 0 else {
            throw CommandFailure(
                "\(path): \(String(cString: strerror(errno))); name the daemon's state folder with --state or --config")
        }
        return path
    }
}
