/// An exact amount in pico-US-dollars (1e-12 USD).
///
/// Prices are quoted in dollars per million tokens with at most six decimals, so that one token costs a whole number of
/// pico-dollars and no sum is ever rounded. One record's cost fits an `Int64` (``UsageRecord/cost``); a sum is `Int128`.
public struct Money: Hashable, Sendable {
    /// The amount in pico-dollars.
    public var picoDollars: Int128

    /// Pico-dollars in one micro-dollar: the ledger stores whole micro-dollars and the remainder apart.
    public static let picosPerMicro: Int128 = 1_000_000

    /// Pico-dollars in one dollar.
    public static let picosPerDollar: Int128 = 1_000_000_000_000

    /// Nothing.
    public static let zero = Money(picoDollars: 0)

    /// Makes an amount of `picoDollars`.
    public init(picoDollars: Int128) {
        self.picoDollars = picoDollars
    }

    /// Makes an amount from the ledger's two columns.
    public init(micros: Int64, picos: Int64) {
        self.picoDollars = Int128(micros) * Self.picosPerMicro + Int128(picos)
    }

    /// Whole micro-dollars, and the pico remainder below 10⁶. Both are non-negative for a non-negative amount.
    public var microsAndPicos: (micros: Int64, picos: Int64) {
        // One request's cost fits 64 bits, and a division of 128 bits is many times as slow.
        if let small = Int64(exactly: picoDollars) {
            let parts = small.quotientAndRemainder(dividingBy: 1_000_000)
            return (parts.quotient, parts.remainder)
        }
        let (quotient, remainder) = picoDollars.quotientAndRemainder(dividingBy: Self.picosPerMicro)
        return (Int64(clamping: quotient), Int64(remainder))
    }

    /// The sum of two amounts.
    public static func + (left: Money, right: Money) -> Money {
        Money(picoDollars: left.picoDollars + right.picoDollars)
    }

    /// The difference of two amounts.
    public static func - (left: Money, right: Money) -> Money {
        Money(picoDollars: left.picoDollars - right.picoDollars)
    }

    /// Adds `right` to `left`.
    public static func += (left: inout Money, right: Money) {
        left.picoDollars += right.picoDollars
    }
}

extension Money: Comparable {
    /// Orders by amount.
    public static func < (left: Money, right: Money) -> Bool {
        left.picoDollars < right.picoDollars
    }
}

extension Money: CustomStringConvertible {
    /// The exact amount in dollars as a decimal string, with six decimals at the least and no trailing zeros beyond them.
    public var description: String {
        decimalDollars(minimumFractionDigits: 6)
    }

    /// The exact amount in dollars as a decimal string without an exponent.
    ///
    /// - Parameter minimumFractionDigits: trailing zeros are trimmed down to this many decimals (0 to 12).
    public func decimalDollars(minimumFractionDigits: Int) -> String {
        let magnitude = picoDollars.magnitude
        let (dollars, remainder) = magnitude.quotientAndRemainder(dividingBy: UInt128(Self.picosPerDollar))
        var fraction = String(remainder)
        fraction = String(repeating: "0", count: 12 - fraction.count) + fraction
        while fraction.count > minimumFractionDigits, fraction.hasSuffix("0") {
            fraction.removeLast()
        }
        let sign = picoDollars < 0 ? "-" : ""
        return fraction.isEmpty ? "\(sign)\(dollars)" : "\(sign)\(dollars).\(fraction)"
    }
}
