import Budgets
import Foundation
import HTTPTypes
import LogSources
import Pipeline
import Testing
import UsageModel

@testable import HTTPAPI

struct BudgetDecisionTests {
    /// 2026-11-20T10:00:00Z.
    private static let now = Timestamp(seconds: 1_795_168_800)

    private static var ready: EngineHealth {
        var health = EngineHealth()
        health.isReady = true
        return health
    }

    private static func board(dollars: Int128, spent: Int128, denies: Bool = false) -> BudgetBoard {
        var budget = Budget(
            name: "all", limit: BudgetAmount(.usd, dollars * 1_000_000_000_000), period: .day, zone: .utc)
        budget.deniesWhenUnsure = denies
        var book = BudgetBook(
            budgets: [budget], rules: AlertRules(), contents: BudgetContents(),
            identity: AlertIdentity(ledger: 1, host: "h"), now: now)
        book.finishSeeding()
        let sums = SpendSums(
            cost: Money(picoDollars: spent * 1_000_000_000_000), tokens: 1, requests: 1, errors: 0, unpricedTokens: 0)
        book.add(
            sums, minute: now.minute,
            of: SpendSource(model: "m", provider: "p", isError: false, labels: []))
        var board = BudgetBoard()
        board.apply(book.decide(now: now, snoozes: []).board)
        return board
    }

    private static func decision(
        _ board: BudgetBoard, _ health: EngineHealth = ready, now: Timestamp = now
    ) -> (decision: BudgetDecision, json: [String: Any]) {
        let decision = BudgetDecision(name: "all", query: { _ in nil }, board: board, health: health, now: now)
        let json = try? JSONSerialization.jsonObject(with: Data(decision.json.utf8)) as? [String: Any]
        return (decision, json ?? [:])
    }

    @Test(arguments: [(5, 4, 200), (5, 5, 429), (5, 6, 429), (0, 0, 429)])
    func whatIsSpentIsSpent(dollars: Int, spent: Int, status: Int) {
        let (decision, json) = Self.decision(Self.board(dollars: Int128(dollars), spent: Int128(spent)))
        #expect(decision.status.code == status)
        #expect(json["allow"] as? Bool == (status == 200))
        // 14 hours are left of the day.
        #expect(decision.retryAfter == (status == 429 ? 50_400 : nil))
        #expect(json["remaining_usd"] as? Int == max(0, dollars - spent))
        #expect(json["period_end"] as? String == "2026-11-21T00:00:00Z")
    }

    @Test func theNextPeriodBeginsByTheClock() {
        let tomorrow = Timestamp(seconds: Self.now.seconds + 14 * 3_600)
        let (decision, json) = Self.decision(Self.board(dollars: 5, spent: 6), now: tomorrow)
        #expect(decision.status.code == 200)
        #expect(json["remaining_usd"] as? Int == 5)
    }

    @Test func whoIsUnsureAnswersAsTheBudgetSays() {
        var behind = Self.ready
        behind.lag = [
            SourceLag(
                source: "app.log", bytes: 10, files: 1, lastTime: Timestamp(seconds: Self.now.seconds - 61))
        ]
        var failing = Self.ready
        failing.commitError = "the disk is full"
        for health in [EngineHealth(), behind, failing] {
            let (open, openJSON) = Self.decision(Self.board(dollars: 5, spent: 1), health)
            #expect(open.status.code == 200)
            #expect(openJSON["unsure"] is String)
            let (closed, closedJSON) = Self.decision(Self.board(dollars: 5, spent: 1, denies: true), health)
            #expect(closed.status.code == 429)
            #expect(closed.retryAfter == 10)
            #expect(closedJSON["allow"] as? Bool == false)
        }
        behind.lag = [SourceLag(source: "app.log", bytes: 0, files: 1, lastTime: Timestamp(seconds: 0))]
        #expect(Self.decision(Self.board(dollars: 5, spent: 1, denies: true), behind).decision.status.code == 200)
    }
}
