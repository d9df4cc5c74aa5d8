import Budgets
import Notifications
import Testing
import UsageModel

/// What people read, word for word.
struct AlertTextTests {
    private func text(_ alert: Alert, _ language: MessageLanguage = .english) -> String {
        let text = AlertText(alert, language: language, zones: Sample.zones)
        return ([text.title] + text.lines).joined(separator: "\n")
    }

    private static let english = [
        """
        Budget all: $82.10 of $100.00 a day spent (82.1%)
        Crossed: 80% ($80.00); also 50% ($50.00)
        Period: 2026-11-28 00:00 to 2026-11-29 00:00, Asia/Tokyo
        Time: 2026-11-28 14:03, Asia/Tokyo
        Host: web-1
        """,
        """
        Budget per-user, alice: at least $82.10 of $100.00 a day spent (82.1%)
        Crossed: 80% ($80.00); also 50% ($50.00)
        12,345 tokens unpriced: their cost is not in the sum
        Period: 2026-11-28 00:00 to 2026-11-29 00:00, Asia/Tokyo
        Time: 2026-11-28 14:03, Asia/Tokyo
        Host: web-1
        """,
        """
        Budget all: at this pace $130.00 of $100.00 a day by its end
        So far: $82.10 of $100.00 a day spent (82.1%)
        The limit is reached about 2026-11-28 19:00, Asia/Tokyo
        Period: 2026-11-28 00:00 to 2026-11-29 00:00, Asia/Tokyo
        Time: 2026-11-28 14:03, Asia/Tokyo
        Host: web-1
        """,
        """
        Budget all: spent 14.4 times as fast as it can last
        In 1 h 14.4 times, in 5 min 16 times; the alert is from 6 times on
        So far: $82.10 of $100.00 a day spent (82.1%)
        Period: 2026-11-28 00:00 to 2026-11-29 00:00, Asia/Tokyo
        Time: 2026-11-28 14:03, Asia/Tokyo
        Host: web-1
        """,
        """
        2026-11-27: at least $12.34, 5,678 requests
        Requests: 5,678, 12 failed
        Tokens: 9,876,543
        21 tokens unpriced: their cost is not in the sum
        A week before: $10.00, 5,000 requests, +23.4%
        By model:
          claude-opus-4-1: $10.00, 4,000 requests, 1,000,000 tokens
          and 3 more
        Time: 2026-11-28 05:03, UTC
        Host: web-1
        """,
        """
        12,350 tokens without a price: 2 models
        house-7b: 12,345 tokens
        b: 5 tokens
        No budget knows their cost: add a price to the settings, then run tailmeter reprice
        Time: 2026-11-28 05:03, UTC
        Host: web-1
        """,
        """
        No requests logged for 1 h 5 min
        The last one: 2026-11-28 03:58, UTC
        Time: 2026-11-28 05:03, UTC
        Host: web-1
        """,
        """
        12.2% of requests fail
        61 of 500 in 10 min; the alert is from 5% on
        Time: 2026-11-28 05:03, UTC
        Host: web-1
        """,
        """
        This is a test of Tailmeter
        Somebody ran 'tailmeter alert test'; nothing is wrong
        Time: 2026-11-28 05:03, UTC
        Host: web-1
        """,
    ]

    private static let japanese = [
        "予算「all」: 1日の上限 $100.00 のうち $82.10 を使用 (82.1%)",
        "予算「per-user」(alice): 1日の上限 $100.00 のうち 少なくとも $82.10 を使用 (82.1%)",
        "予算「all」: このペースでは期間の終わりに $130.00 (1日の上限 $100.00)",
        "予算「all」: 期間いっぱいもつ速さの 14.4 倍で消費しています",
        "2026-11-27: 少なくとも $12.34、5,678 件",
        "価格不明のトークンが 12,350 あります: 2 モデル",
        "1時間5分のあいだリクエストの記録がありません",
        "リクエストの 12.2% が失敗しています",
        "Tailmeter のテスト通知です",
    ]

    @Test func eachSubjectHasItsEnglishText() {
        #expect(Sample.subjects.count == Self.english.count)
        for (subject, expected) in zip(Sample.subjects, Self.english) {
            #expect(text(Sample.alert(subject)) == expected)
        }
    }

    @Test func eachSubjectHasItsJapaneseTitle() {
        for (subject, expected) in zip(Sample.subjects, Self.japanese) {
            #expect(AlertText(Sample.alert(subject), language: .japanese, zones: Sample.zones).title == expected)
        }
    }

    @Test func japaneseDetailsNameTimesAndThresholds() {
        #expect(
            text(Sample.alert(Sample.subjects[1]), .japanese) == """
                予算「per-user」(alice): 1日の上限 $100.00 のうち 少なくとも $82.10 を使用 (82.1%)
                超えたしきい値: 80% ($80.00)、同時に 50% ($50.00)
                価格不明: 12,345 トークン (費用は合計に含まれていません)
                期間: 2026-11-28 00:00 〜 2026-11-29 00:00 (Asia/Tokyo)
                時刻: 2026-11-28 14:03 (Asia/Tokyo)
                ホスト: web-1
                """)
    }

    @Test func resolutionsSaySo() {
        #expect(text(Sample.alert(state: .resolved)).hasPrefix("Resolved: Budget all: $82.10 of"))
        #expect(text(Sample.alert(state: .resolved), .japanese).hasPrefix("解消: 予算「all」"))
        let silence = Alert.Subject.silence(Silence(lastRecord: Sample.time, seconds: 90))
        #expect(
            text(Sample.alert(silence, state: .resolved)).hasPrefix(
                "Resolved: Requests are logged again, after 1 min 30 s"))
    }

    @Test func tokensAndRequestsHaveTheirUnits() {
        let standing = Sample.standing(
            spent: BudgetAmount(.tokens, 1_200), limit: BudgetAmount(.tokens, 5_000), unpriced: 9)
        let mark = ThresholdCrossing.Mark(
            threshold: .amount(BudgetAmount(.tokens, 1_000)), amount: BudgetAmount(.tokens, 1_000))
        let subject = Alert.Subject.threshold(standing, ThresholdCrossing(mark: mark, others: []))
        // The tokens are known, priced or not.
        #expect(
            text(Sample.alert(subject)).hasPrefix(
                "Budget all: 1,200 of 5,000 tokens a day used (24%)\nCrossed: 1,000 tokens\nPeriod"))
    }

    @Test func aZoneThatTheMachineDoesNotKnowIsShownAsUTC() {
        var standing = Sample.standing()
        standing.zone = "Mars/Olympus"
        #expect(text(Sample.alert(Sample.threshold(standing))).contains("2026-11-27 15:00 to 2026-11-28 15:00, UTC"))
    }

    @Test func whatLogsHoldStaysOnItsLine() {
        let standing = Sample.standing(scope: [.init(name: "user", value: "a\nb\u{2028}c\u{7}")])
        #expect(text(Sample.alert(Sample.threshold(standing))).hasPrefix("Budget per-user, a b c : "))
    }
}
