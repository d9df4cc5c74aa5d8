import Ledger
import UsageModel

/// One question on its way through the grains of a ledger.
struct UsageReading {
    private let query: UsageQuery
    private let now: Timestamp
    /// From here on the rollup by minute holds all and takes the place of that by quarter of an hour; never where labels
    /// are asked for.
    private let firstByMinute: Timestamp

    private static let minute: Int64 = 60_000_000
    private static let quarter: Int64 = 900_000_000

    init(query: UsageQuery, now: Timestamp) {
        self.query = query
        self.now = now
        let kept = RollupGrain.minute.firstKeptSlot(now: now) * Self.minute
        firstByMinute =
            query.dimensions.contains(where: \.isLabel)
            ? Timestamp(microseconds: .max) : Timestamp(microseconds: kept).up(to: Self.quarter)
    }

    func read(_ ledger: LedgerSnapshot) throws -> UsageResult {
        // No log's time is believed that is further in the future than a day.
        let end = min(query.times.upperBound, Timestamp(microseconds: now.microseconds + 86_400_000_000))
        let start = max(query.times.lowerBound, Timestamp(seconds: 0))
        var result = UsageResult(times: start..<max(start, end))
        result.ledgerStart = try ledgerStart(ledger)
        guard start < end else { return result }
        result.times =
            start.down(
                to: start < firstByMinute ? Self.quarter : Self.minute)..<end
            .up(to: end <= firstByMinute ? Self.quarter : Self.minute)
        var sums = UsageSums(dimensions: query.dimensions)
        try addDays(of: ledger, to: &sums, &result)
        try addQuarters(of: ledger, to: &sums, &result)
        try addMinutes(of: ledger, to: &sums, result.times)
        try sums.move(into: &result)
        if result.times.lowerBound < start { result.caveats.insert(.startsEarlier) }
        if result.times.upperBound > end, end < now { result.caveats.insert(.endsLater) }
        return result
    }

    /// Days are taken whole: where there is one at an edge, the edge moves.
    private func addDays(
        of ledger: LedgerSnapshot, to sums: inout UsageSums, _ result: inout UsageResult
    ) throws {
        let last = Timestamp(microseconds: result.times.upperBound.microseconds - 1)
        let days = query.zone.day(of: result.times.lowerBound)...query.zone.day(of: last)
        var times = result.times
        var caveats = result.caveats
        try ledger.days(days.lowerBound..<days.upperBound + 1) { day, zone, series, totals, sketch in
            let start = query.zone.start(ofDay: day)
            let end = query.zone.start(ofDay: day + 1)
            times = min(times.lowerBound, start)..<max(times.upperBound, end)
            if zone != query.zone.identifier, query.bucket != nil || day == days.lowerBound || day == days.upperBound {
                caveats.insert(.datesOf(zone: zone))
            }
            if query.bucket == .minute || query.bucket == .hour { caveats.insert(.onlyByDay) }
            try sums.add(series: series, at: bucket(start), totals, sketch, in: ledger)
        }
        result.times = times
        result.caveats = caveats
    }

    private func addQuarters(
        of ledger: LedgerSnapshot, to sums: inout UsageSums, _ result: inout UsageResult
    ) throws {
        let end = min(result.times.upperBound, firstByMinute)
        let slots = slots(from: result.times.lowerBound, to: end, Self.quarter)
        var hasRows = false
        var cursor = BucketCursor(query)
        try ledger.quarters(slots) { slot, series, totals, sketch in
            hasRows = true
            let time = cursor.bucket(Timestamp(microseconds: slot * Self.quarter))
            try sums.add(series: series, at: time, totals, sketch, in: ledger)
        }
        if hasRows, query.bucket == .minute { result.caveats.insert(.onlyByQuarter) }
    }

    private func addMinutes(of ledger: LedgerSnapshot, to sums: inout UsageSums, _ times: Range<Timestamp>) throws {
        let slots = slots(from: max(times.lowerBound, firstByMinute), to: times.upperBound, Self.minute)
        var cursor = BucketCursor(query)
        try ledger.minutes(slots) { slot, series, totals, sketch in
            let time = cursor.bucket(Timestamp(microseconds: slot * Self.minute))
            try sums.add(series: series, at: time, totals, sketch, in: ledger)
        }
    }

    private func bucket(_ time: Timestamp) -> Timestamp? {
        query.bucket.map { $0.start(of: time, zone: query.zone) }
    }

    private func slots(from start: Timestamp, to end: Timestamp, _ length: Int64) -> Range<Int64> {
        let first = floorDivision(start.microseconds, length)
        return first..<max(first, floorDivision(end.microseconds, length))
    }

    private func ledgerStart(_ ledger: LedgerSnapshot) throws -> Timestamp? {
        if let day = try ledger.firstDay() { return query.zone.start(ofDay: day) }
        return try ledger.firstQuarter().map { Timestamp(microseconds: $0 * Self.quarter) }
    }
}

/// Finds buckets of slots that come in ascending order.
private struct BucketCursor {
    private let query: UsageQuery
    private var slot: Timestamp?
    private var start: Timestamp?

    init(_ query: UsageQuery) {
        self.query = query
    }

    mutating func bucket(_ time: Timestamp) -> Timestamp? {
        if slot != time {
            slot = time
            start = query.bucket.map { $0.start(of: time, zone: query.zone) }
        }
        return start
    }
}

extension Timestamp {
    /// The last multiple of a length that is not after this.
    fileprivate func down(to length: Int64) -> Timestamp {
        Timestamp(microseconds: floorDivision(microseconds, length) * length)
    }

    /// The first multiple of a length that is not before this.
    fileprivate func up(to length: Int64) -> Timestamp {
        Timestamp(microseconds: -floorDivision(-microseconds, length) * length)
    }
}
