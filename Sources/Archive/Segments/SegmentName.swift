import UsageModel

/// Where a segment stands in its archive: `dt=2026-11-23/hour=09/web1-000042.ndjson.gz`, by the hour of its lines in UTC.
///
/// Hive's form of partitions, which DuckDB, Spark, ClickHouse, Athena and BigQuery read as columns.
enum SegmentName {
    static let ending = ".ndjson.gz"

    static func path(hour: Int64, host: String, number: Int64) -> String {
        let digits = String(number)
        let padded = String(repeating: "0", count: max(0, 6 - digits.count)) + digits
        return "\(folder(hour: hour))/\(host)-\(padded)\(ending)"
    }

    static func folder(hour: Int64) -> String {
        let hourOfDay = hour - floorDivision(hour, 24) * 24
        let day = RFC3339.day(Timestamp(seconds: hour * 3_600), zone: .utc)
        return "dt=\(day)/hour=\(hourOfDay < 10 ? "0" : "")\(hourOfDay)"
    }

    /// The hour of a time, counted from 1970-01-01T00Z.
    static func hour(of time: Timestamp) -> Int64 { floorDivision(time.microseconds, 3_600_000_000) }

    /// Where something stands beside a segment that is none: a new form of it, or what was cut off.
    ///
    /// Names that begin with `_` are none of the data to Spark and whatever else follows Hive.
    static func beside(_ path: String, _ ending: String) -> String {
        let start = path.lastIndex(of: "/").map { path.index(after: $0) } ?? path.startIndex
        return "\(path[..<start])_\(path[start...]).\(ending)"
    }

    /// What was cut off of a segment.
    static func orphan(_ path: String) -> String { beside(path, "orphan") }

    /// The number in a file's name; `nil` where the file is no segment of the host.
    static func number(of file: Substring, host: String) -> Int64? {
        guard file.hasPrefix("\(host)-"), file.hasSuffix(ending) else { return nil }
        let digits = file.dropFirst(host.utf8.count + 1).dropLast(ending.utf8.count)
        guard !digits.isEmpty, digits.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
        return Int64(digits)
    }

    /// A host's name as a part of file names: what stands in no name of a host is `_`.
    static func sanitized(host: String) -> String {
        let allowed = host.unicodeScalars.map { scalar -> Character in
            let isPlain = scalar.isASCII && (scalar.properties.isAlphabetic || ("0"..."9").contains(scalar))
            return isPlain || scalar == "." || scalar == "-" || scalar == "_" ? Character(scalar) : "_"
        }
        let name = String(allowed.prefix(64))
        return name.isEmpty || name.hasPrefix(".") ? "host\(name)" : name
    }
}
