import Testing
import UsageModel

@testable import Budgets

struct FlaggedAlertTests {
    private static let start = Timestamp(seconds: 1_795_435_200)

    private static func after(_ seconds: Int64) -> Timestamp { Timestamp(seconds: start.seconds + seconds) }

    private static func texts(_ count: Int64, at seconds: Int64, _ categories: [String] = ["hate"]) -> FlaggedTexts {
        FlaggedTexts(count: count, last: after(seconds), categories: categories)
    }

    private func book(_ records: [AlertRecord] = [], count: Int64 = 1) -> BudgetBook {
        var rules = AlertRules()
        rules.flagged = AlertRules.FlaggedRule(count: count, quietSeconds: 600, channels: ["ops"])
        var contents = BudgetContents()
        contents.records = records
        return BudgetBook(
            budgets: [], rules: rules, contents: contents, identity: AlertIdentity(ledger: 1, host: "h"),
            now: Self.start)
    }

    private func changes(_ book: inout BudgetBook, at seconds: Int64) -> BudgetChanges {
        guard book.isDue(now: Self.after(seconds)) else { return BudgetChanges() }
        return book.decide(now: Self.after(seconds), snoozes: []).changes
    }

    private func alerts(_ book: inout BudgetBook, at seconds: Int64) -> [Alert] {
        changes(&book, at: seconds).messages.map(\.alert)
    }

    @Test func textsAreToldOnceAndTheirEndWithHowManyTheyWere() {
        var book = book()
        book.note(flagged: Self.texts(0, at: 0))
        #expect(alerts(&book, at: 1).isEmpty)
        book.note(flagged: Self.texts(2, at: 10))
        let told = alerts(&book, at: 11)
        #expect(told.map(\.kind) == ["moderation_flagged"])
        #expect(told.first?.subject == .flagged(Self.texts(2, at: 10)))
        book.note(flagged: Self.texts(5, at: 300, ["privacy"]))
        #expect(alerts(&book, at: 301).isEmpty)
        #expect(alerts(&book, at: 899).isEmpty)
        let over = alerts(&book, at: 900)
        #expect(over.map(\.state) == [.resolved])
        #expect(over.first?.subject == .flagged(Self.texts(5, at: 300, ["privacy"])))
        #expect(over.first?.key == told.first?.key)
        book.note(flagged: Self.texts(6, at: 1_000))
        let next = alerts(&book, at: 1_001)
        #expect(next.first?.subject == .flagged(Self.texts(1, at: 1_000)))
        #expect(next.first?.key != told.first?.key)
    }

    @Test func fewerThanAskedForAreNoNews() {
        var book = book(count: 3)
        book.note(flagged: Self.texts(0, at: 0))
        _ = alerts(&book, at: 1)
        book.note(flagged: Self.texts(2, at: 10))
        #expect(alerts(&book, at: 11).isEmpty)
        book.note(flagged: Self.texts(3, at: 20))
        #expect(alerts(&book, at: 21).count == 1)
    }

    /// Whoever adds the rule to a daemon that has looked for a year is not told of that year.
    @Test func whatWasThereBeforeIsNoNews() {
        var book = book()
        book.note(flagged: Self.texts(40, at: -600))
        #expect(alerts(&book, at: 1).isEmpty)
        book.note(flagged: Self.texts(41, at: 5))
        #expect(alerts(&book, at: 6).first?.subject == .flagged(Self.texts(1, at: 5)))
    }

    /// A daemon that died between a verdict and its alert does not hide it from the next one.
    @Test func whatHasJustBeenFlaggedIsToldByTheNextDaemon() {
        var book = book(count: 2)
        book.note(flagged: Self.texts(40, at: -90))
        #expect(alerts(&book, at: 1).first?.subject == .flagged(Self.texts(2, at: -90)))
        var first = self.book(count: 2)
        first.note(flagged: Self.texts(1, at: -90))
        #expect(alerts(&first, at: 1).isEmpty)
        first.note(flagged: Self.texts(2, at: 5))
        #expect(alerts(&first, at: 6).first?.subject == .flagged(Self.texts(2, at: 5)))
    }

    @Test func aRestartTellsNothingTwiceAndMissesNothing() {
        var first = book()
        first.note(flagged: Self.texts(0, at: 0))
        _ = alerts(&first, at: 1)
        first.note(flagged: Self.texts(2, at: 10))
        let records = changes(&first, at: 11).records
        var second = book(records)
        second.note(flagged: Self.texts(2, at: 10))
        #expect(alerts(&second, at: 20).isEmpty)
        second.note(flagged: Self.texts(4, at: 30))
        #expect(alerts(&second, at: 31).isEmpty)
        let over = changes(&second, at: 630)
        #expect(over.messages.first?.alert.subject == .flagged(Self.texts(4, at: 30)))
        // What was flagged while nobody watched is told at the next start.
        var third = book(over.records)
        third.note(flagged: Self.texts(7, at: 650))
        #expect(alerts(&third, at: 651).first?.subject == .flagged(Self.texts(3, at: 650)))
    }

    /// Moderation's counts may begin anew: their file was lost.
    @Test func aNewCountIsNoDebt() {
        var first = book()
        first.note(flagged: Self.texts(0, at: 0))
        _ = alerts(&first, at: 1)
        first.note(flagged: Self.texts(50, at: 10))
        _ = alerts(&first, at: 11)
        let records = changes(&first, at: 610).records
        var second = book(records)
        second.note(flagged: Self.texts(0, at: 620))
        _ = alerts(&second, at: 621)
        second.note(flagged: Self.texts(1, at: 630))
        #expect(alerts(&second, at: 631).count == 1)
    }
}
