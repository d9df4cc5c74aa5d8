public import UsageModel

extension LedgerReader {
    /// The requests of a time that cost most, as of one commit.
    ///
    /// - Parameters:
    ///   - times: the time; a ledger lists requests of the last 13 months.
    ///   - limit: how many requests are told at most.
    /// - Throws: ``LedgerError``.
    public func costliest(_ times: Range<Timestamp>, limit: Int) throws(LedgerError) -> CostliestRequests {
        try snapshot { ledger in
            let rows = CostlyRows(db: ledger.db)
            var found = CostliestRequests(
                requests: [], missingBelow: try rows.missingBelow(times), since: try rows.since())
            guard limit > 0 else { return found }
            try rows.read(times, series: ledger.series) { request in
                found.requests.append(request)
                return found.requests.count < limit
            }
            // Whatever is missing cost less than all that is told.
            if found.requests.count == limit, let last = found.requests.last, last.cost >= found.missingBelow {
                found.missingBelow = 0
            }
            return found
        }
    }
}
