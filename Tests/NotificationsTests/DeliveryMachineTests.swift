import Budgets
import Ledger
import Testing
import UsageModel

@testable import Notifications

/// What is sent when: without sockets, by a clock that the test sets.
struct DeliveryMachineTests {
    private static let start = Sample.time

    private static func channel(_ format: ChannelFormat = .standard) throws -> Channel {
        Channel(name: "ops", format: format, target: try TargetURL("https://example.com/x"))
    }

    private static func message(_ number: Int64, lane: String = "all", state: Alert.State = .firing) -> OutboxMessage {
        OutboxMessage(number: number, channel: "ops", lane: lane, alert: Sample.alert(id: "\(number)", state: state))
    }

    private func machine(_ messages: [OutboxMessage], _ format: ChannelFormat = .standard) throws -> DeliveryMachine {
        var machine = DeliveryMachine(channel: try Self.channel(format))
        #expect(machine.step(now: Self.start) == .load)
        machine.beginLoad()
        machine.take(messages, isDisabled: false)
        return machine
    }

    /// The next message that is sent; the clock goes on until then.
    private static func nextAttempt(_ machine: inout DeliveryMachine, _ now: inout Timestamp) -> OutboxMessage {
        while true {
            switch machine.step(now: now) {
            case .attempt(let message): return message
            case .wait(let until): now = max(now + 0.001, until ?? now)
            case .load:
                machine.beginLoad()
                machine.take([], isDisabled: false)
            case .settle(let message, _, _): machine.release(message)
            }
        }
    }

    private static let failure = AttemptResult.failed("connection refused")

    @Test func lanesGoOnTogetherUpToFour() throws {
        let messages = (1...6).map { Self.message(Int64($0), lane: "lane-\($0)") }
        var machine = try machine(messages)
        for message in messages.prefix(4) { #expect(machine.step(now: Self.start) == .attempt(message)) }
        #expect(machine.step(now: Self.start) == .wait(until: nil))
        let verdict = machine.finish(messages[0], .delivered(status: 200), now: Self.start, random: 0)
        #expect(verdict?.outcome.state == .delivered)
        // Not before it is recorded.
        #expect(machine.step(now: Self.start) == .wait(until: nil))
        machine.release(messages[0])
        #expect(machine.step(now: Self.start) == .attempt(messages[4]))
    }

    @Test func aLaneWaitsForItsFirstMessage() throws {
        let (first, second, other) = (Self.message(1), Self.message(2), Self.message(3, lane: "other"))
        var machine = try machine([first, other])
        #expect(machine.step(now: Self.start) == .attempt(first))
        #expect(machine.step(now: Self.start) == .attempt(other))
        _ = machine.finish(first, Self.failure, now: Self.start, random: 0.5)
        machine.release(first)
        // What the ledger has as the lane's first is the one that failed; the second is not told of before it is done.
        let due = Timestamp(microseconds: Self.start.microseconds + 2_500_000)
        #expect(machine.step(now: Self.start) == .wait(until: due))
        guard case .attempt(let again) = machine.step(now: due) else {
            Issue.record("not tried again")
            return
        }
        #expect(again.number == 1 && again.attempts == 1 && again.lastError == "connection refused")
        _ = machine.finish(again, .delivered(status: 204), now: due, random: 0)
        machine.release(again)
        #expect(machine.step(now: due) == .load)
        machine.beginLoad()
        machine.take([second], isDisabled: false)
        #expect(machine.step(now: due) == .attempt(second))
    }

    @Test func waitsGrowToTwoHours() {
        #expect(
            (1...10).map { BackOff.limit(attempts: $0) } == [5, 15, 45, 135, 405, 1_215, 3_645, 7_200, 7_200, 7_200])
        #expect(BackOff.seconds(attempts: 4, random: 0.5, asked: nil) == 67.5)
        #expect(BackOff.seconds(attempts: 1, random: 0, asked: nil) == 1)
        #expect(BackOff.seconds(attempts: 1, random: 0.5, asked: 100) == 100)
        #expect(BackOff.seconds(attempts: 1, random: 0.5, asked: 100_000) == 3_600)
        #expect(BackOff.seconds(attempts: .max, random: 0.999, asked: nil) <= 7_200)
    }

    /// With the longest waits throughout: the attempts of a day, and the last of them at its end.
    @Test func aMessageIsTriedForADay() throws {
        var machine = try machine([Self.message(1)])
        var now = Self.start
        var times: [Double] = []
        var fate: OutboxMessage.State?
        while fate == nil || fate == .waiting {
            switch machine.step(now: now) {
            case .attempt(let message):
                times.append(Double(now.microseconds - Self.start.microseconds) / 1e6)
                fate = machine.finish(message, Self.failure, now: now, random: 0.999_999)?.outcome.state
                machine.release(message)
            case .wait(let until): now = try #require(until)
            case .load:
                machine.beginLoad()
                machine.take([], isDisabled: false)
            case .settle(_, let state, _): fate = state
            }
        }
        #expect(fate == .givenUp)
        #expect((15...22).contains(times.count), "\(times)")
        #expect(now.seconds - Self.start.seconds == 86_400)
    }

    @Test func aMessageThatWasNeverTriedIsTriedOnceHoweverOldItIs() throws {
        var machine = try machine([Self.message(1)])
        let late = Timestamp(seconds: Self.start.seconds + 200_000)
        #expect(machine.step(now: late) == .attempt(Self.message(1)))
        #expect(machine.finish(Self.message(1), Self.failure, now: late, random: 0)?.outcome.state == .givenUp)
    }

    @Test func aRestartGoesOnWhereItWas() throws {
        var message = Self.message(1)
        message.attempts = 3
        message.nextAttempt = Timestamp(seconds: Self.start.seconds + 50)
        var machine = try machine([message])
        #expect(machine.step(now: Self.start) == .wait(until: message.nextAttempt))
        let due = try #require(message.nextAttempt)
        #expect(machine.step(now: due) == .attempt(message))
        let next = machine.finish(message, Self.failure, now: due, random: 0.5)?.outcome.nextAttempt
        #expect(next == Timestamp(microseconds: due.microseconds + 67_500_000))
    }

    @Test func aClockThatWasSetBackDoesNotHoldMessagesUp() throws {
        var message = Self.message(1)
        message.attempts = 1
        message.nextAttempt = Timestamp(seconds: Self.start.seconds + 1_000_000)
        var machine = try machine([message])
        #expect(machine.step(now: Self.start) == .attempt(message))
    }

    @Test func aLimitOfRateHoldsForTheChannel() throws {
        let messages = (1...2).map { Self.message(Int64($0), lane: "lane-\($0)") }
        var machine = try machine(messages)
        #expect(machine.step(now: Self.start) == .attempt(messages[0]))
        _ = machine.finish(
            messages[0], .refused(status: 429, retryAfter: 30, text: ""), now: Self.start, random: 0)
        machine.release(messages[0])
        let due = Timestamp(seconds: Self.start.seconds + 30)
        #expect(machine.step(now: Self.start) == .wait(until: due))
        guard case .attempt = machine.step(now: due) else {
            Issue.record("not tried")
            return
        }
    }

    /// However many lanes wait, a dead receiver costs little: one attempt in 30 s.
    @Test func aDeadChannelIsTriedSeldom() throws {
        var machine = try machine((1...200).map { Self.message(Int64($0), lane: "lane-\($0)") })
        var now = Self.start
        var attempts = 0
        let end = Timestamp(seconds: Self.start.seconds + 3_600)
        while now < end {
            switch machine.step(now: now) {
            case .attempt(let message):
                attempts += 1
                _ = machine.finish(message, Self.failure, now: now, random: 0.5)
                machine.release(message)
            case .wait(let until): now = until.map { max($0, now) } ?? end
            case .load:
                machine.beginLoad()
                machine.take([], isDisabled: false)
            case .settle: Issue.record("given up")
            }
        }
        #expect((100...140).contains(attempts), "\(attempts)")
    }

    @Test func oneSuccessEndsThePause() throws {
        let messages = (1...20).map { Self.message(Int64($0), lane: "lane-\($0)") }
        var machine = try machine(messages)
        var now = Self.start
        for _ in 0..<8 {
            let message = Self.nextAttempt(&machine, &now)
            _ = machine.finish(message, Self.failure, now: now, random: 0.9)
            machine.release(message)
        }
        let message = Self.nextAttempt(&machine, &now)
        _ = machine.finish(message, .delivered(status: 200), now: now, random: 0)
        machine.release(message)
        for _ in 0..<4 {
            guard case .attempt = machine.step(now: now) else {
                Issue.record("not tried together")
                return
            }
        }
    }

    @Test func goneDisablesTheChannelAndKeepsWhatWaits() throws {
        let (first, other) = (Self.message(1), Self.message(2, lane: "other"))
        var machine = try machine([first, other])
        #expect(machine.step(now: Self.start) == .attempt(first))
        let verdict = machine.finish(
            first, .refused(status: 410, retryAfter: nil, text: ""), now: Self.start, random: 0)
        #expect(verdict?.disables == true && verdict?.outcome.state == .waiting)
        machine.release(first)
        let end = Timestamp(seconds: Self.start.seconds + 86_400)
        #expect(machine.step(now: Self.start) == .wait(until: end))
        // Enabled by another process: the ledger says so.
        machine.noteNews()
        #expect(machine.step(now: Self.start) == .load)
        machine.beginLoad()
        machine.take([first, other], isDisabled: false)
        guard case .attempt = machine.step(now: Self.start) else {
            Issue.record("not tried")
            return
        }
        machine.beginLoad()
        machine.take([other], isDisabled: true)
        guard case .settle(_, .givenUp, _) = machine.step(now: end) else {
            Issue.record("kept for ever")
            return
        }
    }

    @Test(arguments: [400, 413, 422])
    func aMessageThatTheReceiverFindsFaultWithMakesWay(status: Int) throws {
        var machine = try machine([])
        var message = Self.message(1)
        let result = AttemptResult.refused(status: status, retryAfter: nil, text: "")
        message.attempts = 3
        #expect(machine.finish(message, result, now: Self.start, random: 0)?.outcome.state == .waiting)
        message.attempts = 4
        #expect(machine.finish(message, result, now: Self.start, random: 0)?.outcome.state == .givenUp)
    }

    @Test(arguments: [302, 401, 403, 404, 408, 425, 429, 500, 502, 503, 504])
    func otherRefusalsAreTriedForTheWholeTime(status: Int) throws {
        var machine = try machine([])
        var message = Self.message(1)
        message.attempts = 20
        let result = AttemptResult.refused(status: status, retryAfter: nil, text: "")
        #expect(machine.finish(message, result, now: Self.start, random: 0)?.outcome.state == .waiting)
    }

    @Test func whatTheChannelHasNoUseForIsSkipped() throws {
        let resolved = Self.message(1, state: .resolved)
        var machine = try machine([resolved], .slack)
        #expect(
            machine.step(now: Self.start) == .settle(resolved, .skipped, reason: "send_resolved is false"))
        machine.release(resolved)
        #expect(machine.step(now: Self.start) == .load)
    }

    /// A load that began before an attempt was recorded still shows its message: it must not be sent again.
    @Test func aLoadThatIsOutOfDateIsNotBelieved() throws {
        let (first, second) = (Self.message(1), Self.message(2))
        var machine = try machine([first])
        #expect(machine.step(now: Self.start) == .attempt(first))
        machine.beginLoad()
        _ = machine.finish(first, .delivered(status: 200), now: Self.start, random: 0)
        machine.release(first)
        machine.take([first], isDisabled: false)
        #expect(machine.step(now: Self.start) == .load)
        machine.beginLoad()
        machine.take([second], isDisabled: false)
        #expect(machine.step(now: Self.start) == .attempt(second))
    }

    @Test func anAttemptThatTheEndCutShortCountsForNothing() throws {
        var machine = try machine([Self.message(1)])
        #expect(machine.step(now: Self.start) == .attempt(Self.message(1)))
        #expect(machine.finish(Self.message(1), .cancelled, now: Self.start, random: 0) == nil)
        #expect(machine.failuresInRow == 0)
    }
}
