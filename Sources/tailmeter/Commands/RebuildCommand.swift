import Archive
import ArgumentParser
import CrashPoints
import Foundation
import Glibc
import Ledger
import LogSources
import Logging
import Pipeline
import Settings
import UsageModel

/// `tailmeter rebuild`.
struct RebuildCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rebuild", abstract: "Makes a new ledger of the archive and what the logs still hold.",
        discussion: """
            It takes the settings or files that 'run' takes. Where they have an archive, its lines are counted, and the logs \
            from where it ends; else every log from its beginning, rotated ones too. The new ledger comes into the place of \
            the old one, which is kept beside it. The daemon must be stopped. What is gone from archive and logs is not in \
            the new ledger: what differs is told, by model.
            """)

    enum Origin: String, ExpressibleByArgument, CaseIterable {
        case archive, logs
    }

    @OptionGroup var options: SourceOptions

    @Option(help: "archive (and the logs behind it) or logs alone. (default: archive where the settings have one)")
    var from: Origin?

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
        let log = try LogWriter(.human)
        defer { log.tellHeldBack(isEnd: true) }
        let logger = Logger(label: "tailmeter") { _ in StandardErrorLog(log) }
        var rebuild = Rebuild(
            setup: try options.setup(settings), folder: folder, report: { EngineLog.write($0, to: logger) })
        let archive = try openArchive(settings)
        rebuild.archive = archive?.catalog
        defer { rebuild.discard() }
        let replayed = try rebuild.make()
        withExtendedLifetime(archive) {}
        if archive != nil {
            StandardOutput.write("\(HumanText.counted(replayed.lines, "line")) of the archive counted\n")
        }
        for (source, lines) in replayed.strangers.sorted(by: { $0.key < $1.key }) {
            StandardError.write(
                "tailmeter: \(HumanText.counted(lines, "line")) of the archive not counted: of \(source), which the settings do not have\n"
            )
        }
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
        StandardOutput.write(
            "\(folder.ledgerPath) is made anew of \(archive == nil ? "the logs" : "the archive and the logs")\n")
        if let aside { StandardOutput.write("the one before it is \(aside)\n") }
    }

    /// The archive, held so that nobody writes to it; `nil` where it is not to be read.
    private func openArchive(_ settings: Settings) throws -> (folder: ArchiveFolder, catalog: ArchiveCatalog)? {
        guard from != .logs else { return nil }
        guard let archive = try ArchiveSetup.options(settings, environment: ProcessInfo.processInfo.environment) else {
            guard from == nil else {
                throw CommandFailure("--from archive: the settings have no 'archive'", status: .usage)
            }
            return nil
        }
        guard from != nil || access(ArchiveFolder.indexPath(in: archive.folder), F_OK) == 0 else { return nil }
        _ = try ArchiveCatalog(folder: archive.folder)
        let folder = try ArchiveFolder(options: archive)
        return (folder, try ArchiveCatalog(folder: archive.folder))
    }

    /// The ledger that is there, as far as it can be read.
    private func old(_ path: String) -> LedgerInspection? {
        guard access(path, F_OK) == 0 else { return nil }
        do {
            let old = try LedgerFile.inspect(path)
            if old.contents == nil {
                StandardError.write(
                    "tailmeter: \(path): of another version or damaged; it is compared with as if it were empty\n")
            }
            return old
        } catch {
            StandardError.write("tailmeter: \(error.description); it is compared with as if it were empty\n")
            return nil
        }
    }
}
