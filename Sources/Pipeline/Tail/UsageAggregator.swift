import Ledger
import LogDecoding
import UsageModel

/// Adds up the records of one decoder between two commits.
///
/// Each record goes into two sums: its minute, without labels, and its quarter of an hour, with them. The counters follow
/// from the latter when the batch is made.
struct UsageAggregator: ~Copyable {
    /// One row of a rollup in the making.
    private struct Accumulator {
        var slot: UInt32
        var series: UInt32
        var totals = UsageTotals()
        var sketch = LatencySketch()
    }

    /// A series of this decoder: numbers of its tables.
    private struct LocalSeries {
        let model: UInt32
        let status: RequestStatus
        let labels: UInt32
        var ledgerID: Int64 = 0
        /// What the counters grew by: added up when a batch is made.
        var growth = UsageTotals()
    }

    /// Stands for "all labels" in place of a label set's number.
    private static let allLabels = UInt32.max

    private let bounds: DurationHistogram.Bounds
    private let hasLabels: Bool
    private var seriesTable = PairTable()
    private var series: ContiguousArray<LocalSeries> = []
    /// The histograms of all series, one behind the other: for each ``bucketCount`` durations, then as many times to the
    /// first token.
    private var buckets: ContiguousArray<Int64> = []
    private let bucketCount: Int
    private var minuteTable = PairTable()
    private var minutes: ContiguousArray<Accumulator> = []
    private var quarterTable = PairTable()
    private var quarters: ContiguousArray<Accumulator> = []
    private var unpriced: [(record: UsageRecord, series: UInt32, details: BillingDetails?, line: RequestLine)] = []

    init(bounds: DurationHistogram.Bounds, hasLabels: Bool) {
        self.bounds = bounds
        self.hasLabels = hasLabels
        bucketCount = bounds.nanoseconds.count + 1
    }

    /// How many rows of rollups a commit would write.
    var rowCount: Int { minutes.count + quarters.count }

    /// Adds one record.
    ///
    /// - Parameters:
    ///   - keepUnpriced: whether it is kept to be priced later, where it has no price.
    ///   - details: what its price depends on then beside the tokens; `nil` for a plain request.
    ///   - line: its line; made only where it is kept.
    mutating func add(
        _ record: borrowing UsageRecord, keepUnpriced: Bool, details: BillingDetails? = nil,
        line: @autoclosure () -> RequestLine = RequestLine()
    ) {
        let full = number(of: record, labels: record.labels)
        let base = hasLabels ? number(of: record, labels: Self.allLabels) : full
        let minute = UInt32(truncatingIfNeeded: record.time.minute)
        let (row, isNew) = minuteTable.number(minute, base)
        if isNew { minutes.append(Accumulator(slot: minute, series: base)) }
        Self.add(record, to: &minutes[Int(row)])
        let quarter = minute / 15
        let (quarterRow, isNewQuarter) = quarterTable.number(quarter, full)
        if isNewQuarter { quarters.append(Accumulator(slot: quarter, series: full)) }
        Self.add(record, to: &quarters[Int(quarterRow)])
        let first = Int(full) * bucketCount * 2
        if record.duration >= 0 {
            buckets[first + bounds.bucket(of: record.duration)] &+= 1
        }
        if record.timeToFirstToken >= 0 {
            buckets[first + bucketCount + bounds.bucket(of: record.timeToFirstToken)] &+= 1
        }
        if !record.isPriced, keepUnpriced { unpriced.append((copy record, full, details, line())) }
    }

    @inline(__always)
    private static func add(_ record: borrowing UsageRecord, to accumulator: inout Accumulator) {
        accumulator.totals.add(record)
        if record.duration >= 0 { accumulator.sketch.add(nanoseconds: record.duration) }
    }

    @inline(__always)
    private mutating func number(of record: borrowing UsageRecord, labels: UInt32) -> UInt32 {
        let (number, isNew) = seriesTable.number(Self.key(model: record.model, status: record.status), labels)
        if isNew {
            series.append(LocalSeries(model: record.model, status: record.status, labels: labels))
            buckets.append(contentsOf: repeatElement(0, count: bucketCount * 2))
        }
        return number
    }

    /// The ledger's number for the series of successful requests of a model; 0 where there is none yet.
    func seriesID(model: UInt32, labels: UInt32) -> Int64 {
        seriesTable.find(Self.key(model: model, status: .success), labels).map { series[Int($0)].ledgerID } ?? 0
    }

    @inline(__always)
    private static func key(model: UInt32, status: RequestStatus) -> UInt32 { model << 8 | UInt32(status.rawValue) }

    /// Moves what was added up into a batch.
    mutating func drain(
        into batch: inout LedgerBatch, decoder: borrowing BlockDecoder, registry: inout SeriesRegistry, now: Timestamp,
        zone: CivilZone
    ) {
        for index in series.indices where series[index].ledgerID == 0 {
            let local = series[index]
            series[index].ledgerID = registry.id(
                of: SeriesKey(
                    decoder, model: local.model, status: local.status,
                    labels: local.labels == Self.allLabels ? nil : local.labels))
        }
        let firstMinute = RollupGrain.minute.firstKeptSlot(now: now)
        batch.minutes.reserveCapacity(batch.minutes.count + minutes.count)
        for index in keyOrder(minutes) where Int64(minutes[index].slot) >= firstMinute {
            batch.minutes.append(delta(minutes[index], slot: Int64(minutes[index].slot)))
        }
        let firstQuarter = RollupGrain.quarter.firstKeptSlot(now: now)
        var packer = PackedRollup.Packer()
        var grown: [UInt32] = []
        for index in keyOrder(quarters) {
            let slot = Int64(quarters[index].slot)
            let number = quarters[index].series
            if slot >= firstQuarter {
                packer.append(
                    slot: slot, seriesID: series[Int(number)].ledgerID, totals: quarters[index].totals,
                    sketch: quarters[index].sketch)
            } else {
                batch.days.append(delta(quarters[index], slot: zone.day(of: Timestamp(seconds: slot * 900))))
            }
            if series[Int(number)].growth.requests == 0 { grown.append(number) }
            series[Int(number)].growth += quarters[index].totals
        }
        let packed = packer.finish()
        batch.quarters += packed
        // Without labels these are the same sums.
        batch.bases += hasLabels ? bases(from: firstQuarter) : packed
        for number in grown { registry.add(takeGrowth(of: Int(number)), to: series[Int(number)].ledgerID) }
        for request in unpriced {
            let model = decoder.models.entries[Int(request.record.model)]
            var details = request.details ?? BillingDetails()
            if model.isRegional { details.isRegional = true }
            batch.unpriced.append(
                UnpricedRequest(
                    time: request.record.time, seriesID: series[Int(request.series)].ledgerID,
                    usage: request.record.usage, details: details, region: model.region,
                    isRevision: request.record.isRevision, key: request.record.requestKey, line: request.line))
        }
        minutes.removeAll(keepingCapacity: minutes.count < 100_000)
        quarters.removeAll(keepingCapacity: quarters.count < 100_000)
        unpriced.removeAll()
        minuteTable.removeAll()
        quarterTable.removeAll()
    }

    /// The minutes, which are without labels, added up to quarters of an hour.
    private func bases(from firstQuarter: Int64) -> PackedRollup {
        var table = PairTable()
        var sums: ContiguousArray<Accumulator> = []
        for index in minutes.indices where Int64(minutes[index].slot / 15) >= firstQuarter {
            let (number, isNew) = table.number(minutes[index].slot / 15, minutes[index].series)
            if isNew {
                sums.append(Accumulator(slot: minutes[index].slot / 15, series: minutes[index].series))
            }
            sums[Int(number)].totals += minutes[index].totals
            sums[Int(number)].sketch.merge(minutes[index].sketch)
        }
        var packer = PackedRollup.Packer()
        for index in keyOrder(sums) {
            packer.append(
                slot: Int64(sums[index].slot), seriesID: series[Int(sums[index].series)].ledgerID,
                totals: sums[index].totals, sketch: sums[index].sketch)
        }
        return packer.finish()
    }

    private mutating func takeGrowth(of number: Int) -> SeriesCounters {
        var growth = SeriesCounters(bounds: bounds)
        growth.totals = series[number].growth
        growth.durations.sumNanoseconds = growth.totals.durationNanoseconds
        growth.firstTokens.sumNanoseconds = growth.totals.firstTokenNanoseconds
        let first = number * bucketCount * 2
        for bucket in 0..<bucketCount {
            growth.durations.counts[bucket] = buckets[first + bucket]
            growth.firstTokens.counts[bucket] = buckets[first + bucketCount + bucket]
            buckets[first + bucket] = 0
            buckets[first + bucketCount + bucket] = 0
        }
        series[number].growth = UsageTotals()
        return growth
    }

    /// The rows in the order of their keys in the ledger, so that neighbours land on the same page. What is sorted are small
    /// keys and not the rows, which are many times as large.
    private func keyOrder(_ rows: ContiguousArray<Accumulator>) -> [Int] {
        var keys: [(key: UInt64, index: Int)] = []
        keys.reserveCapacity(rows.count)
        for index in rows.indices {
            let id = UInt64(bitPattern: series[Int(rows[index].series)].ledgerID)
            keys.append((UInt64(rows[index].slot) << 32 | id & 0xFFFF_FFFF, index))
        }
        keys.sort { $0.key < $1.key }
        return keys.map(\.index)
    }

    private func delta(_ row: Accumulator, slot: Int64) -> RollupDelta {
        RollupDelta(
            slot: slot, seriesID: series[Int(row.series)].ledgerID, totals: row.totals, sketch: row.sketch)
    }
}
