import CSystemd
import Glibc
import Pipeline

/// Tells the service manager how the daemon is doing (sd_notify(3)). Without `NOTIFY_SOCKET` nothing happens.
struct ServiceNotifier: Sendable {
    private let state: PublishedState
    /// Whether there is someone to tell.
    let isListenedTo: Bool
    /// The seconds without a sign of life after which the service manager ends the daemon; `nil` where it does not watch.
    let watchdogSeconds: Double?

    init(state: PublishedState) {
        self.state = state
        isListenedTo = getenv("NOTIFY_SOCKET").map { $0.pointee != 0 } ?? false
        var microseconds: UInt64 = 0
        watchdogSeconds = sd_watchdog_enabled(0, &microseconds) > 0 ? Double(microseconds) / 1e6 : nil
    }

    /// The sources were looked at, at the start or with new settings.
    func ready(status: String? = nil) {
        send(["READY=1", "STATUS=\(status ?? DaemonStatus.text(state.engineHealth))"])
    }

    /// Settings are about to be taken over. `READY=1` follows, whatever comes of it.
    func reloading() {
        // What Type=notify-reload asks for (systemd.service(5)), so that an old message is not taken for this one.
        send([
            "RELOADING=1", "MONOTONIC_USEC=\(Int64(Clock.monotonicSeconds * 1e6))",
            "STATUS=taking over the settings",
        ])
    }

    /// The daemon was asked to stop.
    func stopping() {
        send(["STOPPING=1", "STATUS=stopping: what is written is read and committed"])
    }

    /// Tells what is new, again and again, until the task is cancelled: a line for a person, and that the work gets on.
    func keepTelling() async {
        guard isListenedTo else { return }
        let interval = min(watchdogSeconds.map { $0 / 4 } ?? 5, 5)
        var told = ""
        while !Task.isCancelled {
            var lines: [String] = []
            // Half of the time, as sd_watchdog_enabled(3) advises.
            if let watchdogSeconds, state.heartbeat.isAlive(within: watchdogSeconds / 2) { lines.append("WATCHDOG=1") }
            let health = state.engineHealth
            let status = DaemonStatus.text(health)
            if health.isReady, !health.isStopping, status != told {
                told = status
                lines.append("STATUS=\(status)")
            }
            if !lines.isEmpty { send(lines) }
            try? await Task.sleep(for: .seconds(interval))
        }
    }

    private func send(_ lines: [String]) {
        guard isListenedTo else { return }
        // A value must not bring a line of its own.
        _ = sd_notify(0, lines.map { String($0.map { $0.isNewline ? " " : $0 }) }.joined(separator: "\n"))
    }
}
