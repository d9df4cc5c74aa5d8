/// An exact factor such as 0.85 or 1.1: a surcharge, or a discount that a customer has negotiated.
public struct PriceFactor: Hashable, Sendable {
    /// Millionths.
    public let millionths: Int64

    /// No change.
    public static let one = PriceFactor(millionths: 1_000_000)

    /// The largest factor, a guard against a misplaced point.
    static let maximum: Int64 = 1_000 * 1_000_000

    /// Makes a factor of so many millionths, which must not be negative.
    init(millionths: Int64) {
        self.millionths = millionths
    }

    /// Reads a decimal number from 0 to 1,000 with at most six decimals; `nil` for another text.
    public init?(_ text: some StringProtocol) {
        guard let value = DecimalFigure.scaled(text, decimals: 6), value <= Self.maximum else { return nil }
        self.millionths = value
    }

    /// `picoDollars` times the factor, rounded half to even on the pico-dollar; `nil` where that does not fit.
    ///
    /// One request is rounded once. Every listed surcharge on every listed price is whole, so that only a discount rounds.
    public func applied(to picoDollars: Int64) -> Int64? {
        let (quotient, remainder) = (Int128(picoDollars) * Int128(millionths)).quotientAndRemainder(
            dividingBy: 1_000_000)
        let twice = remainder * 2
        let up: Int128 = twice > 1_000_000 || (twice == 1_000_000 && quotient % 2 != 0) ? 1 : 0
        return Int64(exactly: quotient + up)
    }

    /// `price` times the factor; `nil` where that is no whole number of pico-dollars.
    func exactly(_ price: Int64) -> Int64? {
        let (quotient, remainder) = (Int128(price) * Int128(millionths)).quotientAndRemainder(dividingBy: 1_000_000)
        return remainder == 0 ? Int64(exactly: quotient) : nil
    }
}

extension PriceFactor: CustomStringConvertible {
    /// The factor as a decimal number.
    public var description: String {
        let (whole, rest) = millionths.quotientAndRemainder(dividingBy: 1_000_000)
        var fraction = String(rest + 1_000_000).dropFirst()
        while fraction.last == "0" { fraction.removeLast() }
        return fraction.isEmpty ? "\(whole)" : "\(whole).\(fraction)"
    }
}
