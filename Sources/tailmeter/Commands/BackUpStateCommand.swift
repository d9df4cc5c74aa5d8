import ArgumentParser
import Ledger

/// `tailmeter state backup`.
struct BackUpStateCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "backup", abstract: "Copies the ledger as of one commit into a file, and checks the copy.",
        discussion: "It may run beside the daemon. The copy has its name once it is whole and on the disk.")

    @Argument(help: "The file to make.", completion: .file())
    var file: String

    @Flag(help: "Replace the file where it is there already.")
    var force = false

    @OptionGroup var options: StateOptions

    func run() throws {
        let path = try options.ledger()
        do { try LedgerFile.backUp(path, to: file, replacing: force) } catch {
            throw CommandFailure(error.description)
        }
        StandardOutput.write("\(path) copied to \(file), checked and on the disk\n")
    }
}
