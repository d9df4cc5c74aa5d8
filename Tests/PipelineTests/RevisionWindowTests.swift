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
        let more = try #require(revision)
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
        #expect(window.revision(by: Self.record(1, output: 9))?.usage == TokenUsage(output: 1))
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
        var unpriced = Self.record(1, output: 50)
        unpriced.isPriced = false
        #expect(window.revision(by: unpriced) == nil)
        #expect(window.revision(by: Self.record(1, output: 50, cost: 3)) == nil)
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
        let more = try #require(revision)
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
        #expect(own?.model == 3)
        #expect(own?.labels == 5)
        let foreign = window.revision(by: Self.record(1, output: 3), decoder: ObjectIdentifier(other))
        #expect(foreign?.model == 0)
        #expect(foreign?.labels == 0)
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
            #expect(one?.usage == other?.usage)
            #expect(one?.time == other?.time)
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
