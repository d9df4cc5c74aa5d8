public import LogSources

/// Decides when sources are looked at: upon changes that are noticed, and from time to time whatever was.
public struct SourceWatch {
    /// When sources were last looked at, by the monotonic clock.
    public private(set) var lastLook = 0.0

    private let tailer: SourceTailer
    private let watcher: ChangeWatcher
    private let signal: StopSignal
    private var nextScan = 0.0
    private var earliestScan = 0.0
    private var nextCheck = 0.0
    private var lastChange = 0.0

    /// Makes a watch that has not looked yet.
    ///
    /// - Parameter signal: what is asked there ends a wait.
    public init(tailer: SourceTailer, watcher: ChangeWatcher, signal: StopSignal) {
        self.tailer = tailer
        self.watcher = watcher
        self.signal = signal
    }

    /// Looks at what is there.
    ///
    /// - Parameters:
    ///   - now: the monotonic clock in seconds.
    ///   - isComplete: whether all files are looked at, whatever was noticed of them.
    public mutating func look(now: Double, isComplete: Bool) {
        let changes = watcher.takeChanges()
        if !changes.isEmpty { lastChange = now }
        if changes.hasNames { nextScan = min(nextScan, max(now, earliestScan)) }
        // For the last time it looks for files too, however soon after the look before: one that came since would not be read.
        if isComplete || now >= nextScan {
            scan(now: now)
            if isComplete { tailer.check() }
        } else if now >= nextCheck {
            // Without inotify this is how growth is noticed; with it, what finds the events that were missed.
            tailer.check()
            nextCheck = now + 1
        } else {
            tailer.check(changes.paths)
        }
        lastLook = now
    }

    /// Looks for files. Tens of thousands take their time: however often names change, looking for them is a small part of the
    /// work, and a smaller one when nothing happens.
    private mutating func scan(now: Double) {
        tailer.scan(now: now)
        let unwatched = tailer.directories.filter { !watcher.watch(directory: $0) }
        let end = Clock.monotonicSeconds
        let duration = end - now
        let isQuiet = unwatched.isEmpty && tailer.isWatchable && now - lastChange > 60
        earliestScan = end + 20 * duration
        nextScan = end + min(10, max(isQuiet ? 10 : 1, 150 * duration))
        nextCheck = end + 1
    }

    /// Waits until something changed, it is time to look, or the signal is asked.
    ///
    /// - Parameters:
    ///   - limit: the most seconds to wait.
    ///   - together: for how many seconds changes are waited for, so that they are read together.
    ///   - heartbeat: is told how long nothing may happen.
    public func wait(atMost limit: Double = .infinity, together: Double, heartbeat: Heartbeat?) {
        let now = Clock.monotonicSeconds
        let seconds = max(0, min(limit, min(nextScan, nextCheck) - now))
        heartbeat?.beat(idleFor: seconds)
        guard !signal.isAsked, watcher.wait(seconds: seconds, inputs: tailer.inputDescriptors), !signal.isAsked else {
            return
        }
        let waited = Clock.monotonicSeconds - now
        if waited < together { _ = watcher.waitForWake(seconds: together - waited) }
    }
}
