import Synchronization
public import UsageModel

/// What an archive shows to other threads; `nil` where there is none.
public final class ArchiveState: Sendable {
    private let health = Mutex<ArchiveHealth?>(nil)

    /// Makes the state of no archive.
    public init() {}

    /// How the archive is doing; `nil` where the settings name none.
    public var current: ArchiveHealth? { health.withLock { $0 } }

    /// Notes that there is an archive, or none any longer.
    public func setEnabled(_ isEnabled: Bool) {
        health.withLock { health in
            if !isEnabled {
                health = nil
            } else if health == nil {
                health = ArchiveHealth()
            }
        }
    }

    /// Notes why the archive stands still; `nil` where it goes on.
    public func noteTrouble(_ reason: String?, now: Timestamp) {
        update { health in
            health.trouble = reason
            if reason == nil {
                health.stoppedSince = nil
            } else {
                health.stoppedSince = health.stoppedSince ?? now
                health.failures += 1
            }
        }
    }

    func update(_ body: (inout ArchiveHealth) -> Void) {
        health.withLock { health in
            // Taken out meanwhile: with a second reference to them, the counts would be copied.
            guard var changed = health.take() else { return }
            body(&changed)
            health = changed
        }
    }
}
