import Budgets
import Ledger
import Reports
import UsageModel

/// What a summary takes from the ledger.
struct StatusFigures: Sendable {
    var today: StatusSummary.Span
    var hours: [StatusSummary.Span]
    var models: [StatusSummary.Model] = []
    var labels: [StatusSummary.Label] = []
    var failures: [StatusSummary.Failures] = []
    var alerts: [Alert] = []
    var notes: [String] = []

    private static let hour: Int64 = 3_600_000_000

    /// Figures of nothing, for a ledger that cannot be read.
    init(zone: CivilZone, now: Timestamp) {
        let start = zone.startOfDay(now)
        today = .init(start: start, end: TimeBucket.day.end(of: now, zone: zone))
        let last = zone.startOfHour(now).microseconds
        hours = (0..<24).map { index in
            let start = last - Int64(23 - index) * Self.hour
            return .init(start: Timestamp(microseconds: start), end: Timestamp(microseconds: start + Self.hour))
        }
    }

    /// Reads the figures.
    ///
    /// - Throws: ``LedgerError``.
    init(_ ledger: LedgerReader, options: StatusOptions, now: Timestamp) throws(LedgerError) {
        self.init(zone: options.zone, now: now)
        try readUsage(ledger, options.zone, now)
        try readLabels(ledger, options, now)
        let week = Timestamp(microseconds: now.microseconds - 7 * 24 * Self.hour)
        alerts = try ledger.alerts(since: week, limit: StatusSummary.alertLimit)
    }

    private var lastDay: Range<Timestamp> { (hours.first?.start ?? today.start)..<(hours.last?.end ?? today.end) }

    private mutating func readUsage(
        _ ledger: LedgerReader, _ zone: CivilZone, _ now: Timestamp
    ) throws(LedgerError) {
        let times = min(lastDay.lowerBound, today.start)..<max(lastDay.upperBound, today.end)
        let result = try ledger.usage(
            UsageQuery(times: times, zone: zone, bucket: .hour, dimensions: [.provider, .model, .reason]), now: now)
        var byModel: [[String]: UsageGroup] = [:]
        var failed: [[String]: Int64] = [:]
        for (key, group) in result.groups {
            guard let time = key.time else { continue }
            if time >= today.start, time < today.end { today.figures += group }
            let index = Int((time.microseconds - lastDay.lowerBound.microseconds) / Self.hour)
            guard time >= lastDay.lowerBound, hours.indices.contains(index) else { continue }
            hours[index].figures += group
            byModel[Array(key.values.prefix(2)), default: UsageGroup()] += group
            if group.errors > 0 { failed[Array(key.values.dropFirst()), default: 0] += group.errors }
        }
        models = byModel.map { .init(provider: $0[0], name: $0[1], figures: $1) }.sorted { left, right in
            let (a, b) = (left.figures, right.figures)
            return a.totals.cost == b.totals.cost
                ? (b.requests, left.name, left.provider) < (a.requests, right.name, right.provider)
                : a.totals.cost > b.totals.cost
        }
        failures = failed.map { .init(model: $0[0], reason: $0[1], count: $1) }
            .sorted { ($1.count, $0.model, $0.reason) < ($0.count, $1.model, $1.reason) }
        notes = UsageCaveats.sentences(result.caveats)
    }

    /// One look at the rows for all labels.
    private mutating func readLabels(
        _ ledger: LedgerReader, _ options: StatusOptions, _ now: Timestamp
    ) throws(LedgerError) {
        guard !options.labels.isEmpty else { return }
        let result = try ledger.usage(
            UsageQuery(times: lastDay, zone: options.zone, dimensions: options.labels.map { .label($0) }), now: now)
        labels = options.labels.enumerated().map { index, name in
            var values: [String: UsageGroup] = [:]
            for (key, group) in result.groups { values[key.values[index], default: UsageGroup()] += group }
            let sorted = values.sorted { left, right in
                let (a, b) = (left.value, right.value)
                return a.totals.cost == b.totals.cost
                    ? (b.requests, left.key) < (a.requests, right.key) : a.totals.cost > b.totals.cost
            }
            return .init(
                name: name, values: sorted.prefix(StatusSummary.valueLimit).map { ($0.key, $0.value) },
                count: sorted.count)
        }
    }
}
