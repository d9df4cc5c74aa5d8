/// A time zone as a table of its offsets: what a log without zones and a report by day need, and nothing else.
public struct CivilZone: Hashable, Sendable {
    /// From ``at`` on (seconds since the epoch), local time is UTC plus ``offset`` seconds.
    public struct Transition: Hashable, Sendable {
        /// Seconds since the epoch.
        public var at: Int64
        /// Seconds to add to UTC.
        public var offset: Int64

        /// Makes a transition.
        public init(at: Int64, offset: Int64) {
            self.at = at
            self.offset = offset
        }
    }

    /// The zone's name in the IANA database, such as `Asia/Tokyo`.
    public let identifier: String

    private let firstOffset: Int64
    private let transitions: [Transition]

    /// Coordinated universal time.
    public static let utc = CivilZone(identifier: "UTC", firstOffset: 0, transitions: [])

    /// Makes a zone.
    ///
    /// - Parameters:
    ///   - identifier: the zone's name.
    ///   - firstOffset: seconds to add to UTC before the first transition.
    ///   - transitions: in ascending order.
    public init(identifier: String, firstOffset: Int64, transitions: [Transition]) {
        self.identifier = identifier
        self.firstOffset = firstOffset
        self.transitions = transitions
    }

    /// Seconds to add to UTC at a point in time.
    public func offset(at time: Timestamp) -> Int64 {
        guard !transitions.isEmpty else { return firstOffset }
        let seconds = time.seconds
        let index = transitions.partitioningIndex { $0.at > seconds }
        return index == 0 ? firstOffset : transitions[index - 1].offset
    }

    /// The last point in time, up to `time`, from which on clocks have another offset than before; `nil` where there is none.
    public func transition(atOrBefore time: Timestamp) -> Timestamp? {
        let index = transitions.partitioningIndex { $0.at > time.seconds }
        return index == 0 ? nil : Timestamp(seconds: transitions[index - 1].at)
    }

    /// The first point in time after `time` from which on clocks have another offset; `nil` where none is known.
    public func transition(after time: Timestamp) -> Timestamp? {
        let index = transitions.partitioningIndex { $0.at > time.seconds }
        return index == transitions.count ? nil : Timestamp(seconds: transitions[index].at)
    }

    /// The point in time at which clocks in the zone show `localMicroseconds` (a civil time counted as if it were UTC).
    ///
    /// A time that clocks show twice is taken as the first; one that they skip is moved on by the gap.
    public func timestamp(localMicroseconds: Int64) -> Timestamp {
        guard !transitions.isEmpty else {
            return Timestamp(microseconds: localMicroseconds - firstOffset * 1_000_000)
        }
        let guess = Timestamp(microseconds: localMicroseconds)
        let before = offset(at: Timestamp(microseconds: guess.microseconds - 86_400_000_000))
        let early = Timestamp(microseconds: localMicroseconds - before * 1_000_000)
        if offset(at: early) == before { return early }
        let after = offset(at: Timestamp(microseconds: guess.microseconds + 86_400_000_000))
        let late = Timestamp(microseconds: localMicroseconds - after * 1_000_000)
        return offset(at: late) == after ? late : early
    }

    /// The civil day that `time` belongs to, counted from 1970-01-01.
    public func day(of time: Timestamp) -> Int64 {
        floorDivision(time.microseconds + offset(at: time) * 1_000_000, 86_400_000_000)
    }

    /// The start of the civil day that `time` belongs to.
    public func startOfDay(_ time: Timestamp) -> Timestamp {
        let local = time.microseconds + offset(at: time) * 1_000_000
        return timestamp(localMicroseconds: floorDivision(local, 86_400_000_000) * 86_400_000_000)
    }

    /// The start of the civil hour that `time` belongs to.
    public func startOfHour(_ time: Timestamp) -> Timestamp {
        // The offset of an hour's start can differ from its end's only where clocks change; the hour keeps one offset.
        let offset = offset(at: time) * 1_000_000
        let hour = floorDivision(time.microseconds + offset, 3_600_000_000)
        return Timestamp(microseconds: hour * 3_600_000_000 - offset)
    }
}

extension [CivilZone.Transition] {
    /// The index of the first transition of which `isBehind` is true; those of which it is stand behind the others.
    @inline(__always)
    fileprivate func partitioningIndex(_ isBehind: (CivilZone.Transition) -> Bool) -> Int {
        var low = 0
        var high = count
        while low < high {
            let middle = (low + high) / 2
            if isBehind(self[middle]) { high = middle } else { low = middle + 1 }
        }
        return low
    }
}
