import Ledger
import TestKit
import Testing
import UsageModel

@testable import Pipeline

struct RevisionWindowTests {
    private static func record(_ key: UInt64, output: Int64, cost: Int64? = nil, at seconds: Int64 = 100) -> UsageRecord
    {
        var record = UsageRecord(
            time: Timestamp(seconds: seconds), model: 0, labels: 0, line: 0, status: .success)
        record.requestKey = key
        record.usage = TokenUsage(input: 10, output: output)
        record.cost = cost ?? 10 + 5 * output
        record.duration = 7
        record.revises = true
        return record
    }

    @Test func aLaterRecordAddsTheDifferenceAtTheTimeOfTheFirst() throws {
        var window = RevisionWindow()
        window.open(Self.record(1, output: 1))
        let revision = window.revision(by: Self.record(1, output: 8, at: 170))
        let more = try #require(revision).record
        #expect(more.usage == TokenUsage(output: 7))
        #expect(more.cost == 35)
        #expect(more.time == Timestamp(seconds: 100))
        #expect(more.duration == -1)
        var totals = UsageTotals()
        totals.add(Self.record(1, output: 1))
        totals.add(more)
        #expect(totals.requests == 1)
        #expect(totals.usage == TokenUsage(input: 10, output: 8))
        #expect(totals.cost == Money(picoDollars: 50))
        #expect(totals.durationCount == 1)
        // The same again is nothing new, and neither is an older state of it.
        #expect(window.revision(by: Self.record(1, output: 8)) == nil)
        #expect(window.revision(by: Self.record(1, output: 3)) == nil)
        #expect(window.revision(by: Self.record(1, output: 9))?.record.usage == TokenUsage(output: 1))
    }

    @Test func whatIsNotOpenIsNotRevised() {
        var window = RevisionWindow()
        #expect(window.revision(by: Self.record(1, output: 5)) == nil)
        for key in 1...UInt64(RevisionWindow.limit) + 1 { window.open(Self.record(key, output: 1)) }
        #expect(window.revision(by: Self.record(1, output: 5)) == nil)
        #expect(window.revision(by: Self.record(2, output: 5)) != nil)
    }

    /// A class that shrinks while another grows is no state of the same stream.
    @Test func aRecordWithLessOfOneClassIsPassedOver() {
        var window = RevisionWindow()
        window.open(Self.record(1, output: 5))
        var other = Self.record(1, output: 50)
        other.usage.input = 9
        #expect(window.revision(by: other) == nil)
    }

    /// Tokens are not lost for want of a price, nor cost taken back: counters only grow.
    @Test func whatAFurtherRecordAddsCountsWhateverItsPrice() throws {
        var window = RevisionWindow()
        window.open(Self.record(1, output: 5, cost: 35))
        var unpriced = Self.record(1, output: 50, cost: 0)
        unpriced.isPriced = false
        var revision = window.revision(by: unpriced)
        var more = try #require(revision).record
        #expect(more.usage == TokenUsage(output: 45))
        #expect(!more.isPriced)
        #expect(more.cost == 0)
        revision = window.revision(by: Self.record(1, output: 51, cost: 3))
        more = try #require(revision).record
        #expect(more.usage == TokenUsage(output: 1))
        #expect(more.cost == 0)
        revision = window.revision(by: Self.record(1, output: 52, cost: 40))
        #expect(try #require(revision).record.cost == 5)
    }

    @Test func loggedAndComputedCostGrowByTheirDifferences() throws {
        var window = RevisionWindow()
        var record = Self.record(1, output: 5, cost: 35)
        record.comparison = CostComparison(logged: 30, computed: 35)
        window.open(record)
        record = Self.record(1, output: 6, cost: 40)
        record.comparison = CostComparison(logged: 41, computed: 40)
        let revision = window.revision(by: record)
        #expect(try #require(revision).record.comparison == CostComparison(logged: 11, computed: 5))
        #expect(window.changes.map(\.comparison) == [CostComparison(logged: 41, computed: 40)])
    }

    private static func withoutUsage(_ key: UInt64) -> UsageRecord {
        var record = record(key, output: 0, cost: 0)
        record.usage = TokenUsage()
        record.hasUsage = false
        return record
    }

    /// The usage of a stream may stand behind its end.
    @Test func aRequestWithoutUsageIsOneOnlyWhenNoneCameInTime() {
        var window = RevisionWindow()
        window.open(Self.withoutUsage(1), now: 10)
        window.open(Self.withoutUsage(2), now: 10.5)
        #expect(window.settle(now: 11.9).isEmpty)
        #expect(window.revision(by: Self.record(1, output: 3)) != nil)
        #expect(window.settle(now: 12.2).isEmpty)
        #expect(window.settle(now: 12.5).map(\.request.key) == [2])
        #expect(window.settle(now: 99).isEmpty)
        // Tokens that come later still count.
        #expect(window.revision(by: Self.record(2, output: 3))?.record.usage == TokenUsage(input: 10, output: 3))
    }

    @Test func aRequestWithoutUsageThatMustLeaveTheWindowIsTold() {
        var window = RevisionWindow()
        for key in 1...UInt64(RevisionWindow.limit) + 2 { window.open(Self.withoutUsage(key), now: 5) }
        #expect(window.settle(now: 5).map(\.request.key) == [1, 2])
        #expect(window.settle(now: 5).isEmpty)
        #expect(window.settle(now: 7).count == RevisionWindow.limit)
    }

    /// After a restart, the time to wait begins anew, and the series tells where the request was counted.
    @Test func aRestartKeepsWhatIsWaitedForAndWhere() throws {
        final class Decoder {}
        let decoder = Decoder()
        var window = RevisionWindow()
        window.open(Self.withoutUsage(1), decoder: ObjectIdentifier(decoder), now: 10)
        window.open(Self.withoutUsage(2), decoder: ObjectIdentifier(decoder), now: 10)
        window.assignSeries { _ in 77 }
        #expect(window.changes.map(\.seriesID) == [77, 77])
        window = RevisionWindow(requests: window.changes)
        #expect(window.settle(now: 1_000).isEmpty)
        let revision = window.revision(by: Self.record(1, output: 3), decoder: ObjectIdentifier(decoder))
        #expect(try #require(revision).seriesID == 77)
        #expect(window.settle(now: 1_001.9).isEmpty)
        #expect(window.settle(now: 1_002).map(\.request.seriesID) == [77])
        withExtendedLifetime(decoder) {}
    }

    /// The first piece of a stream may tell no usage, and is then neither priced nor unpriced.
    @Test func aRequestWithoutUsageIsRevisedWhateverItsPrice() throws {
        var window = RevisionWindow()
        var first = Self.record(1, output: 0, cost: 0)
        first.usage = TokenUsage()
        first.hasUsage = false
        window.open(first)
        var last = Self.record(1, output: 7, cost: 0)
        last.isPriced = false
        let revision = window.revision(by: last)
        let more = try #require(revision).record
        #expect(more.usage == TokenUsage(input: 10, output: 7))
        #expect(!more.isPriced)
        #expect(window.revision(by: last) == nil)
    }

    /// Later events of a stream may lack the labels of the first; another decoder numbers its own otherwise.
    @Test func aRevisionBelongsWhereTheFirstRecordWasCounted() {
        final class Decoder {}
        let (one, other) = (Decoder(), Decoder())
        var window = RevisionWindow()
        var first = Self.record(1, output: 1)
        first.model = 3
        first.labels = 5
        window.open(first, decoder: ObjectIdentifier(one))
        let own = window.revision(by: Self.record(1, output: 2), decoder: ObjectIdentifier(one))
        #expect(own?.record.model == 3)
        #expect(own?.record.labels == 5)
        let foreign = window.revision(by: Self.record(1, output: 3), decoder: ObjectIdentifier(other))
        #expect(foreign?.record.model == 0)
        #expect(foreign?.record.labels == 0)
        withExtendedLifetime((one, other)) {}
    }

    @Test(arguments: [1, 2] as [UInt64])
    func aRestartAtAnyPointChangesNothing(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        var steady = RevisionWindow()
        var restarted = RevisionWindow()
        var stored: [Int64: OpenRequest] = [:]
        for _ in 0..<30_000 {
            let key = UInt64.random(in: 1...14_000, using: &random)
            let record = Self.record(key, output: Int64.random(in: 1...1_000, using: &random))
            let one = steady.revision(by: record)
            let other = restarted.revision(by: record)
            #expect(one?.record.usage == other?.record.usage)
            #expect(one?.record.time == other?.record.time)
            if one == nil {
                steady.open(record)
                restarted.open(record)
            }
            guard Int.random(in: 0..<500, using: &random) == 0 else { continue }
            for request in restarted.changes { stored[request.number] = request }
            stored = stored.filter { $0.key >= restarted.firstNumber }
            #expect(stored.count <= RevisionWindow.limit)
            restarted = RevisionWindow(requests: Array(stored.values))
        }
    }
}
