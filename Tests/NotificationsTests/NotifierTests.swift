import Budgets
import Foundation
import Ledger
import Logging
import Notifications
import ServiceLifecycle
import TestKit
import Testing
import UsageModel

/// The outbox of a real ledger, drained to a real receiver.
struct NotifierTests {
    @Test func aFailureIsFollowedByADeliveryWithTheSameID() async throws {
        let (receiver, scene) = (try await Receiver(), try NotifierScene())
        var channel = try receiver.channel("flaky/1/500", format: .standard)
        channel.signingKeys = [try SigningKey("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw")]
        let running = scene.start([channel])
        try scene.enqueue("a")
        running.wake()
        try await Waiting.until("delivered") { try scene.state("a") == .delivered }
        #expect(receiver.requests.map { $0.headers["webhook-id"] } == ["a", "a"])
        let messages = try scene.store.lastMessages(limit: 10)
        #expect(messages.map(\.attempts) == [2])
        #expect(scene.log.lines.first { $0.contains("failed") }?.contains("answered 500") == true)
        try await Waiting.until("status is new") {
            running.status.records.first { $0.channel == "ops" }?.delivered == 1 && running.status.depths.isEmpty
        }
        let record = try #require(running.status.records.first)
        #expect((record.attempts, record.failures, record.givenUp) == (2, 1, 0))
        try await scene.stop()
    }

    @Test(arguments: ["later/2", "date/3"])
    func retryAfterIsHonoured(path: String) async throws {
        let (receiver, scene) = (try await Receiver(), try NotifierScene())
        let running = scene.start([try receiver.channel(path)])
        try scene.enqueue("a")
        running.wake()
        try await Waiting.until("delivered") { try scene.state("a") == .delivered }
        let times = receiver.requests.map(\.time)
        #expect(times.count == 2 && times[1] - times[0] >= 1.9, "\(times)")
        try await scene.stop()
    }

    @Test func alertsOfALaneKeepTheirOrder() async throws {
        let (receiver, scene) = (try await Receiver(), try NotifierScene())
        let running = scene.start([try receiver.channel("flaky/2/500", format: .standard)])
        for number in 1...10 { try scene.enqueue("\(number)", lane: "all") }
        try scene.enqueue("other", lane: "other")
        running.wake()
        try await Waiting.until("all are delivered") { try scene.store.outboxDepths().isEmpty }
        let ids = receiver.requests.compactMap { $0.headers["webhook-id"] }
        var seen: [String] = []
        for id in ids where !seen.contains(id) { seen.append(id) }
        #expect(seen.filter { $0 != "other" } == (1...10).map(String.init))
        try await scene.stop()
    }

    @Test func goneDisablesAChannelUntilItLeadsElsewhere() async throws {
        let (receiver, scene) = (try await Receiver(), try NotifierScene())
        let running = scene.start([try receiver.channel("status/410")])
        try scene.enqueue("a")
        running.wake()
        try await Waiting.until("disabled") { try scene.record("ops")?.disabledReason != nil }
        #expect(try scene.record("ops")?.disabledReason == "answered 410: no, not now")
        #expect(scene.log.lines.contains { $0.contains("webhook 'ops' is disabled") && !$0.contains("/status") })
        try scene.enqueue("b")
        running.wake()
        running.replace(channels: [try receiver.channel("status/410"), try receiver.channel("ok", name: "new")])
        try scene.enqueue("c", channel: "new")
        try await Waiting.until("the new one is there") {
            running.wake()
            return try scene.state("c") == .delivered
        }
        #expect(receiver.requests.count { $0.path == "/status/410" } == 1)
        #expect(try scene.state("a") == .waiting)

        running.replace(channels: [try receiver.channel("ok"), try receiver.channel("ok", name: "new")])
        try await Waiting.until("what waited is delivered") { try scene.store.outboxDepths().isEmpty }
        #expect(try scene.record("ops")?.disabledReason == nil)
        try await scene.stop()
    }

    @Test func aDisabledChannelStaysSoOverARestart() async throws {
        let (receiver, scene) = (try await Receiver(), try NotifierScene())
        let channel = try receiver.channel("status/410")
        _ = scene.start([channel])
        try scene.enqueue("a")
        try await Waiting.until("disabled") {
            scene.notifier?.wake()
            return try scene.record("ops")?.disabledReason != nil
        }
        try await scene.stop()
        let count = receiver.requests.count
        let running = scene.start([channel, try receiver.channel("ok", name: "other")])
        try scene.enqueue("b", channel: "other")
        try await Waiting.until("the other one is delivered") {
            running.wake()
            return try scene.state("b") == .delivered
        }
        #expect(receiver.requests.count == count + 1)
        try scene.store.enable(channel: "ops")
        try await Waiting.until("it is tried again") {
            running.wake()
            return receiver.requests.count == count + 2
        }
        try await scene.stop()
    }

    @Test func whatWaitsForAChannelThatIsGoneIsGivenUp() async throws {
        let (receiver, scene) = (try await Receiver(), try NotifierScene())
        try scene.enqueue("a", channel: "gone")
        _ = scene.start([try receiver.channel("ok")])
        try await Waiting.until("given up") { try scene.state("a") == .givenUp }
        #expect(
            try scene.store.lastMessages(limit: 1).first?.lastError == "the channel is not in the settings any longer")
        try await scene.stop()
    }

    /// A restart goes on with what the rows say, and does not start over.
    @Test func aRestartGoesOnWithTheAttempts() async throws {
        let (receiver, scene) = (try await Receiver(), try NotifierScene())
        try scene.enqueue("a")
        let message = try #require(try scene.store.laneHeads(channel: "ops", limit: 1).first)
        let next = Timestamp(microseconds: Sample.now().microseconds + 1_500_000)
        try scene.store.record(
            DeliveryOutcome(state: .waiting, nextAttempt: next, error: "down"), of: message, now: Sample.now())
        _ = scene.start([try receiver.channel("ok")])
        try await Waiting.until("delivered") { try scene.state("a") == .delivered }
        #expect(try #require(receiver.requests.first).time >= Double(next.microseconds) / 1e6 - 0.05)
        #expect(try scene.store.lastMessages(limit: 1).first?.attempts == 2)
        try await scene.stop()
    }

    @Test func attemptsUnderWayHaveTimeToEnd() async throws {
        let (receiver, scene) = (try await Receiver(), try NotifierScene())
        let running = scene.start([try receiver.channel("pause/0.5")])
        try scene.enqueue("a")
        running.wake()
        try await Waiting.until("it is under way") { receiver.requests.count == 1 }
        try await scene.stop()
        #expect(try scene.state("a") == .delivered)
    }

    @Test func attemptsThatHangDoNotHoldTheEndUp() async throws {
        let (receiver, scene) = (try await Receiver(), try NotifierScene())
        let running = scene.start([try receiver.channel("hang", timeout: 600)])
        try scene.enqueue("a")
        running.wake()
        try await Waiting.until("it is under way") { receiver.requests.count == 1 }
        // Ten minutes before the attempt would end.
        try await scene.stop()
        #expect(try scene.state("a") == .waiting)
        #expect(try scene.store.lastMessages(limit: 1).first?.attempts == 0)
    }

    /// 10,000 messages wait for a receiver that hangs; another channel's message goes at once.
    @Test func aDeadChannelHoldsNobodyUp() async throws {
        let (dead, receiver, scene) = (try await Receiver(), try await Receiver(), try NotifierScene())
        try scene.enqueueMany(10_000, channel: "dead")
        let running = scene.start([
            try dead.channel("hang", name: "dead", timeout: 600), try receiver.channel("ok"),
        ])
        try await Waiting.until("the dead one is tried") { !dead.requests.isEmpty }
        for number in 0..<5 {
            try scene.enqueue("m\(number)")
            running.wake()
            try await Waiting.until("delivered") { receiver.requests.count == number + 1 }
        }
        // Its attempts still hang: nothing waited for their end.
        #expect(dead.requests.count == 4)
        try await scene.stop()
    }

    /// Nobody asks for it, and yet it is not lost: the ledger is looked at again.
    @Test func aLedgerThatCannotBeWrittenIsWaitedFor() async throws {
        let (receiver, scene) = (try await Receiver(), try NotifierScene())
        let running = scene.start([try receiver.channel("pause/4")])
        try scene.enqueue("a")
        running.wake()
        try await Waiting.until("it is under way") { receiver.requests.count == 1 }
        // Another process holds the ledger for longer than a write waits.
        let lock = try scene.holdLedger(seconds: 14)
        try await Waiting.until("it is held") { scene.folder.text("held") == "yes" }
        try await Waiting.until("the trouble is told") {
            scene.log.lines.contains { $0.contains("the outbox can't be") }
        }
        #expect(lock.wait() == 0)
        try await Waiting.until("recorded") { try scene.state("a") == .delivered }
        #expect(receiver.requests.count == 1)
        try await scene.stop()
    }

    /// A backlog goes, half of it in one lane and half in many.
    @Test func aBacklogIsDrained() async throws {
        let (receiver, scene) = (try await Receiver(), try NotifierScene())
        try scene.enqueueMany(200, channel: "ops")
        _ = scene.start([try receiver.channel("ok", format: .standard)])
        try await Waiting.until("all are delivered") { try scene.store.outboxDepths().isEmpty }
        #expect(receiver.requests.count == 200)
        try await scene.stop()
    }
}
