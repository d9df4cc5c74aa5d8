import Archive
import Ledger
import LogSources
import Logging
import Pipeline
import ServiceLifecycle
import Settings

/// Runs the archive as a service of the daemon, and the next one when the settings changed.
///
/// Whatever befalls it, counting goes on: it tells why it stands still, and tries again.
struct ArchiveService: Service, CustomStringConvertible {
    let description = "the archive"

    let setup: DaemonSetup
    /// The ledger: its positions are where an archive begins that lost its index.
    let ledger: LedgerStore
    let state: ArchiveState
    /// What the engine reads from pipes.
    let tap: PipeTap
    let control: EngineControl
    let logger: Logger

    /// How many seconds it waits until it tries again.
    private static let retrySeconds = 5.0

    func run() async throws {
        let seconds = setup.settings.shutdownTimeout * ShutdownTime.engineShare
        try await control.runThread(shutDownWithin: seconds) {
            defer { control.end(isCommitted: true) }
            work()
        }
        // It is told to stop together with the engine, and the group wants services to end in its own order.
        try? await gracefulShutdown()
    }

    private func work() {
        var held = HeldFiles()
        var next: DaemonSetup? = setup
        while let current = next {
            state.setEnabled(current.archive != nil)
            tap.setOpen(current.archive != nil)
            let (watcher, signal) = control.beginEngine()
            if let options = current.archive {
                keep(current, options, held: &held, watcher: watcher, signal: signal)
            } else {
                control.noteReady()
                held = HeldFiles()
                while !signal.isAsked { _ = watcher.waitForWake(seconds: 3_600) }
            }
            next = control.takeNext()
        }
    }

    /// Archives until the signal is asked, beginning anew whenever it fails.
    private func keep(
        _ setup: DaemonSetup, _ options: ArchiveOptions, held: inout HeldFiles, watcher: ChangeWatcher,
        signal: StopSignal
    ) {
        var folder: ArchiveFolder?
        var told: String?
        repeat {
            do {
                if folder == nil { folder = try ArchiveFolder(options: options) }
                let (index, contents) = try open(options)
                defer { try? index.close() }
                let archiver = try Archiver(
                    sources: setup.sources, options: options, index: index, contents: contents, state: state,
                    tail: setup.options, tap: tap, held: held, watcher: watcher, signal: signal,
                    isStopping: { control.isStopping }
                ) { report in
                    if case .lookedAtSources = report { control.noteReady() }
                    ArchiveLog.write(report, to: logger)
                }
                defer { held = archiver.heldFiles }
                if told != nil { logger.notice("archive: it goes on") }
                told = nil
                try archiver.run()
                return
            } catch {
                let reason = CommandFailure.text(of: error)
                state.noteTrouble(reason, now: Clock.now)
                if told != reason { logger.error("archive: it stands still, and counting goes on: \(reason)") }
                told = reason
                // Whoever waits for the first look waits for counting alone.
                control.noteReady()
            }
            if !signal.isAsked { _ = watcher.waitForWake(seconds: Self.retrySeconds) }
        } while !signal.isAsked
    }

    private func open(_ options: ArchiveOptions) throws -> (index: LedgerStore, contents: LedgerContents) {
        let path = ArchiveFolder.indexPath(in: options.folder)
        let (index, contents, movedTo) = try LedgerStore.openMovingDamagedAside(path: path, now: Clock.now)
        guard let movedTo else { return (index, contents) }
        // From the beginning it would archive once more what it holds already.
        try index.commit(LedgerBatch(positionsOf: try ledger.load(now: Clock.now)))
        logger.error(
            """
            archive: the index \(path) was damaged and is now \(movedTo); the archive goes on from where counting stands, and \
            what it holds already can be read and not be rebuilt from
            """)
        return (index, try index.load(now: Clock.now))
    }
}
