import Budgets
import LLMClient
import Ledger
import Synchronization
import TestKit
import Testing
import UsageModel

@testable import Moderation

/// Texts are judged once, within limits, and nothing that fails stands in anybody's way.
struct ModeratorTests {
    private static let hate = "moderation.check.flagged.hate"
    private static let safe = "moderation.check.safe.none"

    private static func judging() -> AnsweringProvider {
        AnsweringProvider { request throws(AttemptFailure) in
            AnsweringProvider.judged(request).contains("idiots") ? .hateful : .safe
        }
    }

    @Test func redactsJudgesAndRemembers() async throws {
        let scene = ModerationScene()
        let provider = Self.judging()
        let moderator = try scene.moderator(provider)
        let first = try await moderator.judge("Call 090-1234-5678, idiots", side: .input)
        #expect(first.outcome == .flagged && first.categories == [.hate] && first.score == 0.9)
        #expect(provider.texts == ["Call [PHONE], idiots"])
        // The same text, also with another number in the place of what is redacted.
        #expect(try await moderator.judge("Call [PHONE], idiots", side: .input) == first)
        #expect(provider.requests.count == 1)
        // Who wrote it is a part of the question.
        _ = try await moderator.judge("Call [PHONE], idiots", side: .output)
        #expect(provider.requests.count == 2)
        scene.pass(seconds: 86_401)
        _ = try await moderator.judge("Call [PHONE], idiots", side: .input)
        #expect(provider.requests.count == 3)
        let values = moderator.health.values
        #expect(values[Self.hate] == 4 && values["moderation.cached"] == 1 && values["moderation.calls"] == 3)
        #expect(values["moderation.flagged"] == nil, "nobody logged these texts")
    }

    /// Nothing in it is asked about twice, however many ask at the same time.
    @Test func theSameTextAtTheSameTimeIsOneCall() async throws {
        let scene = ModerationScene()
        let gate = Gate()
        let provider = AnsweringProvider { _ throws(AttemptFailure) in
            await gate.wait()
            return .safe
        }
        let moderator = try scene.moderator(provider) { $0.maximumConcurrent = 50 }
        try await withThrowingTaskGroup(of: ModerationVerdict.self) { group in
            for _ in 0..<50 { group.addTask { try await moderator.judge("the same", side: .input) } }
            try await Waiting.until("it is asked") { provider.requests.count == 1 }
            gate.open()
            for try await verdict in group { #expect(verdict.outcome == .safe) }
        }
        #expect(provider.requests.count == 1 && moderator.health.values[Self.safe] == 50)
    }

    @Test func longTextsAreJudgedWhole() async throws {
        let scene = ModerationScene()
        let provider = Self.judging()
        let moderator = try scene.moderator(provider) {
            $0.windows = TextWindows.Sizes(usual: 100, overlap: 20, largest: 100, most: 10)
        }
        let padding = String(repeating: "good words ", count: 60)
        let bad = try await moderator.judge(padding + "idiots", side: .input)
        #expect(bad.outcome == .flagged && !bad.isTruncated)
        // 666 characters in steps of 80 make 9 windows.
        #expect(provider.requests.count == 9)
        #expect(moderator.health.values[Self.hate] == 1, "a text is one check")
        // Harmful at the beginning, the rest is not paid for.
        _ = try await moderator.judge("idiots, all of you. " + padding, side: .input)
        #expect(provider.requests.count == 10)
        let endless = try await moderator.judge(String(repeating: "abcdefghij", count: 200), side: .input)
        #expect(endless.outcome == .safe && endless.isTruncated && !endless.isConclusive)
    }

    @Test func noMoreThanAllowedAtATime() async throws {
        let scene = ModerationScene()
        let active = Mutex((now: 0, most: 0))
        let provider = AnsweringProvider { _ throws(AttemptFailure) in
            active.withLock { active in
                active.now += 1
                active.most = max(active.most, active.now)
            }
            for _ in 0..<20 { await Task.yield() }
            active.withLock { $0.now -= 1 }
            return .safe
        }
        let moderator = try scene.moderator(provider) { $0.maximumConcurrent = 3 }
        try await withThrowingTaskGroup(of: Void.self) { group in
            for number in 0..<60 {
                group.addTask { _ = try await moderator.judge("text \(number)", side: .input) }
            }
            try await group.waitForAll()
        }
        #expect(active.withLock { $0.most } == 3 && provider.requests.count == 60)
    }

    @Test func theSampleIsJudgedInTurnsOfItsUsers() async throws {
        let scene = ModerationScene()
        let provider = Self.judging()
        let queue = ModerationQueue(capacity: 100)
        let moderator = try scene.moderator(provider, queue: queue) { $0.maximumConcurrent = 1 }
        queue.offer((0..<5).map { ModerationSample(side: .input, text: "loud \($0)", user: "loud") })
        queue.offer([
            ModerationSample(
                side: .output, text: "idiots", user: "me 090-1234-5678", source: "app.log", request: "req_7")
        ])
        let running = Task { await moderator.run() }
        try await Waiting.until("all are judged") { moderator.health.values[Self.safe] == 5 }
        running.cancel()
        await running.value
        #expect(provider.texts.prefix(3) == ["loud 0", "idiots", "loud 1"])
        let found = try LedgerFile.inspectModeration(
            ModerationLedger.path(in: scene.folder), since: ModerationScene.noon, limit: 10)
        #expect(
            found.texts == [
                ModeratedText(
                    time: ModerationScene.noon, side: "output", source: "app.log", user: "me [PHONE]", request: "req_7",
                    verdict: "flagged", categories: ["hate"], score: 0.9, reason: "It insults.")
            ])
        let flagged = try #require(try scene.ledger().flagged)
        #expect(flagged.count == 1 && flagged.last == ModerationScene.noon && flagged.categories == ["hate"])
    }

    @Test func whatIsDroppedIsCountedAcrossRestarts() async throws {
        let scene = ModerationScene()
        for round in 1...2 {
            let queue = ModerationQueue(capacity: 3)
            queue.offer((0..<10).map { ModerationSample(side: .input, text: "\(round) \($0)") })
            let moderator = try scene.moderator(Self.judging(), queue: queue)
            #expect(moderator.health.values["moderation.dropped"] == Int64(7 * round))
            let running = Task { await moderator.run() }
            try await Waiting.until("the rest is judged") { moderator.health.values[Self.safe] == Int64(3 * round) }
            running.cancel()
            await running.value
            #expect(try scene.ledger().values["moderation.dropped"] == Int64(7 * round))
        }
    }

    /// While the provider is down the sample waits, more and more patiently; when it is up again the trouble is over.
    @Test func troubleIsToldOnceAndEnds() async throws {
        let scene = ModerationScene()
        let isDown = Mutex(true)
        let provider = AnsweringProvider { _ throws(AttemptFailure) in
            if isDown.withLock({ $0 }) {
                throw AttemptFailure(.status, status: 401, type: "authentication_error", message: "invalid x-api-key")
            }
            return .safe
        }
        let moderator = try scene.moderator(provider)
        for number in 0..<3 {
            let verdict = try await moderator.judge("text \(number)", side: .input)
            #expect(verdict.outcome == .unavailable && verdict.reason.contains("invalid x-api-key"))
        }
        #expect(moderator.health.trouble?.contains("invalid x-api-key") == true)
        #expect(scene.logged.count == 1 && scene.logged[0].contains("invalid x-api-key"), "\(scene.logged)")
        #expect(moderator.health.values["moderation.check.unavailable.none"] == 3)
        #expect(moderator.health.values["moderation.cost_micros"] ?? 0 == 0)
        isDown.withLock { $0 = false }
        #expect(try await moderator.judge("text 0", side: .input).outcome == .safe, "what failed is tried again")
        #expect(moderator.health.trouble == nil && scene.logged.count == 2)
    }

    /// A provider that comes and goes does not fill the log.
    @Test func flappingIsToldOnceAnHour() async throws {
        let scene = ModerationScene()
        let provider = AnsweringProvider { request throws(AttemptFailure) in
            if AnsweringProvider.judged(request).hasPrefix("bad") {
                throw AttemptFailure(.status, status: 500, message: "no")
            }
            return .safe
        }
        let moderator = try scene.moderator(provider)
        for number in 0..<20 {
            _ = try await moderator.judge("bad \(number)", side: .input)
            _ = try await moderator.judge("good \(number)", side: .input)
        }
        #expect(scene.logged.count == 2, "\(scene.logged)")
        scene.pass(seconds: 3_601)
        _ = try await moderator.judge("bad 100", side: .input)
        #expect(scene.logged.count == 3)
    }

    @Test func withoutAKeyNobodyIsAsked() async throws {
        let scene = ModerationScene()
        let moderator = try scene.moderator(.failure(.init("KEY is not set")), ledger: try scene.ledger())
        #expect(try await moderator.judge("text", side: .input).outcome == .unavailable)
        #expect(moderator.health.trouble == "KEY is not set" && scene.logged.count == 1)
    }

    @Test func theDaysMoneyEnds() async throws {
        let scene = ModerationScene()
        let provider = Self.judging()
        // One call can cost up to about 0.0096 dollars, and costs 0.0015.
        let ledger = try scene.ledger(limit: 12_000_000_000)
        let moderator = try scene.moderator(provider, ledger: ledger)
        var outcomes: [ModerationVerdict.Outcome] = []
        for number in 0..<6 { outcomes.append(try await moderator.judge("text \(number)", side: .input).outcome) }
        let asked = provider.requests.count
        #expect(outcomes == Array(repeating: .safe, count: asked) + Array(repeating: .overBudget, count: 6 - asked))
        #expect((1...3).contains(asked))
        #expect(moderator.health.isOverBudget && moderator.health.trouble == nil)
        #expect(scene.logged.count == 1 && scene.logged[0].contains("until the day is over"), "\(scene.logged)")
        scene.pass(seconds: 43_200)
        #expect(!moderator.health.isOverBudget)
        #expect(try await moderator.judge("text 5", side: .input).outcome == .safe)
    }

    /// Refusals and answers that can't be read are verdicts of their own, and the settings say what they count as.
    @Test(arguments: [false, true])
    func withoutAVerdictTheSettingsDecide(flags: Bool) async throws {
        let scene = ModerationScene()
        let provider = AnsweringProvider { request throws(AttemptFailure) in
            switch AnsweringProvider.judged(request) {
            case "refused":
                var reply = MessageReply.safe
                reply.stopReason = .refusal
                return reply
            case "unparsable": return .verdict("I think that it is fine.")
            case "down": throw AttemptFailure(.status, status: 400, message: "no")
            default: return .safe
            }
        }
        let queue = ModerationQueue(capacity: 10)
        let moderator = try scene.moderator(provider, queue: queue) { $0.flagsWithoutVerdict = flags }
        queue.offer(
            ["refused", "unparsable", "down", "fine"].map { ModerationSample(side: .input, text: $0, user: $0) })
        let running = Task { await moderator.run() }
        try await Waiting.until("all are judged") {
            ["refused", "unparsable", "unavailable", "safe"].allSatisfy {
                moderator.health.values["moderation.check.\($0).none"] == 1
            }
        }
        running.cancel()
        await running.value
        #expect(moderator.ledger.flagged?.count == (flags ? 3 : nil))
        let texts = try LedgerFile.inspectModeration(
            ModerationLedger.path(in: scene.folder), since: ModerationScene.noon, limit: 10
        ).texts
        #expect(
            Set(texts.map(\.verdict))
                == (flags ? ["refused", "unparsable", "unavailable"] : ["refused", "unparsable"]))
    }

    /// A stop does not wait for a provider that does not answer, and what the call may cost stays spent.
    @Test func aStopGivesUpWhatIsUnderWay() async throws {
        let scene = ModerationScene()
        let gate = Gate()
        let provider = AnsweringProvider { _ throws(AttemptFailure) in
            await gate.wait()
            if Task.isCancelled { throw AttemptFailure(.cancelled, message: "cancelled") }
            return .safe
        }
        let queue = ModerationQueue(capacity: 10)
        let moderator = try scene.moderator(provider, queue: queue)
        queue.offer([ModerationSample(side: .input, text: "text")])
        let running = Task { await moderator.run() }
        try await Waiting.until("it is asked") { provider.requests.count == 1 }
        running.cancel()
        await running.value
        #expect(moderator.health.values["moderation.check.unavailable.none"] == nil)
        #expect(moderator.health.budget.committed > 5_000_000_000)
    }
}

/// Holds tasks until it is opened, or they are cancelled.
final class Gate: Sendable {
    private let state = Mutex<(isOpen: Bool, waiting: [CheckedContinuation<Void, Never>])>((false, []))

    func wait() async {
        await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                let isOpen = state.withLock { state in
                    if state.isOpen || Task.isCancelled { return true }
                    state.waiting.append(continuation)
                    return false
                }
                if isOpen { continuation.resume() }
            }
        } onCancel: {
            open()
        }
    }

    func open() {
        let waiting = state.withLock { state in
            defer { state.waiting = [] }
            state.isOpen = true
            return state.waiting
        }
        for continuation in waiting { continuation.resume() }
    }
}
