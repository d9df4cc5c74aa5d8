import Archive
import Glibc
import Ledger
import LogSources
import Pipeline
import Settings
import UsageModel

/// Makes a new ledger of what the logs still hold, beside the one that is there.
struct Rebuild {
    let setup: DaemonSetup
    let folder: StateFolder
    let report: @Sendable (EngineReport) -> Void
    /// The archive whose lines are counted before the logs are read on from where it ends; `nil` for the logs alone.
    var archive: ArchiveCatalog?

    /// The new ledger, until it is put into its place.
    var path: String { "\(folder.ledgerPath).rebuild" }

    /// Reads all logs from their beginnings, the rotated ones too, as an engine of the daemon does it.
    ///
    /// - Throws: ``LedgerError``, ``DecodingError``, or `CommandFailure` where not all could be committed.
    /// - Returns: what was counted of the archive.
    @discardableResult
    func make() throws -> ArchiveReplay.Result {
        discard()
        let store = try LedgerStore(path: path)
        // An old ledger that can't be read tells nothing of what was told.
        _ = store.takeOverAlerts(from: folder.ledgerPath)
        let replay = archive.map { ArchiveReplay($0, sources: setup.sources) }
        if let replay { try store.commit(try replay.positions(now: Clock.now)) }
        let contents = try store.load(now: Clock.now)
        let state = PublishedState(CommittedCounters(contents: contents, bounds: setup.settings.latencyBounds))
        let watcher = ChangeWatcher()
        let signal = StopSignal(watcher: watcher)
        var options = setup.options
        options.startsAtEnd = false
        options.readsRotatedFiles = true
        options.readsPipes = false
        let engine = try TailEngine(
            sources: setup.sources, store: store, contents: contents, state: state,
            bounds: setup.settings.latencyBounds,
            zone: setup.settings.zone, options: options, budgets: setup.budgets, watcher: watcher, signal: signal,
            report: { happened in
                // The daemon would wait for room; a person who looks on can make some and try again.
                if case .commitFailed = happened { signal.stop() }
                report(happened)
            })
        let replayed = try replay?.run(into: engine)
        // Asked to stop before it begins, it makes one pass over all that is there.
        signal.finish(within: 365 * 86_400)
        guard try engine.run() else {
            throw CommandFailure("nothing was changed: the new ledger \(path) could not be written")
        }
        try store.close()
        return replayed ?? ArchiveReplay.Result()
    }

    /// Takes away a new ledger that is not wanted, or that was left behind.
    func discard() {
        for ending in ["", "-wal", "-shm"] { unlink(path + ending) }
    }
}
