import Budgets
import Testing

struct ThresholdTests {
    @Test(arguments: [(5_000, 3, 2), (8_000, 100, 80), (10_000, 7, 7), (3_333, 3, 1), (1, 10_000, 1), (1, 10_001, 2)])
    func shareOfAWholeNumberIsRoundedUp(hundredths: Int, limit: Int, amount: Int) {
        let crossed = Threshold.share(hundredths).amount(of: BudgetAmount(.requests, Int128(limit)))
        #expect(crossed == BudgetAmount(.requests, Int128(amount)))
    }
}
