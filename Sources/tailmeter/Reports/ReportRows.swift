import Pricing
import Reports
import UsageModel

/// Makes the rows of a report of sums.
struct ReportRows {
    let plan: ReportPlan
    /// How the course of figures is cut.
    let courseBucket: TimeBucket
    /// The begins of the parts into which the time is cut.
    let parts: [Timestamp]
    private let partNumbers: [Timestamp: Int]
    private var pricing: CachePricing

    /// The rows in the order of the view; what was not named stands in the last of each time.
    private(set) var rows: [ReportRow] = []
    /// The sums over all rows.
    private(set) var total = ReportRow()
    /// How many kinds of rows are not named.
    private(set) var leftOut = 0
    /// By the values that errors have in common with other requests: all attempts.
    private var attempts: [[String]: Int64] = [:]

    private struct Key: Hashable {
        let time: Timestamp?
        let values: [String]
    }

    init(_ data: ReportData, plan: ReportPlan, prices: PriceBook) {
        self.plan = plan
        pricing = CachePricing(book: prices)
        let times = Self.times(data, plan)
        courseBucket = plan.courseBucket(over: times)
        parts = times.map { [zone = plan.zone, courseBucket] in Self.parts(of: $0, courseBucket, zone) } ?? []
        partNumbers = Dictionary(parts.enumerated().map { ($1, $0) }) { first, _ in first }
        build(data)
    }

    /// The time over which there can be anything: what lies before the begin of all is not known to be nothing.
    private static func times(_ data: ReportData, _ plan: ReportPlan) -> Range<Timestamp>? {
        let found = data.current.keys.compactMap(\.time)
        guard let first = data.start ?? found.min(), let last = found.max() else { return nil }
        let end = Timestamp(microseconds: last.microseconds + 1)
        guard let times = plan.times else { return min(first, last)..<end }
        let start = max(times.lowerBound, min(first, last))
        return start..<max(start, min(times.upperBound, max(plan.now, end)))
    }

    /// So many parts are shown at most: a month by hours, or a hundred years by months.
    private static let partLimit = 1_200

    private static func parts(of times: Range<Timestamp>, _ bucket: TimeBucket, _ zone: CivilZone) -> [Timestamp] {
        var parts: [Timestamp] = []
        var time = times.lowerBound
        while time < times.upperBound, parts.count < partLimit {
            let start = bucket.start(of: time, zone: zone)
            if parts.last != start { parts.append(start) }
            time = max(bucket.end(of: time, zone: zone), Timestamp(microseconds: time.microseconds + 60_000_000))
        }
        return parts
    }

    private mutating func build(_ data: ReportData) {
        var found: [Key: ReportRow] = [:]
        for (key, group) in data.current {
            let values = values(of: key)
            if plan.view == .errors {
                attempts[withoutReason(values), default: 0] += group.requests
                guard group.errors > 0 else { continue }
            }
            let place = Key(
                time: key.time.flatMap { time in plan.view.bucket.map { $0.start(of: time, zone: plan.zone) } },
                values: values)
            let added = ReportRow(group: group, savings: savings(key, group))
            var row = found.removeValue(forKey: place) ?? emptyRow(place)
            row.add(added)
            if let time = key.time, let part = partNumbers[courseBucket.start(of: time, zone: plan.zone)] {
                row.course[part] += added.measure(plan.view)
            }
            found[place] = row
        }
        if plan.view.bucket != nil, plan.dimensions.isEmpty, !found.isEmpty {
            for part in parts where found[Key(time: part, values: [])] == nil {
                found[Key(time: part, values: [])] = emptyRow(Key(time: part, values: []))
            }
        }
        for key in found.keys {
            found[key]?.attempts = attempts[withoutReason(key.values)] ?? 0
            found[key]?.isPartial = isPartial(key.time)
        }
        compare(&found, with: data)
        for row in found.values { total.add(row) }
        total.attempts = attempts.values.reduce(0, +)
        if plan.view.bucket != nil { total.previous = nil }
        rank(found)
    }

    private func emptyRow(_ key: Key) -> ReportRow {
        ReportRow(time: key.time, values: key.values, course: Array(repeating: 0, count: parts.count))
    }

    /// Whether a day, week or month is cut by the time that was asked for, or is not over.
    private func isPartial(_ time: Timestamp?) -> Bool {
        guard let bucket = plan.view.bucket, let time, let times = plan.times else { return false }
        return time < times.lowerBound || bucket.end(of: time, zone: plan.zone) > min(times.upperBound, plan.now)
    }

    /// What the ledger does not hold as a whole is nothing to compare with.
    private mutating func compare(_ found: inout [Key: ReportRow], with data: ReportData) {
        guard let times = plan.previous else { return }
        let previous = data.previous
        let start = data.start ?? Timestamp(microseconds: .min)
        if let bucket = plan.view.bucket {
            var sums = found.mapValues(\.group)
            for (key, group) in previous {
                let time = key.time.map { bucket.start(of: $0, zone: plan.zone) }
                sums[Key(time: time, values: values(of: key)), default: UsageGroup()] += group
            }
            let hasEarlier = Set(sums.keys.compactMap(\.time))
            for (key, row) in found where !row.isPartial {
                guard let time = key.time else { continue }
                let before = bucket.start(of: Timestamp(microseconds: time.microseconds - 1), zone: plan.zone)
                guard hasEarlier.contains(before), before >= start else { continue }
                found[key]?.previous = sums[Key(time: before, values: key.values)] ?? UsageGroup()
            }
            return
        }
        guard !previous.isEmpty, times.lowerBound >= start else { return }
        for key in found.keys { found[key]?.previous = UsageGroup() }
        for (key, group) in previous {
            let values = values(of: key)
            if plan.view == .errors, group.errors == 0 { continue }
            let place = Key(time: nil, values: values)
            if found[place] == nil {
                found[place] = emptyRow(place)
                found[place]?.previous = UsageGroup()
            }
            found[place]?.previous? += group
            found[place]?.previousSavings += savings(key, group)
        }
    }

    /// The values of the plan's dimensions.
    private func values(of key: UsageKey) -> [String] {
        plan.dimensions.map { dimension in
            plan.queryDimensions.firstIndex(of: dimension).map { key.values[$0] } ?? ""
        }
    }

    /// Errors are a share of the requests that have all else in common.
    private func withoutReason(_ values: [String]) -> [String] {
        zip(plan.dimensions, values).filter { $0.0 != .reason && $0.0 != .status }.map(\.1)
    }

    private mutating func savings(_ key: UsageKey, _ group: UsageGroup) -> CacheSavings {
        guard plan.view == .cache, let provider = plan.queryDimensions.firstIndex(of: .provider),
            let model = plan.queryDimensions.firstIndex(of: .model)
        else { return CacheSavings() }
        return pricing.savings(
            provider: key.values[provider], model: key.values[model], usage: group.totals.usage,
            at: key.time ?? plan.now)
    }

    // MARK: - Order

    private mutating func rank(_ found: [Key: ReportRow]) {
        var weights: [[String]: Int128] = [:]
        for (key, row) in found { weights[key.values, default: 0] += row.measure(plan.view) }
        var named = Set(weights.keys)
        if let top = plan.top, weights.count > top {
            let sorted = weights.sorted { ($1.value, $0.key.joined()) < ($0.value, $1.key.joined()) }
            named = Set(sorted.prefix(top).map(\.key))
            leftOut = weights.count - top
        }
        rows = found.values.filter { named.contains($0.values) } + rest(found.filter { !named.contains($0.key.values) })
        rows.sort { left, right in
            if left.time != right.time { return (left.time?.microseconds ?? 0) < (right.time?.microseconds ?? 0) }
            if (left.unnamed > 0) != (right.unnamed > 0) { return right.unnamed > 0 }
            let measures = (left.measure(plan.view), right.measure(plan.view))
            if measures.0 != measures.1 { return measures.0 > measures.1 }
            if left.group.requests != right.group.requests { return left.group.requests > right.group.requests }
            return left.values.lexicographicallyPrecedes(right.values)
        }
    }

    /// What is not named, added up: one row of each time.
    private func rest(_ found: [Key: ReportRow]) -> [ReportRow] {
        Dictionary(grouping: found.values, by: \.time).map { time, rows in
            var sum = emptyRow(Key(time: time, values: []))
            for row in rows { sum.add(row) }
            sum.unnamed = rows.count
            sum.isPartial = isPartial(time)
            // Reasons of one model share its attempts.
            sum.attempts = Set(rows.map { withoutReason($0.values) }).reduce(0) { $0 + (attempts[$1] ?? 0) }
            return sum
        }
    }
}
