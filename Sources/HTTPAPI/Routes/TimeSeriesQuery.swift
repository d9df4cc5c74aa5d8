import Foundation
import LogDecoding
import Reports
import UsageModel

/// What `/api/v1/timeseries` is asked: the query of its address.
struct TimeSeriesQuery {
    /// Why an address asks nothing that can be answered, for a person.
    struct Refusal: Error {
        let message: String
    }

    /// What the ledger is asked.
    private(set) var usage: UsageQuery

    /// So many buckets, and so many groups, are answered at the most.
    static let bucketLimit = 2_000
    static let groupLimit = 10_000
    /// So many dimensions tell requests apart.
    private static let dimensionLimit = 6
    private static let names = ["from", "to", "bucket", "by", "timezone"]

    /// Reads an address.
    ///
    /// - Parameters:
    ///   - zone: the zone where the address names none.
    ///   - labels: the labels of the settings.
    init(
        _ query: FormQuery, zone standard: CivilZone, zoneNamed: (String) -> CivilZone?, labels: [String],
        now: Timestamp
    ) throws(Refusal) {
        if let unknown = query.names.first(where: { !Self.names.contains($0) }) {
            throw Refusal(
                message: "there is no parameter '\(unknown)'; there are \(Self.names.joined(separator: ", "))")
        }
        var zone = standard
        if let name = query["timezone"] {
            guard let named = zoneNamed(name) else {
                throw Refusal(message: "timezone '\(name)' is no IANA name such as Asia/Tokyo")
            }
            zone = named
        }
        let end = try Self.time("to", query["to"], zone) ?? now
        let start =
            try Self.time("from", query["from"], zone)
            ?? Timestamp(microseconds: end.microseconds - 86_400_000_000)
        guard start < end else { throw Refusal(message: "'from' is not before 'to'") }
        var bucket = TimeBucket.hour
        if let name = query["bucket"] {
            guard let named = TimeBucket(rawValue: name) else {
                let known = TimeBucket.allCases.map(\.rawValue).joined(separator: ", ")
                throw Refusal(message: "bucket '\(name)' is none of \(known)")
            }
            bucket = named
        }
        guard Self.count(start..<end, bucket) <= Self.bucketLimit else {
            throw Refusal(
                message: "that is more than \(Self.bucketLimit) buckets: choose a larger bucket, or a shorter time")
        }
        usage = UsageQuery(
            times: start..<end, zone: zone, bucket: bucket, dimensions: try Self.dimensions(query["by"], labels))
        usage.groupLimit = Self.groupLimit
    }

    /// Reads a time or a day; `nil` where there is none.
    static func time(_ name: String, _ text: String?, _ zone: CivilZone) throws(Refusal) -> Timestamp? {
        guard let text else { return nil }
        let full = text.utf8.count == 10 ? text + "T00:00:00" : text
        // What a ledger can hold, so that no sum of times overflows.
        guard let time = TimestampReader.read(full, zone: zone), abs(time.seconds) < 253_402_300_800 else {
            throw Refusal(message: "\(name) '\(text)' is no time such as 2026-11-23T10:00:00Z or 2026-11-23")
        }
        return time
    }

    private static func count(_ times: Range<Timestamp>, _ bucket: TimeBucket) -> Int64 {
        let length: Int64 =
            switch bucket {
            case .minute: 60
            case .hour: 3_600
            case .day: 86_400
            case .week: 604_800
            case .month: 2_419_200
            }
        return (times.upperBound.seconds - times.lowerBound.seconds) / length
    }

    private static func dimensions(_ text: String?, _ labels: [String]) throws(Refusal) -> [UsageDimension] {
        guard let text else { return [.model] }
        var dimensions: [UsageDimension] = []
        for name in text.split(separator: ",").map(String.init) {
            let dimension: UsageDimension
            switch name {
            case "provider": dimension = .provider
            case "model": dimension = .model
            case "status": dimension = .status
            case "reason": dimension = .reason
            default:
                guard labels.contains(name) else {
                    let known = ["provider", "model", "status", "reason"] + labels
                    throw Refusal(message: "by '\(name)' is none of \(known.joined(separator: ", "))")
                }
                dimension = .label(name)
            }
            if !dimensions.contains(dimension) { dimensions.append(dimension) }
        }
        guard dimensions.count <= dimensionLimit else {
            throw Refusal(message: "'by' names more than \(dimensionLimit) dimensions")
        }
        return dimensions
    }
}
