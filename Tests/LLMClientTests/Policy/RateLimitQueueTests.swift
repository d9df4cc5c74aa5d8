import TestKit
import Testing

@testable import LLMClient

struct RateLimitQueueTests {
    private func demand(_ input: Int64, _ output: Int64 = 0) -> RateDemand {
        RateDemand(inputTokens: input, outputTokens: output)
    }

    @Test func grantsWhatTheBucketsHoldAndThenByTime() {
        // 60 requests a minute: one a second.
        var queue = RateLimitQueue(RateLimits(requests: 60), now: 0)
        for id in 0..<60 { #expect(queue.enter(UInt64(id), demand(1), deadline: .infinity, now: 0) == .granted) }
        for id in 60..<63 { #expect(queue.enter(UInt64(id), demand(1), deadline: .infinity, now: 0) == .waiting) }
        #expect(queue.nextTime(now: 0) == 1)
        #expect(queue.advance(now: 0.5).granted.isEmpty)
        #expect(queue.advance(now: 1).granted == [60])
        #expect(queue.advance(now: 3).granted == [61, 62])
        #expect(queue.nextTime(now: 3) == nil)
    }

    @Test func letsNobodyOvertake() {
        // 600 input tokens a minute: ten a second.
        var queue = RateLimitQueue(RateLimits(inputTokens: 600), now: 0)
        #expect(queue.enter(1, demand(600), deadline: .infinity, now: 0) == .granted)
        #expect(queue.enter(2, demand(300), deadline: .infinity, now: 0) == .waiting)
        #expect(queue.enter(3, demand(10), deadline: .infinity, now: 0) == .waiting)
        #expect(queue.advance(now: 29).granted.isEmpty)
        #expect(queue.advance(now: 30).granted == [2])
        #expect(queue.advance(now: 31).granted == [3])
    }

    @Test func makesWayForThoseBehindWhoLeave() {
        var queue = RateLimitQueue(RateLimits(inputTokens: 600), now: 0)
        _ = queue.enter(1, demand(590), deadline: .infinity, now: 0)
        _ = queue.enter(2, demand(300), deadline: .infinity, now: 0)
        _ = queue.enter(3, demand(10), deadline: .infinity, now: 0)
        let left = [queue.leave(2), queue.leave(2)]
        #expect(left == [true, false])
        #expect(queue.advance(now: 0).granted == [3])
        #expect(queue.count == 0)
    }

    @Test func refusesWhatNeverFitsAndWhatComesTooLate() {
        var queue = RateLimitQueue(RateLimits(inputTokens: 600, outputTokens: 60), now: 0)
        #expect(
            queue.enter(1, demand(601), deadline: .infinity, now: 0)
                == .tooLarge("601 input tokens, limit 600 a minute"))
        #expect(
            queue.enter(2, demand(1, 61), deadline: .infinity, now: 0)
                == .tooLarge("61 output tokens, limit 60 a minute"))
        #expect(queue.enter(3, demand(600), deadline: .infinity, now: 0) == .granted)
        #expect(queue.enter(4, demand(100), deadline: 11, now: 0) == .waiting)
        // Its turn comes at 10 + 10 s.
        #expect(queue.enter(5, demand(100), deadline: 20, now: 0) == .tooLate)
        #expect(queue.enter(6, demand(100), deadline: 20.5, now: 0) == .waiting)
        // The first has used 50 more than it reserved: all come 5 s later, the fourth too late.
        queue.settle(demand(600), actual: demand(650), now: 0)
        #expect(queue.nextTime(now: 0) == 11)
        let (granted, late) = queue.advance(now: 11)
        #expect(granted.isEmpty && late == [4])
        #expect(queue.advance(now: 15).granted == [6])
    }

    @Test func settlesByWhatWasUsed() {
        var queue = RateLimitQueue(RateLimits(outputTokens: 6_000), now: 0)
        #expect(queue.enter(1, demand(1, 6_000), deadline: .infinity, now: 0) == .granted)
        #expect(queue.enter(2, demand(1, 5_000), deadline: .infinity, now: 0) == .waiting)
        queue.settle(demand(1, 6_000), actual: demand(1, 500), now: 0)
        #expect(queue.advance(now: 0).granted == [2])
        // A usage beyond all bounds costs two minutes at the most: from −6,000 to 6,000 at 100 a second.
        queue.settle(demand(1, 5_000), actual: demand(1, .max), now: 0)
        #expect(queue.enter(3, demand(1, 6_000), deadline: .infinity, now: 0) == .waiting)
        #expect(queue.nextTime(now: 0) == 120)
    }

    @Test func learnsALowerRestUntilItsReset() {
        var queue = RateLimitQueue(RateLimits(inputTokens: 6_000), now: 0)
        var reading = RateLimitReading()
        reading.inputTokens = .init(limit: 12_000, remaining: 1_000, resetSeconds: 100)
        queue.learn(reading, now: 0)
        // 5,000 more in 100 s: 50 a second instead of 100. The user's own limit stays below the provider's.
        #expect(queue.enter(1, demand(2_000), deadline: .infinity, now: 0) == .waiting)
        #expect(queue.nextTime(now: 0) == 20)
        #expect(queue.advance(now: 20).granted == [1])
        // Better than was thought: its own rate again.
        reading.inputTokens = .init(limit: 12_000, remaining: 9_000, resetSeconds: 60)
        queue.learn(reading, now: 20)
        #expect(queue.enter(2, demand(2_000), deadline: .infinity, now: 20) == .waiting)
        #expect(queue.nextTime(now: 20) == 40)
    }

    @Test func takesOverALimitThatItDidNotKnow() {
        var queue = RateLimitQueue(RateLimits(), now: 0)
        #expect(queue.enter(1, demand(1_000_000), deadline: .infinity, now: 0) == .granted)
        var reading = RateLimitReading()
        reading.inputTokens = .init(limit: 600, remaining: 0, resetSeconds: 60)
        queue.learn(reading, now: 0)
        // An estimate above the provider's limit is not refused here: it takes a whole minute.
        #expect(queue.enter(2, demand(1_000), deadline: .infinity, now: 0) == .waiting)
        #expect(queue.nextTime(now: 0) == 60)
        reading.inputTokens = .init(limit: 0, remaining: -5, resetSeconds: -.infinity)
        queue.learn(reading, now: 0)
        #expect(queue.advance(now: 60).granted == [2])
    }

    /// Against a naive count: in no minute more than two buckets, in order, and nobody left behind.
    @Test(arguments: 1...20 as ClosedRange<UInt64>)
    func keepsOrderAndLimitsUnderRandomTraffic(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        var queue = RateLimitQueue(RateLimits(requests: 120, inputTokens: 1_200), now: 0)
        var now = 0.0
        var waiting: [UInt64] = []
        var demands: [UInt64: Int64] = [:]
        var granted: [(time: Double, tokens: Int64)] = []
        for id in 1...2_000 as ClosedRange<UInt64> {
            now += Double.random(in: 0..<2, using: &random)
            let (turns, late) = queue.advance(now: now)
            #expect(turns == Array(waiting.prefix(turns.count)) && late.isEmpty)
            waiting.removeFirst(turns.count)
            granted += turns.map { (now, demands[$0] ?? 0) }
            let tokens = Int64.random(in: 1...40, using: &random)
            demands[id] = tokens
            switch queue.enter(id, demand(tokens), deadline: .infinity, now: now) {
            case .granted:
                #expect(waiting.isEmpty)
                granted.append((now, tokens))
            case .waiting: waiting.append(id)
            case .tooLarge, .tooLate: Issue.record("refused")
            }
            if id % 7 == 0, let gone = waiting.randomElement(using: &random) {
                let hasLeft = queue.leave(gone)
                #expect(hasLeft)
                waiting.removeAll { $0 == gone }
            }
            #expect(queue.count == waiting.count)
        }
        while let time = queue.nextTime(now: now) {
            now = max(now, time) + 1e-6
            let turns = queue.advance(now: now).granted
            #expect(turns == Array(waiting.prefix(turns.count)))
            waiting.removeFirst(turns.count)
            granted += turns.map { (now, demands[$0] ?? 0) }
        }
        #expect(waiting.isEmpty)
        for (index, first) in granted.enumerated() {
            let within = granted[index...].prefix { $0.time < first.time + 60 }
            #expect(within.reduce(0) { $0 + $1.tokens } <= 2_400 && within.count <= 240)
        }
    }
}
