/// A point in time: microseconds since 1970-01-01T00:00:00Z, without leap seconds.
///
/// Microseconds are the finest that the watched log libraries write, and reach far beyond the year 9999.
public struct Timestamp: Hashable, Comparable, Sendable {
    /// Microseconds since the epoch.
    public var microseconds: Int64

    /// Makes a point in time from microseconds since the epoch.
    public init(microseconds: Int64) {
        self.microseconds = microseconds
    }

    /// Makes a point in time from whole seconds since the epoch.
    public init(seconds: Int64) {
        self.microseconds = seconds * 1_000_000
    }

    /// Whole seconds since the epoch, rounded down.
    public var seconds: Int64 { floorDivision(microseconds, 1_000_000) }

    /// Whole minutes since the epoch, rounded down: the grain of the ledger's finest rollup.
    public var minute: Int64 { floorDivision(microseconds, 60_000_000) }

    /// Orders by time.
    public static func < (left: Timestamp, right: Timestamp) -> Bool {
        left.microseconds < right.microseconds
    }
}

/// Integer division that rounds towards minus infinity, for times before the epoch. `divisor` must be positive.
@inlinable
public func floorDivision(_ value: Int64, _ divisor: Int64) -> Int64 {
    let quotient = value / divisor
    return value % divisor < 0 ? quotient - 1 : quotient
}

extension Timestamp: Codable {
    /// Reads microseconds since the epoch.
    public init(from decoder: any Decoder) throws {
        self.init(microseconds: try decoder.singleValueContainer().decode(Int64.self))
    }

    /// Writes microseconds since the epoch.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(microseconds)
    }
}
