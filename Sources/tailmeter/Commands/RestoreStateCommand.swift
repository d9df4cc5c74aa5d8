import ArgumentParser
import Ledger
import Pipeline

/// `tailmeter state restore`.
struct RestoreStateCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "restore", abstract: "Puts a backup into the place of the ledger, which is kept beside it.",
        discussion: """
            The daemon must be stopped. Afterwards it reads on from the positions in the backup: what the logs still hold from \
            there on is counted, what is gone from them is not.
            """)

    @Argument(help: "A file that 'tailmeter state backup' made.", completion: .file())
    var file: String

    @OptionGroup var options: StateOptions

    func run() throws {
        do {
            let folder = try StateFolder(path: try options.folder())
            let aside = try LedgerReplacement.restore(file, into: folder, now: Clock.now)
            StandardOutput.write("\(folder.ledgerPath) is now the ledger of \(file)\n")
            if let aside { StandardOutput.write("the one before it is \(aside)\n") }
        } catch {
            throw CommandFailure.explained(error)
        }
    }
}
