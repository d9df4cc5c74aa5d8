import Glibc
import Logging
import Pipeline
import ServiceLifecycle
import Settings
import Synchronization
import UnixSignals

/// What the daemon does on signals: SIGHUP takes over the settings anew, SIGTERM and SIGINT stop it, a second one at once.
final class DaemonSignals: Sendable {
    /// What signals act on, once there is something to stop.
    struct Running: Sendable {
        let group: ServiceGroup
        let control: EngineControl
        let archive: EngineControl
        let reloader: Reloader
        let state: PublishedState
        let notifier: ServiceNotifier
        let logger: Logger
    }

    private enum Phase {
        case starting(wantsReload: Bool)
        case running(Running)
        case stopping
    }

    private let phase = Mutex(Phase.starting(wantsReload: false))

    /// Begins to listen. A signal that comes before ``run(_:)`` finds nothing that is to be committed.
    init() async {
        let signals = await UnixSignalsSequence(trapping: .sighup, .sigterm, .sigint)
        Task { [self] in
            for await signal in signals { handle(signal) }
        }
    }

    /// Has signals act on services that are about to run.
    func run(_ running: Running) {
        let wantsReload = phase.withLock { phase in
            guard case .starting(let wantsReload) = phase else { return false }
            phase = .running(running)
            return wantsReload
        }
        if wantsReload { reload(running) }
    }

    private func handle(_ signal: UnixSignal) {
        if signal == .sighup {
            let running = phase.withLock { phase -> Running? in
                switch phase {
                case .starting: phase = .starting(wantsReload: true)
                case .running(let running): return running
                case .stopping: break
                }
                return nil
            }
            if let running { reload(running) }
            return
        }
        let running = phase.withLock { phase -> Running? in
            guard case .running(let running) = phase else { return nil }
            phase = .stopping
            return running
        }
        guard let running else { return Self.die(of: signal == .sigterm ? SIGTERM : SIGINT) }
        Task { await Self.stop(running) }
    }

    private func reload(_ running: Running) {
        Task { _ = await running.reloader.reload() }
    }

    private static func stop(_ running: Running) async {
        let seconds = await running.reloader.current.shutdownTimeout
        running.control.shutDown(within: seconds * ShutdownTime.engineShare)
        running.archive.shutDown(within: seconds * ShutdownTime.engineShare)
        running.state.noteStopping()
        running.notifier.stopping()
        await running.group.triggerGracefulShutdown()
        try? await Task.sleep(for: .seconds(seconds))
        // A commit that hangs, or a client that does not let go. The ledger is whole at every moment.
        guard !running.control.isCommitted else { _exit(ExitStatus.done.rawValue) }
        running.logger.error(
            "stopped after shutdown_timeout with lines not yet committed: they are read again at the next start")
        _exit(ExitStatus.wrongInput.rawValue)
    }

    /// Ends the process as if nobody had caught the signal.
    private static func die(of number: Int32) {
        signal(number, SIG_DFL)
        var signals = sigset_t()
        sigemptyset(&signals)
        sigaddset(&signals, number)
        pthread_sigmask(SIG_UNBLOCK, &signals, nil)
        raise(number)
    }
}
