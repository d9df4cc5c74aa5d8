import NIOCore
import Testing

@testable import HTTPAPI

struct ConnectionClockTests {
    private static let limits: ConnectionLimits = {
        var limits = ConnectionLimits()
        limits.head = .seconds(10)
        limits.idle = .seconds(60)
        limits.body = .seconds(30)
        limits.answer = .seconds(20)
        limits.farewell = .seconds(5)
        limits.bodyBytes = 100
        return limits
    }()

    private static func at(_ seconds: Int64) -> NIODeadline { .uptimeNanoseconds(0) + .seconds(seconds) }

    private var clock = ConnectionClock(limits, now: at(0))

    @Test mutating func theFirstHeadHasTenSeconds() {
        #expect(clock.phase == .waiting)
        #expect(clock.deadline == Self.at(10))
        clock.headCame(now: Self.at(9))
        #expect(clock.phase == .receiving)
        #expect(clock.deadline == Self.at(39))
        let taken = [clock.bodyCame(60), clock.bodyCame(40), clock.bodyCame(1)]
        #expect(taken == [true, true, false])
    }

    @Test mutating func theListenersOwnWorkTakesAsLongAsItTakes() {
        clock.headCame(now: Self.at(1))
        clock.requestEnded(now: Self.at(2))
        #expect(clock.phase == .working)
        #expect(clock.deadline == nil)
        clock.answerBegan(now: Self.at(500))
        #expect(clock.phase == .sending)
        #expect(clock.deadline == Self.at(520))
        clock.answerEnded(now: Self.at(501))
        #expect(clock.phase == .waiting)
        #expect(clock.deadline == Self.at(561))
    }

    /// A body that is too long is answered before it has come.
    @Test mutating func anEarlyAnswerDoesNotEndTheBodysTime() {
        clock.headCame(now: Self.at(0))
        clock.answerBegan(now: Self.at(5))
        #expect(clock.deadline == Self.at(25))
        clock.answerEnded(now: Self.at(6))
        #expect(clock.phase == .receiving)
        #expect(clock.deadline == Self.at(30))
        clock.requestEnded(now: Self.at(7))
        #expect(clock.phase == .waiting)
        #expect(clock.deadline == Self.at(67))
    }

    @Test mutating func requestsInARowAreNotHeldAgainstEachOther() {
        clock.headCame(now: Self.at(0))
        clock.requestEnded(now: Self.at(0))
        clock.headCame(now: Self.at(0))
        // Nobody reads the second one's body before the first is answered.
        #expect(clock.phase == .working)
        #expect(clock.deadline == nil)
        clock.answerBegan(now: Self.at(90))
        clock.answerEnded(now: Self.at(91))
        #expect(clock.phase == .receiving)
        #expect(clock.deadline == Self.at(121))
    }

    /// The second answer began before the first had gone out.
    @Test mutating func nobodyWhoReadsNothingIsWaitedFor() {
        for _ in 0..<2 {
            clock.headCame(now: Self.at(0))
            clock.requestEnded(now: Self.at(0))
            clock.answerBegan(now: Self.at(1))
        }
        clock.answerEnded(now: Self.at(2))
        #expect(clock.phase == .sending)
        #expect(clock.deadline == Self.at(22))
        clock.answerEnded(now: Self.at(3))
        #expect(clock.phase == .waiting)
    }

    @Test mutating func afterTheLastWordThereAreFiveSeconds() {
        clock.headCame(now: Self.at(0))
        clock.outputClosed(now: Self.at(1))
        #expect(clock.phase == .closing)
        clock.outputClosed(now: Self.at(4))
        #expect(clock.deadline == Self.at(6))
    }
}
