import LLMClient
import Ledger
import Pricing
import Testing
import UsageModel

@testable import Moderation

/// What attempts cost, and that it is remembered before it is spent.
struct BudgetedProviderTests {
    private static let attempt = Attempt(number: 0, timeout: 5)

    private static let request = ModerationPrompt(text: "Hello", side: .input).request(model: ModerationScene.model)

    /// The most that the request can cost: a token for each byte of its texts and 3,000 more, written to a cache (1.25
    /// dollars a million), and 300 tokens of an answer (5 dollars a million).
    private static func most() throws -> Int64 {
        var bytes = 0
        for block in request.system + request.messages.flatMap(\.content) {
            guard case .text(let block) = block else { continue }
            bytes += Array(block.text.utf8).count
        }
        return Int64(bytes + 3_000) * 1_250_000 + 300 * 5_000_000
    }

    @Test func theHighestCostIsOnDiskBeforeTheCall() async throws {
        let scene = ModerationScene()
        let ledger = try scene.ledger()
        let path = ModerationLedger.path(in: scene.folder)
        let most = try Self.most()
        let provider = AnsweringProvider { _ throws(AttemptFailure) in
            let found = try? LedgerFile.inspectModeration(path, since: scene.now, limit: 1).values
            #expect(found?["moderation.spent_picos"] == most)
            return .safe
        }
        _ = try await scene.budgeted(provider, ledger).create(Self.request, Self.attempt)
        // 1,000 tokens at 1 dollar a million, and 100 at 5.
        #expect(try scene.ledger().values["moderation.spent_picos"] == 1_500_000_000)
    }

    /// An error by its status costs nothing; who got no answer may be billed, and pays.
    @Test(arguments: [
        (AttemptFailure(.status, status: 429, message: ""), false),
        (AttemptFailure(.status, status: 500, message: ""), false), (AttemptFailure(.connection, message: ""), true),
        (AttemptFailure(.timeout, message: ""), true), (AttemptFailure(.invalidAnswer, message: ""), true),
        (AttemptFailure(.cancelled, message: ""), true), (AttemptFailure(.invalidRequest, message: ""), false),
    ])
    func failuresCostWhatTheyMay(failure: AttemptFailure, isBilled: Bool) async throws {
        let scene = ModerationScene()
        let ledger = try scene.ledger()
        let provider = AnsweringProvider { _ throws(AttemptFailure) in throw failure }
        await #expect(throws: failure) {
            _ = try await scene.budgeted(provider, ledger).create(Self.request, Self.attempt)
        }
        #expect(ledger.budget(now: scene.now).committed == (isBilled ? try Self.most() : 0))
    }

    @Test func anAnswerWithoutUsageCostsTheMost() async throws {
        let scene = ModerationScene()
        let ledger = try scene.ledger()
        let provider = AnsweringProvider { _ throws(AttemptFailure) in .verdict("{}", input: 0, output: 0) }
        _ = try await scene.budgeted(provider, ledger).create(Self.request, Self.attempt)
        #expect(ledger.budget(now: scene.now).committed == (try Self.most()))
    }

    @Test func nobodyIsAskedBeyondTheLimit() async throws {
        let scene = ModerationScene()
        let most = try Self.most()
        let ledger = try scene.ledger(limit: most + 1_499_999_999)
        let provider = AnsweringProvider { _ throws(AttemptFailure) in .safe }
        let budgeted = scene.budgeted(provider, ledger)
        _ = try await budgeted.create(Self.request, Self.attempt)
        do {
            _ = try await budgeted.create(Self.request, Self.attempt)
            Issue.record("the limit is passed")
        } catch {
            #expect(error.code == BudgetedProvider.overBudget && error.kind == .invalidRequest)
            #expect(error.message.hasPrefix("$0.0015 of the day's $0.00"), "\(error.message)")
        }
        #expect(provider.requests.count == 1)
        scene.pass(seconds: 43_200)
        _ = try await budgeted.create(Self.request, Self.attempt)
        #expect(provider.requests.count == 2)
    }

    /// Highest costs are held for calls under way: who has no room beside them waits for what they do cost.
    @Test func callsWaitForWhatOthersDoCost() async throws {
        let scene = ModerationScene()
        let ledger = try scene.ledger(limit: try Self.most() + 4 * 1_500_000_000)
        let provider = AnsweringProvider { _ throws(AttemptFailure) in
            for _ in 0..<50 { await Task.yield() }
            return .safe
        }
        let budgeted = scene.budgeted(provider, ledger)
        await withTaskGroup(of: Bool.self) { group in
            for _ in 0..<8 {
                group.addTask { (try? await budgeted.create(Self.request, Self.attempt)) != nil }
            }
            var answered = 0
            for await isAnswered in group where isAnswered { answered += 1 }
            // Behind the fifth there is less left than a call can cost.
            #expect(answered == 5)
        }
        #expect(ledger.budget(now: scene.now).committed == 5 * 1_500_000_000)
    }

    @Test func aLimitBelowOneCallSaysSo() async throws {
        let scene = ModerationScene()
        let ledger = try scene.ledger(limit: 1_000_000_000)
        let provider = AnsweringProvider { _ throws(AttemptFailure) in .safe }
        do {
            _ = try await scene.budgeted(provider, ledger).create(Self.request, Self.attempt)
            Issue.record("the limit is passed")
        } catch {
            #expect(error.message.hasSuffix("and 'daily_usd' allows $0.001 a day"), "\(error.message)")
        }
        #expect(provider.requests.isEmpty)
    }

    @Test func aModelWithoutAPriceIsNotAsked() async throws {
        let scene = ModerationScene()
        let provider = AnsweringProvider { _ throws(AttemptFailure) in .safe }
        var request = Self.request
        request.model = "house-7b"
        await #expect(throws: AttemptFailure.self) {
            _ = try await scene.budgeted(provider, try scene.ledger()).create(request, Self.attempt)
        }
        #expect(provider.requests.isEmpty)
        #expect(!CallCost(provider: "anthropic", model: "house-7b", prices: .builtIn, time: scene.now).isPriced)
    }

    /// The one that answered is what is billed.
    @Test func theModelThatAnsweredIsPaid() async throws {
        let scene = ModerationScene()
        let ledger = try scene.ledger()
        let provider = AnsweringProvider { _ throws(AttemptFailure) in
            var reply = MessageReply.safe
            reply.model = "claude-sonnet-4-5-20250929"
            return reply
        }
        _ = try await scene.budgeted(provider, ledger).create(Self.request, Self.attempt)
        // 3 dollars a million in, 15 out.
        #expect(ledger.budget(now: scene.now).committed == 4_500_000_000)
    }
}
