import Ledger
import Reports
import UsageModel

extension LedgerReport {
    /// The requests that cost most, beside the sums of the same time.
    ///
    /// - Throws: `LedgerError`, or ``CommandFailure`` where more are asked for than are told.
    func costliest(_ data: ReportData, currency: DisplayCurrency?) throws -> CostliestReport {
        let times = plan.times ?? plan.now..<plan.now
        let found = try reader.costliest(times, limit: try CostliestReport.count(plan))
        var data = data
        if found.missingBelow > 0 {
            let least = HumanText.dollars(Money(picoDollars: Int128(found.missingBelow)))
            data.notes.append(
                "complete above \(least): of each hour, of each day before five weeks, the ledger lists the"
                    + " \(CostliestSlot.limit) costliest alone")
        }
        let kept = Timestamp(seconds: CostliestSlot.firstKeptHour(now: plan.now) * 3_600)
        if let since = found.since, since > times.lowerBound, since > kept {
            data.notes.append(
                "the ledger lists single requests since \(HumanText.minute(since, plan.zone)), when it was brought up to date"
            )
        } else if kept > times.lowerBound, !found.requests.isEmpty || !data.current.isEmpty {
            data.notes.append("single requests are listed for 13 months")
        }
        return CostliestReport(
            found.requests, missingBelow: found.missingBelow, data: data, plan: plan, currency: currency)
    }
}
