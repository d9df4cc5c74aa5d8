import Testing
import UsageModel

@testable import Budgets

struct ArchiveAlertTests {
    private static let start = Timestamp(seconds: 1_795_435_200)

    private static func after(_ seconds: Int64) -> Timestamp { Timestamp(seconds: start.seconds + seconds) }

    private func book(_ records: [AlertRecord] = []) -> BudgetBook {
        var rules = AlertRules()
        rules.archive = AlertRules.ArchiveRule(seconds: 300, channels: ["ops"])
        var contents = BudgetContents()
        contents.records = records
        return BudgetBook(
            budgets: [], rules: rules, contents: contents, identity: AlertIdentity(ledger: 1, host: "h"),
            now: Self.start)
    }

    private func messages(_ book: inout BudgetBook, at seconds: Int64) -> [BudgetChanges.Message] {
        guard book.isDue(now: Self.after(seconds)) else { return [] }
        return book.decide(now: Self.after(seconds), snoozes: []).changes.messages
    }

    @Test func anArchiveThatStandsStillIsToldOnceAndItsEndToo() {
        var book = book()
        let stop = ArchiveStop(since: Self.start, reason: "the disk is full")
        book.note(archive: .stopped(stop))
        #expect(messages(&book, at: 299).isEmpty)
        let told = messages(&book, at: 300)
        #expect(told.map(\.alert.kind) == ["archive_stopped"] && told.map(\.channels) == [["ops"]])
        #expect(told.first?.alert.subject == .archive(stop))
        book.note(archive: .stopped(stop))
        #expect(messages(&book, at: 900).isEmpty)
        book.note(archive: .running)
        #expect(messages(&book, at: 901).map(\.alert.state) == [.resolved])
        #expect(messages(&book, at: 902).isEmpty)
    }

    @Test func aShortStopIsNoNews() {
        var book = book()
        book.note(archive: .stopped(ArchiveStop(since: Self.start, reason: "x")))
        #expect(messages(&book, at: 200).isEmpty)
        book.note(archive: .running)
        #expect(messages(&book, at: 301).isEmpty)
    }

    /// After a restart nothing is known until the archive was tried; and then it is the same alert.
    @Test func aRestartTellsNothingTwice() {
        var first = book()
        first.note(archive: .stopped(ArchiveStop(since: Self.start, reason: "x")))
        let decision = first.decide(now: Self.after(300), snoozes: [])
        var second = book(decision.changes.records)
        second.note(archive: .unknown)
        #expect(messages(&second, at: 310).isEmpty)
        second.note(archive: .stopped(ArchiveStop(since: Self.after(305), reason: "x")))
        #expect(messages(&second, at: 700).isEmpty)
        second.note(archive: .running)
        let over = messages(&second, at: 701)
        #expect(
            over.map(\.alert.state) == [.resolved]
                && over.first?.alert.key == decision.changes.messages.first?.alert.key)
    }
}
