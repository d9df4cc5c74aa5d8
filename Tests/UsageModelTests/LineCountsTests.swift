import Testing
import UsageModel

struct LineCountsTests {
    @Test func totalIsTheSumOfAllOutcomes() {
        var counts = LineCounts()
        #expect(counts.total == 0)
        counts.usage = 1
        counts.other = 10
        counts.filtered = 100
        for (index, reason) in SkipReason.allCases.enumerated() { counts[reason] += Int64(index + 1) * 1_000 }
        // 1 + 2 + … + 9 thousands for the nine reasons.
        #expect(counts.skippedTotal == 45_000)
        #expect(counts.total == 45_111)
        #expect(counts[.inconsistent] == 9_000)

        let twice = counts
        counts += twice
        #expect(counts.total == 90_222)
        #expect(counts[.notJSON] == 2_000)
    }

    @Test func ledgerNumbersOfReasonsStay() {
        #expect(SkipReason.allCases.map(\.rawValue) == [0, 1, 2, 3, 4, 5, 6, 7, 8])
        #expect(
            SkipReason.allCases.map(\.name) == [
                "not_json", "blank", "truncated", "too_long", "absurd", "negative", "invalid_tokens", "no_usage",
                "inconsistent",
            ])
    }
}
