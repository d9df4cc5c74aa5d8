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
                guard let key = Self.longestWaiting(state, among: [.closing, .waiting, .receiving, .sending]) else {
                    return channel
                }
                victim = Self.remove(key, from: &state)
            }
            state.entries[ObjectIdentifier(channel)] = Entry(channel: channel, since: now)
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
            }
            state.heldBytes += heldBytes - entry.heldBytes
            let isMore = heldBytes > entry.heldBytes
            entry.heldBytes = heldBytes
            state.entries[key] = entry
            guard isMore, state.heldBytes > limits.heldBytes else { return nil }
            return Self.remove(
                Self.longestWaiting(state, among: [.receiving, .sending], isHolding: true) ?? key, from: &state)
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

    /// - Parameter phases: those to be looked for first come first; waiting and closing are one.
    private static func longestWaiting(
        _ state: State, among phases: [ConnectionClock.Phase], isHolding: Bool = false
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
