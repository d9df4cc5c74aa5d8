import Archive
import Budgets
import Glibc
import Ledger
import LogSources
import Logging
import Notifications
import Pipeline
import ServiceLifecycle
import Settings
import UsageModel

/// Runs the engine as a service of the daemon, and the next one when the settings changed.
struct EngineService: Service, CustomStringConvertible {
    /// What ServiceLifecycle names the service by. Without it, it would print all that stands below, the ledger's contents and
    /// the price book with it: that took 200 ms at each start.
    let description = "the engine"

    /// Held until the service is gone, and with it the lock.
    let folder: StateFolder
    let setup: DaemonSetup
    let store: LedgerStore
    let contents: LedgerContents
    let state: PublishedState
    let archive: ArchiveState
    /// What is read from pipes, for the archive.
    let tap: PipeTap
    let control: EngineControl
    let notifier: ServiceNotifier
    let webhooks: Notifier
    let moderation: CurrentModeration
    let logger: Logger

    func run() async throws {
        let seconds = setup.settings.shutdownTimeout * ShutdownTime.engineShare
        try await control.runThread(shutDownWithin: seconds) {
            var isCommitted = false
            defer {
                control.end(isCommitted: isCommitted)
                tap.end()
            }
            isCommitted = try work()
        }
    }

    /// Returns whether all that was read is committed.
    private func work() throws -> Bool {
        var held = HeldFiles()
        var isCommitted = try run(setup, contents: contents, held: &held, isFirst: true)
        // The ledger has all that an engine goes on from. What was read and could not be committed is read again.
        while let next = control.takeNext(), let contents = try load() {
            isCommitted = try run(next, contents: contents, held: &held, isFirst: false)
        }
        if isCommitted { logger.info("stopped: everything that was read is committed") }
        return isCommitted
    }

    private func run(
        _ setup: DaemonSetup, contents: LedgerContents, held: inout HeldFiles, isFirst: Bool
    ) throws -> Bool {
        if !isFirst {
            state.replaceSpend(
                try DailySpend(
                    zone: setup.settings.zone, store: store, series: contents.series, now: Clock.now))
        }
        let (watcher, signal) = control.beginEngine()
        var budgets = setup.budgets
        budgets.archive = { [archive] in
            guard let health = archive.current else { return .running }
            if let since = health.stoppedSince {
                return .stopped(ArchiveStop(since: since, reason: health.trouble ?? ""))
            }
            return health.lastCommit == nil ? .unknown : .running
        }
        budgets.flagged = { [moderation] in moderation.flagged }
        let engine = try TailEngine(
            sources: setup.sources, store: store, contents: contents, state: state,
            bounds: setup.settings.latencyBounds, zone: setup.settings.zone, options: setup.options, held: held,
            budgets: budgets, watcher: watcher, signal: signal, tap: tap,
            report: { report in
                if case .lookedAtSources = report {
                    if isFirst { notifier.ready() }
                    control.noteReady()
                }
                if case .alertsDecided = report { webhooks.wake() }
                EngineLog.write(report, to: logger)
            })
        let isCommitted = try engine.run()
        held = engine.heldFiles
        return isCommitted
    }

    /// What the next engine goes on from; `nil` where the daemon is to stop before the ledger can be read.
    private func load() throws -> LedgerContents? {
        var isTold = false
        while !control.isStopping {
            do {
                let contents = try store.load(now: Clock.now)
                if isTold { state.noteTrouble(nil) }
                return contents
            } catch {
                if case .damaged = error { throw error }
                if !isTold { logger.error("\(error.description)") }
                isTold = true
                state.noteTrouble(error)
                usleep(200_000)
            }
        }
        return nil
    }
}
