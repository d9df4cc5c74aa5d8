/// What a request must cost to come into a list of the costliest of a time.
///
/// A floor may be too low for what its list holds by now: it only spares the look at most requests, the list itself decides.
public struct CostFloor: Hashable, Sendable {
    /// The time that the list is of, in microseconds since 1970; of any other time every cost is let through.
    @usableFromInline let span: Range<Int64>
    /// The least cost in a full list, in pico-dollars.
    @usableFromInline let cost: Int64
    /// When the request was logged that cost so much: of equal costs the earlier comes first.
    @usableFromInline let time: Timestamp

    /// Lets every cost through.
    public static let open = CostFloor(of: 0..<0)
    /// Lets nothing through.
    public static let closed = CostFloor(of: .min ..< .max, cost: .max)

    /// Makes the floor of a list; of one with room left, without a cost.
    ///
    /// - Parameters:
    ///   - span: the time that the list is of, in microseconds since 1970.
    ///   - cost: the least cost in it, in pico-dollars.
    ///   - time: when the request was logged that cost so much.
    public init(of span: Range<Int64>, cost: Int64 = 0, time: Timestamp = Timestamp(microseconds: .min)) {
        self.span = span
        self.cost = cost
        self.time = time
    }

    /// Whether a request may have a place in the list. One that cost nothing has none.
    @inlinable @inline(__always)
    public func admits(cost other: Int64, at when: Timestamp) -> Bool {
        guard when.microseconds >= span.lowerBound, when.microseconds < span.upperBound else { return other > 0 }
        return other > cost || other == cost && when < time
    }

    /// The higher of two floors of the same time.
    public static func max(_ one: CostFloor, _ other: CostFloor) -> CostFloor {
        (one.cost, other.time) > (other.cost, one.time) ? one : other
    }
}
