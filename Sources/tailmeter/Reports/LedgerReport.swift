import Ledger
import Reports
import Settings
import UsageModel

/// The sums of a report from a ledger, while a daemon writes to it or not.
struct LedgerReport {
    let reader: LedgerReader
    let plan: ReportPlan

    /// How many models without a price are named.
    private static let unpricedShown = 3

    /// Reads what the plan asks for.
    func data() throws(LedgerError) -> ReportData {
        var data = ReportData()
        guard let times = plan.times else { return data }
        let result = try usage(times)
        data.current = result.groups
        data.start = result.ledgerStart
        if let previous = plan.previous { data.previous = try usage(previous).groups }
        if let note = beginNote(result, times) { data.notes.append(note) }
        data.notes += exactnessNotes(result)
        data.notes += try unpricedNotes(result)
        data.notes += try labelNotes(result)
        return data
    }

    private func usage(_ times: Range<Timestamp>) throws(LedgerError) -> UsageResult {
        try reader.usage(
            UsageQuery(
                times: times, zone: plan.zone, bucket: plan.queryBucket, dimensions: plan.queryDimensions),
            now: plan.now)
    }

    // MARK: - What is to be said

    private func beginNote(_ result: UsageResult, _ times: Range<Timestamp>) -> String? {
        guard let start = result.ledgerStart else {
            return
                "the ledger is empty: nothing was counted yet; 'tailmeter run' counts, 'tailmeter explain' tells what it"
                + " makes of a log's lines"
        }
        guard start > times.lowerBound else { return nil }
        return "the ledger begins at \(HumanText.minute(start, plan.zone))"
    }

    private func exactnessNotes(_ result: UsageResult) -> [String] {
        var notes: [String] = []
        if !result.caveats.isDisjoint(with: [.startsEarlier, .endsLater]) {
            let edges = [result.times.lowerBound, result.times.upperBound].map { HumanText.minute($0, plan.zone) }
            notes.append(
                "these are the sums of \(edges.joined(separator: " to ")): what is kept cannot be cut where it was asked"
            )
        }
        if result.caveats.contains(.onlyByQuarter) {
            notes.append("some sums are known by quarter of an hour alone, and stand where it begins")
        }
        for case .datesOf(let zone) in result.caveats {
            notes.append(
                "what is older than 13 months is known by its date in \(zone) alone, and stands under the same date here"
            )
        }
        return notes.sorted()
    }

    private func unpricedNotes(_ result: UsageResult) throws(LedgerError) -> [String] {
        let totals = result.total.totals
        var notes: [String] = []
        if totals.unpricedTokens > 0 {
            let models = try reader.usage(
                UsageQuery(times: result.times, zone: plan.zone, dimensions: [.model]), now: plan.now
            ).groups.filter { $0.value.totals.unpricedTokens > 0 }.map {
                (model: $0.key.values.first ?? "", tokens: $0.value.totals.unpricedTokens)
            }.sorted { ($1.tokens, $0.model) < ($0.tokens, $1.model) }
            let named = models.prefix(Self.unpricedShown).map {
                "\(HumanText.printable($0.model)) (\(HumanText.short($0.tokens)) tokens)"
            }
            let more = models.count > named.count ? " and \(models.count - named.count) more" : ""
            notes.append(
                "costs are at least these: no price for \(named.joined(separator: ", "))\(more); set one in 'prices', then"
                    + " 'tailmeter reprice'")
        }
        if totals.requestsWithoutUsage > 0 {
            notes.append(
                HumanText.counted(totals.requestsWithoutUsage, "request")
                    + " without usage: the log does not tell their tokens, and they are in no cost")
        }
        return notes
    }

    /// A label that no request has may be misspelt.
    private func labelNotes(_ result: UsageResult) throws(LedgerError) -> [String] {
        var notes: [String] = []
        for (index, dimension) in plan.queryDimensions.enumerated() {
            guard case .label(let name) = dimension, !result.groups.isEmpty,
                result.groups.keys.allSatisfy({ $0.values[index] == UsageDimension.unknown })
            else { continue }
            let known = try reader.labelNames()
            guard !known.contains(name) else { continue }
            notes.append("no request has a label '\(HumanText.printable(name))'; \(Self.advice(name, known))")
        }
        return notes
    }

    /// Which labels there are, and which one was probably meant.
    static func advice(_ name: String, _ known: [String]) -> String {
        guard !known.isEmpty else { return "the ledger has no labels; sources get them by 'labels' in the settings" }
        let nearest = NearestWord.nearest(to: name, among: known).map { "; did you mean '\($0)'?" } ?? ""
        return "known are \(known.map(HumanText.printable).joined(separator: ", "))\(nearest)"
    }
}
