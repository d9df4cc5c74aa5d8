import Reports
import UsageModel

/// Sums by time as JSON, by the names of `analyze --format json`.
enum TimeSeriesDocument {
    /// The document, groups in the order of time and then of values.
    static func json(_ query: UsageQuery, _ result: UsageResult) -> String {
        func time(_ time: Timestamp) -> String { JSONText.string(RFC3339.text(time, zone: query.zone)) }
        let sorted = result.groups.sorted { left, right in
            left.key.time == right.key.time
                ? left.key.values.lexicographicallyPrecedes(right.key.values)
                : (left.key.time?.microseconds ?? 0) < (right.key.time?.microseconds ?? 0)
        }
        let groups = sorted.map { key, group in
            let names = zip(query.dimensions.map(\.name), key.values.map(JSONText.string))
            let members = (key.time.map { [("time", time($0))] } ?? []) + names.map { ($0, $1) }
            return JSONText.object([("key", JSONText.object(members))] + group.documentMembers)
        }
        return JSONText.object([
            ("from", time(result.times.lowerBound)), ("to", time(result.times.upperBound)),
            ("timezone", JSONText.string(query.zone.identifier)),
            ("bucket", JSONText.string(query.bucket?.rawValue ?? "")),
            ("by", JSONText.array(query.dimensions.map { JSONText.string($0.name) })),
            ("groups", JSONText.array(groups)),
            ("notes", JSONText.array(UsageCaveats.sentences(result.caveats).map(JSONText.string))),
        ])
    }
}
