import Budgets
import Ledger
import Testing
import UsageModel

struct BudgetRowsTests {
    private static let now = Timestamp(seconds: 1_795_000_000)
    private static let day = BudgetSpan(
        start: Timestamp(seconds: 1_794_960_000), end: Timestamp(seconds: 1_795_046_400))

    private static func spend(_ picos: Int128, budget: String = "all", scope: [String] = []) -> BudgetContents.Spend {
        BudgetContents.Spend(
            budget: budget, scope: scope, span: day,
            sums: SpendSums(
                cost: Money(picoDollars: picos), tokens: 10, requests: 2, errors: 1, unpricedTokens: 3))
    }

    private static func batch(_ change: (inout BudgetChanges) -> Void) -> LedgerBatch {
        var batch = LedgerBatch()
        change(&batch.budgets)
        return batch
    }

    private static func alert(_ id: String) -> Alert {
        Alert(
            id: id, key: "k", state: .firing, severity: .info, time: now, startsAt: now, endsAt: nil, host: "h",
            subject: .test)
    }

    /// Sums of more than 2⁶³ pico-dollars, with remainders that carry, and less again by a revision.
    @Test func sumsAreExact() throws {
        let scene = try LedgerScene()
        let store = try scene.open()
        let amounts: [Int128] = [
            9_223_372_036_854_775_807, 9_223_372_036_854_999_999, 1, 999_999, -1_500_000, 123_456_789_012_345_678,
        ]
        for amount in amounts { try store.commit(Self.batch { $0.spends = [Self.spend(amount)] }) }
        let spends = try store.load(now: Self.now).budgets.spends
        #expect(spends.count == 1)
        #expect(spends[0].sums.cost.picoDollars == amounts.reduce(0, +))
        #expect(spends[0].sums.tokens == 60 && spends[0].sums.requests == 12)
        #expect(spends[0].sums.errors == 6 && spends[0].sums.unpricedTokens == 18)
        #expect(spends[0].span == Self.day)
    }

    @Test func scopesOfAnyTextAreKeptApart() throws {
        let scene = try LedgerScene()
        let store = try scene.open()
        let scopes = [[], ["a"], ["a", "b"], ["a,b"], ["a\"b"], ["アリス"], ["\u{1}\n"], [""]]
        try store.commit(Self.batch { $0.spends = scopes.map { Self.spend(1, scope: $0) } })
        let read = try store.load(now: Self.now).budgets.spends.map(\.scope)
        #expect(Set(read) == Set(scopes))
        #expect(read.count == scopes.count)
    }

    @Test func whatABudgetCountedIsForgottenWhenItCountsSomethingElse() throws {
        let scene = try LedgerScene()
        let store = try scene.open()
        try store.commit(
            Self.batch {
                $0.definitions = ["a": "x", "b": "y"]
                $0.spends = [Self.spend(5, budget: "a"), Self.spend(7, budget: "b")]
            })
        try store.commit(
            Self.batch {
                $0.forgotten = ["a"]
                $0.definitions = ["a": "z"]
                $0.spends = [Self.spend(11, budget: "a")]
            })
        let contents = try store.load(now: Self.now).budgets
        #expect(contents.definitions == ["a": "z", "b": "y"])
        #expect(contents.spends.map { "\($0.budget) \($0.sums.cost.picoDollars)" } == ["a 11", "b 7"])
    }

    @Test func periodsThatCannotAlertAreLeftWhereTheyAre() throws {
        let scene = try LedgerScene()
        let store = try scene.open()
        try store.commit(Self.batch { $0.spends = [Self.spend(5)] })
        let late = Timestamp(seconds: Self.day.end.seconds + 899)
        #expect(try store.load(now: late).budgets.spends.count == 1)
        #expect(try store.load(now: Timestamp(seconds: Self.day.end.seconds + 900)).budgets.spends.isEmpty)
        let kept = try store.spends(budget: "all", from: Self.day.start, to: Self.day.end)
        #expect(kept.map(\.sums.cost.picoDollars) == [5])
    }

    @Test func alertsComeBackWhole() throws {
        let scene = try LedgerScene()
        let store = try scene.open()
        var record = AlertRecord(
            key: "k", subject: "all", scope: ["a", "b"], span: Self.day, kind: .threshold,
            amount: Int128(Int64.max) * 1_000, state: .firing, startsAt: Self.now, alert: Self.alert("m"),
            channels: ["ops", "pager"])
        try store.commit(Self.batch { $0.records = [record] })
        #expect(try store.load(now: Self.now).budgets.records == [record])
        record.state = .resolved
        try store.commit(Self.batch { $0.records = [record] })
        #expect(try store.load(now: Self.now).budgets.records == [record])
        let muchLater = Timestamp(seconds: Self.now.seconds + 5 * 86_400)
        #expect(try store.load(now: muchLater).budgets.records == [])
        var alert = Self.alert("m")
        alert.state = .resolved
        let reader = try LedgerReader(path: store.path)
        #expect(try reader.alerts(since: Self.now, limit: 10) == [alert])
        #expect(try reader.alerts(since: Timestamp(seconds: Self.now.seconds + 1), limit: 10) == [])
    }

    @Test func aMessageStandsInTheOutboxOnceForEachChannel() throws {
        let scene = try LedgerScene()
        let store = try scene.open()
        let message = BudgetChanges.Message(alert: Self.alert("m"), channels: ["ops", "pager"], lane: "all")
        for _ in 0..<2 { try store.commit(Self.batch { $0.messages = [message] }) }
        let last = try store.lastMessages(limit: 10)
        #expect(last.map(\.channel).sorted() == ["ops", "pager"])
        #expect(last.allSatisfy { $0.alert == message.alert && $0.lane == "all" && $0.state == .waiting })
    }

    @Test func snoozesReplaceEachOther() throws {
        let scene = try LedgerScene()
        let store = try scene.open()
        func snooze(_ scope: [String]?, _ seconds: Int64, ack: Bool = false) -> Snooze {
            Snooze(
                subject: "all", scope: scope, until: Timestamp(seconds: Self.now.seconds + seconds),
                isAcknowledgement: ack)
        }
        for one in [snooze(nil, 10), snooze(["a"], 20), snooze(nil, 30), snooze(nil, 40, ack: true)] {
            try store.set(one)
        }
        let all = [snooze(["a"], 20), snooze(nil, 30), snooze(nil, 40, ack: true)]
        #expect(try store.snoozes(now: Self.now) == all)
        #expect(try store.snoozes(now: Timestamp(seconds: Self.now.seconds + 25)) == Array(all.dropFirst()))
    }

    @Test func whatIsPastItsTimeGoes() throws {
        let scene = try LedgerScene()
        let store = try scene.open()
        try store.commit(
            Self.batch {
                $0.spends = [Self.spend(5), Self.spend(7, scope: ["a"])]
                $0.minutes = [Self.spend(5)]
            })
        func days(_ count: Int64) -> Timestamp { Timestamp(seconds: Self.day.end.seconds + count * 86_400) }
        func kept() throws -> [[String]] {
            try store.spends(budget: "all", from: Self.day.start, to: Self.day.end).map(\.scope)
        }
        try store.prune(now: days(61), zone: .utc)
        #expect(try kept() == [["a"], []])
        try store.prune(now: days(63), zone: .utc)
        #expect(try kept() == [[]])
        try store.prune(now: days(397), zone: .utc)
        #expect(try kept() == [])
    }

    /// Where the transaction fails, neither the spending nor the alert is there.
    @Test func decisionAndSpendingAreOneTransaction() throws {
        let scene = try LedgerScene()
        let store = try scene.open()
        let message = BudgetChanges.Message(alert: Self.alert("m"), channels: ["ops"], lane: "all")
        var batch = Self.batch {
            $0.spends = [Self.spend(5)]
            $0.messages = [message]
        }
        batch.budgets.definitions = ["all": "x"]
        // The outbox is written last.
        try scene.execute("CREATE TRIGGER refusal BEFORE INSERT ON outbox BEGIN SELECT raise(ABORT, 'no'); END")
        let before = try scene.dump()
        #expect(throws: LedgerError.self) { try store.commit(batch) }
        #expect(try scene.dump() == before)
        try scene.execute("DROP TRIGGER refusal")
        try store.commit(batch)
        #expect(try store.load(now: Self.now).budgets.spends.count == 1)
        #expect(try store.lastMessages(limit: 10).count == 1)
    }
}
