import Testing
import UsageModel

struct UsageTotalsTests {
    private func record(cost: Int64, duration: Int64, firstToken: Int64, isPriced: Bool) -> UsageRecord {
        var record = UsageRecord(time: Timestamp(seconds: 0), model: 0, labels: 0, line: 0, status: .success)
        record.usage = TokenUsage(
            input: 1, output: 20, cacheRead: 300, cacheWrite5m: 4_000, cacheWrite1h: 50_000, reasoning: 7)
        record.cost = cost
        record.duration = duration
        record.timeToFirstToken = firstToken
        record.isPriced = isPriced
        record.comparison = CostComparison(logged: cost, computed: 3)
        return record
    }

    @Test func reasoningIsPartOfOutput() {
        #expect(record(cost: 0, duration: 0, firstToken: 0, isPriced: true).usage.total == 54_321)
    }

    @Test func addingRecordsEqualsAddingSums() {
        let records = [
            record(cost: Int64.max, duration: 9, firstToken: -1, isPriced: true),
            record(cost: Int64.max, duration: -1, firstToken: 0, isPriced: true),
            record(cost: 0, duration: 0, firstToken: 4, isPriced: false),
        ]
        var all = UsageTotals()
        for record in records { all.add(record) }
        #expect(all.requests == 3)
        #expect(all.cost.picoDollars == 18_446_744_073_709_551_614)
        #expect(all.loggedCost == all.cost)
        #expect(all.computedCost.picoDollars == 9)
        #expect(all.unpricedRequests == 1)
        #expect(all.unpricedTokens == 54_321)
        #expect(all.usage.total == 162_963)
        #expect(all.usage.reasoning == 21)
        #expect(all.durationCount == 2)
        #expect(all.durationNanoseconds == 9)
        #expect(all.longestNanoseconds == 9)
        #expect(all.firstTokenCount == 2)
        #expect(all.firstTokenNanoseconds == 4)

        var sum = UsageTotals()
        for record in records {
            var one = UsageTotals()
            one.add(record)
            sum += one
        }
        #expect(sum == all)
    }
}
