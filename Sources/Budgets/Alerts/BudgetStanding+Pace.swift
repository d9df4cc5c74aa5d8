public import UsageModel

extension BudgetStanding {
    /// What will be spent by the end of the period at the pace so far; what is spent already where the period has not begun
    /// or is over.
    public func expected(now: Timestamp) -> BudgetAmount {
        let elapsed = now.microseconds - start.microseconds
        let length = end.microseconds - start.microseconds
        guard elapsed > 0, elapsed < length else { return spent }
        let scaled = spent.value.multipliedReportingOverflow(by: Int128(length))
        guard !scaled.overflow else { return BudgetAmount(spent.unit, .max) }
        return BudgetAmount(spent.unit, scaled.partialValue / Int128(elapsed))
    }

    /// The forecast, where at the pace so far the limit is reached before the period's end, and is not yet.
    public func forecast(now: Timestamp) -> BudgetForecast? {
        let expected = expected(now: now)
        guard spent.value > 0, spent.value < limit.value, expected.value > limit.value else { return nil }
        let elapsed = now.microseconds - start.microseconds
        let scaled = Int128(elapsed).multipliedReportingOverflow(by: limit.value)
        guard !scaled.overflow else { return nil }
        let untilLimit = Int64(clamping: scaled.partialValue / spent.value)
        return BudgetForecast(
            expected: expected, exceedsAt: Timestamp(microseconds: start.microseconds + untilLimit))
    }
}
