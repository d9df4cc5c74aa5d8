import Budgets
import Ledger
import Testing
import UsageModel

/// What the ledger tells of the outbox.
struct OutboxTests {
    @Test func theFirstOfEachLaneIsAHead() throws {
        let scene = try NotifierScene()
        for (id, lane) in [("a1", "a"), ("b1", "b"), ("a2", "a"), ("c1", "c"), ("b2", "b")] {
            try scene.enqueue(id, lane: lane)
        }
        try scene.enqueue("x", channel: "other")
        var heads = try scene.store.laneHeads(channel: "ops", limit: 10)
        #expect(heads.map(\.alert.id) == ["a1", "b1", "c1"])
        let later = Timestamp(seconds: Sample.time.seconds + 60)
        try scene.store.record(
            DeliveryOutcome(state: .waiting, nextAttempt: later, error: "down"), of: heads[0], now: Sample.time)
        try scene.store.record(DeliveryOutcome(state: .delivered), of: heads[1], now: Sample.time)
        // Those whose time comes first stand first.
        heads = try scene.store.laneHeads(channel: "ops", limit: 10)
        #expect(heads.map(\.alert.id) == ["c1", "b2", "a1"])
        #expect(heads[2].attempts == 1 && heads[2].nextAttempt == later && heads[2].lastError == "down")
        #expect(try scene.store.laneHeads(channel: "ops", limit: 1).map(\.alert.id) == ["c1"])
    }

    @Test func whatIsSettledWithoutAnAttemptCountsAsNone() throws {
        let scene = try NotifierScene()
        try scene.enqueue("a")
        try scene.enqueue("b")
        let messages = try scene.store.waitingMessages(channel: "ops", limit: 10)
        try scene.store.settle(messages[0], as: .skipped, reason: "no use", now: Sample.time)
        try scene.store.settle(messages[1], as: .givenUp, reason: "too old", now: Sample.time)
        try scene.store.settle(messages[1], as: .givenUp, reason: "too old", now: Sample.time)
        let record = try #require(try scene.record("ops"))
        #expect((record.attempts, record.failures, record.delivered, record.givenUp) == (0, 0, 0, 1))
        #expect(try scene.state("a") == .skipped && scene.state("b") == .givenUp)
        #expect(try scene.store.outboxDepths().isEmpty)
    }

    @Test func depthsAreThoseOfWhatWaits() throws {
        let scene = try NotifierScene()
        for (id, seconds) in [("a", 30), ("b", 10), ("c", 20)] as [(String, Int64)] {
            let time = Timestamp(seconds: Sample.time.seconds + seconds)
            try scene.store.enqueue(Sample.alert(id: id, time: time), channel: "ops", lane: "l")
        }
        // The order of decisions holds, whatever their times say.
        let depths = try scene.store.outboxDepths()
        #expect(depths.map(\.channel) == ["ops"] && depths.map(\.count) == [3])
        #expect(depths.first?.oldest == Timestamp(seconds: Sample.time.seconds + 30))
    }
}
