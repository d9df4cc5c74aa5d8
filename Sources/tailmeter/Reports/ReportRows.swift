import Pricing
import Reports
import UsageModel

/// Makes the rows of a report of sums.
struct ReportRows {
    let plan: ReportPlan
    private let courseBucket: TimeBucket
    /// The begins of the parts into which the time is cut.
    let parts: [Timestamp]
    private let partNumbers: [Timestamp: Int]
    private var pricing: CachePricing

    /// The rows in the order of the view; what was not named stands in the last of each time.
    private(set) var rows: [ReportRow] = []
    /// The sums over all rows.
    private(set) var total = ReportRow()

    private struct Key: Hashable {
        let time: Timestamp?
        let values: [String]
    }

    init(_ data: ReportData, plan: ReportPlan, prices: PriceBook) {
        self.plan = plan
        pricing = CachePricing(book: prices)
        let found = data.current.keys.compactMap(\.time)
        var times = plan.times
        if times == nil, let first = found.min(), let last = found.max() {
            times = first..<Timestamp(microseconds: last.microseconds + 1)
        }
        courseBucket = plan.courseBucket(over: times)
        parts = times.map { [zone = plan.zone, courseBucket] in Self.parts(of: $0, courseBucket, zone) } ?? []
        partNumbers = Dictionary(parts.enumerated().map { ($1, $0) }) { first, _ in first }
        build(data, until: times?.upperBound ?? plan.now)
    }

    /// So many parts are shown at most: a month by hours, or a hundred years by months.
    private static let partLimit = 1_200

    private static func parts(of times: Range<Timestamp>, _ bucket: TimeBucket, _ zone: CivilZone) -> [Timestamp] {
        guard !times.isEmpty else { return [] }
        var parts: [Timestamp] = []
        var time = times.lowerBound
        while time < times.upperBound, parts.count < partLimit {
            let start = bucket.start(of: time, zone: zone)
            if parts.last != start { parts.append(start) }
            time = max(bucket.end(of: time, zone: zone), Timestamp(microseconds: time.microseconds + 60_000_000))
        }
        return parts
    }

    private mutating func build(_ data: ReportData, until end: Timestamp) {
        var found: [Key: ReportRow] = [:]
        var attempts: [[String]: Int64] = [:]
        for (key, group) in data.current {
            let values = values(of: key)
            if plan.view == .errors {
                attempts[withoutReason(values), default: 0] += group.requests
                guard group.errors > 0 else { continue }
            }
            var row = ReportRow(values: values, group: group, savings: savings(key, group))
            row.time = key.time.flatMap { time in plan.view.bucket.map { $0.start(of: time, zone: plan.zone) } }
            if let time = key.time, let part = partNumbers[courseBucket.start(of: time, zone: plan.zone)] {
                row.course = Array(repeating: 0, count: parts.count)
                row.course[part] = row.measure(plan.view)
            }
            let place = Key(time: row.time, values: row.values)
            if found[place] == nil { found[place] = ReportRow(time: row.time, values: row.values) }
            found[place]?.add(row)
        }
        if plan.view.bucket != nil {
            for part in parts where plan.dimensions.isEmpty && found[Key(time: part, values: [])] == nil {
                found[Key(time: part, values: [])] = ReportRow(time: part)
            }
        }
        for key in found.keys {
            found[key]?.attempts = attempts[withoutReason(key.values)] ?? 0
            if let bucket = plan.view.bucket, let time = key.time {
                let bounds = plan.times ?? time..<end
                found[key]?.isPartial =
                    bucket.end(of: time, zone: plan.zone) > min(bounds.upperBound, plan.now) || time < bounds.lowerBound
            }
        }
        compare(&found, with: data.previous)
        total.attempts = attempts.values.reduce(0, +)
        for row in found.values {
            let attempts = total.attempts
            total.add(row)
            total.attempts = attempts
        }
        if plan.view.bucket != nil { total.previous = nil }
        rows = ranked(found)
    }

    private mutating func compare(_ found: inout [Key: ReportRow], with previous: [UsageKey: UsageGroup]) {
        guard plan.compares, plan.times != nil else { return }
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
                guard hasEarlier.contains(before) else { continue }
                found[key]?.previous = sums[Key(time: before, values: key.values)] ?? UsageGroup()
            }
            return
        }
        for key in found.keys { found[key]?.previous = UsageGroup() }
        for (key, group) in previous {
            let values = values(of: key)
            if plan.view == .errors, group.errors == 0 { continue }
            let place = Key(time: nil, values: values)
            if found[place] == nil { found[place] = ReportRow(values: values, previous: UsageGroup()) }
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

    private func ranked(_ found: [Key: ReportRow]) -> [ReportRow] {
        var weights: [[String]: Int128] = [:]
        for (key, row) in found { weights[key.values, default: 0] += row.measure(plan.view) }
        var named = Set(weights.keys)
        if let top = plan.top, weights.count > top {
            let sorted = weights.sorted { ($1.value, $0.key.joined()) < ($0.value, $1.key.joined()) }
            named = Set(sorted.prefix(top).map(\.key))
        }
        var rest: [Timestamp?: ReportRow] = [:]
        for (key, row) in found where !named.contains(key.values) {
            if rest[key.time] == nil { rest[key.time] = ReportRow(time: key.time) }
            rest[key.time]?.add(row)
            rest[key.time]?.unnamed += 1
            rest[key.time]?.isPartial = row.isPartial
        }
        let sorted = found.values.filter { named.contains($0.values) }.sorted { left, right in
            if left.time != right.time { return (left.time?.microseconds ?? 0) < (right.time?.microseconds ?? 0) }
            let measures = (left.measure(plan.view), right.measure(plan.view))
            if measures.0 != measures.1 { return measures.0 > measures.1 }
            if left.group.requests != right.group.requests { return left.group.requests > right.group.requests }
            return left.values.lexicographicallyPrecedes(right.values)
        }
        guard !rest.isEmpty else { return sorted }
        var result: [ReportRow] = []
        for (index, row) in sorted.enumerated() {
            result.append(row)
            let isLast = index + 1 == sorted.count || sorted[index + 1].time != row.time
            if isLast, let unnamed = rest.removeValue(forKey: row.time) { result.append(unnamed) }
        }
        return result + rest.values.sorted { ($0.time?.microseconds ?? 0) < ($1.time?.microseconds ?? 0) }
    }
}
