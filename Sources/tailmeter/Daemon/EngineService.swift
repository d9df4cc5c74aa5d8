import Ledger
import LogSources
import Logging
import Pipeline
import ServiceLifecycle
import Settings
import UsageModel

/// Runs the engine as a service of the daemon.
struct EngineService: Service, CustomStringConvertible {
    /// What ServiceLifecycle names the service by. Without it, it would print all that stands below, the ledger's contents and
    /// the price book with it: that took 200 ms at each start.
    let description = "the engine"

    /// Held until the service is gone, and with it the lock.
    let folder: StateFolder
    let settings: Settings
    let sources: [TailSource]
    let store: LedgerStore
    let contents: LedgerContents
    let state: PublishedState
    let watcher: ChangeWatcher
    let signal: StopSignal
    let logger: Logger

    func run() async throws {
        // Asked to stop, or another service failed: either way the thread must know.
        try await withTaskCancellationHandler {
            try await withGracefulShutdownHandler {
                try await DedicatedThread.run { try work() }
            } onGracefulShutdown: {
                signal.stop()
            }
        } onCancel: {
            signal.stop()
        }
    }

    private func work() throws {
        var options = TailOptions()
        options.maximumLineBytes = settings.maximumLineBytes
        options.rotateWait = settings.rotateWait
        options.startsAtEnd = settings.startsAtEnd
        let engine = try TailEngine(
            sources: sources, store: store, contents: contents, state: state, bounds: settings.latencyBounds,
            zone: settings.zone, options: options, watcher: watcher, signal: signal,
            report: { EngineLog.write($0, to: logger) })
        if try engine.run() {
            logger.info("stopped: everything that was read is committed")
        } else {
            logger.warning("stopped before the last lines could be committed: they are read again at the next start")
        }
    }
}
