import Budgets
import Ledger
import TestKit
import Testing
import UsageModel

@testable import Notifications

/// A ledger, a clock and receivers that exist in memory alone, around a real ``DeliveryMachine``: random failures, new
/// messages, restarts, and loads that are out of date when they are told.
struct DeliveryModel {
    private struct UnderWay {
        var message: OutboxMessage
        var ends: Timestamp
        /// What came of it, once it has ended; it is then being recorded.
        var verdict: DeliveryMachine.Verdict?
        var hasEnded = false
    }

    private static let lanes = 6
    private static let limit = 60

    private var generator: SeededGenerator
    private let channel: Channel
    private var machine: DeliveryMachine
    private var rows: [OutboxMessage] = []
    private var underWay: [UnderWay] = []
    private var now = Sample.time
    private var isDisabled = false
    /// The share of attempts that fail, by the hour.
    private var failing = 0.5
    private(set) var attempts = 0
    private(set) var restarts = 0

    init(seed: UInt64) throws {
        generator = SeededGenerator(seed: seed)
        channel = Channel(name: "ops", format: .standard, target: try TargetURL("https://example.com/x"))
        machine = DeliveryMachine(channel: channel)
    }

    /// What became of the messages, by their state.
    var fates: [OutboxMessage.State: Int] { Dictionary(grouping: rows, by: \.state).mapValues(\.count) }

    /// Goes on until nothing waits any longer.
    mutating func run() throws {
        for _ in 0..<20_000 {
            if rows.count < Self.limit, chance(0.2) { append() }
            if rows.count == Self.limit, rows.allSatisfy({ $0.state != .waiting }), underWay.isEmpty { return }
            if chance(0.002) { restart() }
            if chance(0.01) { failing = [0, 0.2, 0.5, 1].randomElement(using: &generator) ?? 0.5 }
            switch machine.step(now: now) {
            case .load: load()
            case .attempt(let message): try begin(message)
            case .settle(let message, let state, _):
                try expectMayGo(message)
                #expect(isDisabled || now >= message.alert.time + channel.maximumAge)
                rows[index(message)].state = state
                machine.release(message)
            case .wait(let until): try wait(until: until)
            }
        }
        Issue.record("messages wait for ever: \(rows.filter { $0.state == .waiting }.map(\.number))")
    }

    private mutating func chance(_ share: Double) -> Bool { Double.random(in: 0..<1, using: &generator) < share }

    private func index(_ message: OutboxMessage) -> Int { Int(message.number) - 1 }

    private mutating func append() {
        let number = Int64(rows.count + 1)
        let lane = "lane-\(Int.random(in: 0..<Self.lanes, using: &generator))"
        rows.append(
            OutboxMessage(number: number, channel: "ops", lane: lane, alert: Sample.alert(id: "\(number)", time: now)))
        machine.noteNews()
    }

    private mutating func restart() {
        restarts += 1
        underWay = []
        machine = DeliveryMachine(channel: channel)
    }

    private mutating func load() {
        machine.beginLoad()
        var heads: [String: OutboxMessage] = [:]
        for row in rows where row.state == .waiting && heads[row.lane] == nil { heads[row.lane] = row }
        let wasDisabled = isDisabled
        // What ends meanwhile is not in what was read.
        if chance(0.5) { end(Int.random(in: 0...4, using: &generator)) }
        machine.take(heads.values.sorted { $0.number < $1.number }, isDisabled: wasDisabled)
    }

    private mutating func begin(_ message: OutboxMessage) throws {
        try expectMayGo(message)
        #expect(!isDisabled)
        #expect(message.nextAttempt.map { $0 <= now } ?? true)
        #expect(rows[index(message)].attempts == message.attempts, "it goes on where it was")
        attempts += 1
        underWay.append(UnderWay(message: message, ends: now + Double.random(in: 0...15, using: &generator)))
        #expect(underWay.count <= DeliveryMachine.concurrency)
    }

    /// It waits, it is the first of its lane, and nothing of its lane is under way.
    private func expectMayGo(_ message: OutboxMessage) throws {
        let row = rows[index(message)]
        #expect(row.state == .waiting)
        #expect(!rows.contains { $0.lane == row.lane && $0.number < row.number && $0.state == .waiting })
        #expect(!underWay.contains { $0.message.lane == row.lane })
    }

    private mutating func wait(until: Timestamp?) throws {
        if let next = underWay.map(\.ends).min() {
            now = max(now, min(next, until ?? next))
            return end(underWay.count)
        }
        if isDisabled, chance(0.5) {
            // Somebody enables it.
            isDisabled = false
            return machine.noteNews()
        }
        guard let until else {
            #expect(!rows.contains { $0.state == .waiting }, "nobody comes back to what waits")
            return append()
        }
        now = max(now, until)
    }

    /// Ends up to so many of the attempts whose time has come, and records some of them.
    private mutating func end(_ count: Int) {
        for position in underWay.indices.prefix(count)
        where !underWay[position].hasEnded && underWay[position].ends <= now {
            let message = underWay[position].message
            let result = result()
            underWay[position].verdict = machine.finish(
                message, result, now: now, random: .random(in: 0..<1, using: &generator))
            underWay[position].hasEnded = true
        }
        for one in underWay where one.hasEnded && chance(0.7) {
            underWay.removeAll { $0.message.number == one.message.number }
            let row = index(one.message)
            if let verdict = one.verdict {
                rows[row].state = verdict.outcome.state
                rows[row].attempts += 1
                rows[row].nextAttempt = verdict.outcome.nextAttempt
                rows[row].lastError = verdict.outcome.error
                if verdict.disables { isDisabled = true }
            }
            machine.release(one.message)
        }
    }

    private mutating func result() -> AttemptResult {
        guard chance(failing) else { return .delivered(status: 200) }
        let status = [nil, 410, 400, 404, 429, 500, 503].randomElement(using: &generator) ?? nil
        guard let status, status != 410 || chance(0.2) else { return .failed("connection refused") }
        let asked: Double? = chance(0.3) ? Double.random(in: 0...5_000, using: &generator) : nil
        return .refused(status: status, retryAfter: asked, text: "")
    }
}
