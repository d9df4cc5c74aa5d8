import ArgumentParser
import CrashPoints
import Glibc
import Ledger
import LogSources
import Logging
import Pipeline
import Settings

/// `tailmeter rebuild`.
struct RebuildCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rebuild", abstract: "Makes a new ledger of what the logs still hold.",
        discussion: """
            It takes the settings or files that 'run' takes, reads every log from its beginning, rotated ones too, and puts the \
            new ledger into the place of the old one, which is kept beside it. The daemon must be stopped. What is gone from \
            the logs is not in the new ledger: what differs is told, by model.
            """)

    @OptionGroup var options: SourceOptions

    @Flag(help: "Tell what would differ, and leave the ledger as it is.")
    var dryRun = false

    func run() throws {
        do {
            try rebuild()
        } catch {
            throw CommandFailure.explained(error)
        }
    }

    private func rebuild() throws {
        var settings = try options.settings()
        for index in settings.sources.indices { settings.sources[index].journal?.readsBacklog = true }
        settings.sources.removeAll(where: \.isStandardInput)
        guard !settings.sources.isEmpty else {
            throw CommandFailure("what came by standard input cannot be read again; name the files or journals to read")
        }
        let folder = try StateFolder(path: settings.stateDirectory)
        let logger = Logger(label: "tailmeter") { _ in StandardErrorLog() }
        let rebuild = Rebuild(
            setup: try options.setup(settings), folder: folder, report: { EngineLog.write($0, to: logger) })
        defer { rebuild.discard() }
        try rebuild.make()
        let new = try LedgerFile.inspect(rebuild.path)
        guard new.isIntact else { throw CommandFailure("\(rebuild.path) is damaged: \(new.problems[0])") }
        StandardOutput.write(
            LedgerDifference.text(old: old(folder.ledgerPath), new: new, color: StandardOutput.wantsColor))
        guard !dryRun else {
            StandardOutput.write("\(folder.ledgerPath) is as it was\n")
            return
        }
        CrashPoint.ledgerRebuilt.pass()
        let aside = try LedgerReplacement.swapIn(rebuild.path, for: folder, now: Clock.now)
        StandardOutput.write("\(folder.ledgerPath) is made anew of the logs\n")
        if let aside { StandardOutput.write("the one before it is \(aside)\n") }
    }

    /// The ledger that is there, as far as it can be read.
    private func old(_ path: String) -> LedgerInspection? {
        guard access(path, F_OK) == 0 else { return nil }
        do {
            let old = try LedgerFile.inspect(path)
            if old.contents == nil {
                StandardError.write("\(path): of another version or damaged; it is compared with as if it were empty\n")
            }
            return old
        } catch {
            StandardError.write("\(error.description); it is compared with as if it were empty\n")
            return nil
        }
    }
}
