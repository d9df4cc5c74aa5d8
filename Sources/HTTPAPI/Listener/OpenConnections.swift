import NIOCore
import Synchronization

/// All connections of the listener. Where they get too many, or hold too much, the one goes that has kept the listener
/// waiting for longest: a new scrape is served whoever holds connections open.
final class OpenConnections: Sendable {
    private struct Entry {
        let channel: any Channel
        var phase = ConnectionClock.Phase.waiting
        var since: NIODeadline
        var heldBytes = 0
    }

    private struct State {
        var entries: [ObjectIdentifier: Entry] = [:]
        var heldBytes = 0
        /// Those that began to wait, in their order; many do not wait any longer. To look at all connections for each
        /// new one would be work that a crowd can ask for.
        var waiting: CircularBuffer<(key: ObjectIdentifier, since: NIODeadline)> = []
    }

    private let limits: ConnectionLimits
    private let state = Mutex(State())

    init(_ limits: ConnectionLimits) {
        self.limits = limits
    }

    /// The connections that are open.
    var count: Int { state.withLock { $0.entries.count } }

    /// Takes a connection in. Returns one that is to be closed for it: itself, where all others are being worked for.
    func open(_ channel: any Channel, now: NIODeadline) -> (any Channel)? {
        state.withLock { state in
            var victim: (any Channel)?
            if state.entries.count >= limits.connections {
                guard let key = Self.firstWaiting(&state) ?? Self.longestAt(state, [.receiving, .sending]) else {
                    return channel
                }
                victim = Self.remove(key, from: &state)
            }
            state.entries[ObjectIdentifier(channel)] = Entry(channel: channel, since: now)
            Self.queue(ObjectIdentifier(channel), now, in: &state)
            return victim
        }
    }

    /// Notes what a connection is at, and what is held for it. Returns one that is to be closed for that.
    func note(
        _ channel: any Channel, _ phase: ConnectionClock.Phase, heldBytes: Int, now: NIODeadline
    ) -> (any Channel)? {
        state.withLock { state in
            let key = ObjectIdentifier(channel)
            guard var entry = state.entries[key] else { return nil }
            if entry.phase != phase {
                entry.phase = phase
                entry.since = now
                if phase == .waiting || phase == .closing { Self.queue(key, now, in: &state) }
            }
            state.heldBytes += heldBytes - entry.heldBytes
            let isMore = heldBytes > entry.heldBytes
            entry.heldBytes = heldBytes
            state.entries[key] = entry
            guard isMore, state.heldBytes > limits.heldBytes else { return nil }
            return Self.remove(
                Self.longestAt(state, [.receiving, .sending], isHolding: true) ?? key, from: &state)
        }
    }

    /// Lets go of a connection.
    func close(_ channel: any Channel) {
        state.withLock { _ = Self.remove(ObjectIdentifier(channel), from: &$0) }
    }

    private static func remove(_ key: ObjectIdentifier, from state: inout State) -> (any Channel)? {
        guard let entry = state.entries.removeValue(forKey: key) else { return nil }
        state.heldBytes -= entry.heldBytes
        return entry.channel
    }

    private static func queue(_ key: ObjectIdentifier, _ now: NIODeadline, in state: inout State) {
        state.waiting.append((key, now))
        guard state.waiting.count > 64 + 4 * state.entries.count else { return }
        let entries = state.entries
        state.waiting.removeAll { !isWaiting($0, entries) }
    }

    private static func isWaiting(
        _ item: (key: ObjectIdentifier, since: NIODeadline), _ entries: [ObjectIdentifier: Entry]
    ) -> Bool {
        guard let entry = entries[item.key], entry.since == item.since else { return false }
        return entry.phase == .waiting || entry.phase == .closing
    }

    /// The one that has asked nothing for longest.
    private static func firstWaiting(_ state: inout State) -> ObjectIdentifier? {
        while let item = state.waiting.popFirst() {
            if isWaiting(item, state.entries) { return item.key }
        }
        return nil
    }

    /// The one that has been at one of the phases for longest; those to be looked for first come first.
    private static func longestAt(
        _ state: State, _ phases: [ConnectionClock.Phase], isHolding: Bool = false
    ) -> ObjectIdentifier? {
        var found: (key: ObjectIdentifier, rank: Int, since: NIODeadline)?
        for (key, entry) in state.entries where !isHolding || entry.heldBytes > 0 {
            guard let rank = phases.firstIndex(of: entry.phase) else { continue }
            if let best = found, (best.rank, best.since) <= (rank, entry.since) { continue }
            found = (key, rank, entry.since)
        }
        return found?.key
    }
}
