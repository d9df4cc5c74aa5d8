/// A currency in which a second figure is shown beside dollars, at a rate of the user's own.
public struct DisplayCurrency: Hashable, Sendable {
    /// Its code in ISO 4217, such as `JPY`.
    public let code: String
    /// What one dollar is worth, in millionths of the currency.
    public let millionthsPerDollar: Int64

    /// The largest rate, a guard against a misplaced point.
    public static let largestRate: Int64 = 10_000_000

    /// Currencies whose smallest unit is not a hundredth, by ISO 4217's list of minor units.
    private static let decimals: [String: Int] = [
        "BIF": 0, "CLP": 0, "DJF": 0, "GNF": 0, "ISK": 0, "JPY": 0, "KMF": 0, "KRW": 0, "PYG": 0, "RWF": 0, "UGX": 0,
        "VND": 0, "VUV": 0, "XAF": 0, "XOF": 0, "XPF": 0, "BHD": 3, "IQD": 3, "JOD": 3, "KWD": 3, "LYD": 3, "OMR": 3,
        "TND": 3,
    ]

    /// Makes a currency.
    public init(code: String, millionthsPerDollar: Int64) {
        self.code = code
        self.millionthsPerDollar = millionthsPerDollar
    }

    /// An amount of dollars in the currency: `JPY 3,210`. It is rounded to the currency's smallest unit; what is less than
    /// one of them shows three decimals more.
    public func text(_ dollars: Money) -> String {
        let places = Self.decimals[code] ?? 2
        // A million million dollars at the largest rate is 10³⁷: below the end of 128 bits.
        let exact = dollars.picoDollars.magnitude.multipliedReportingOverflow(by: UInt128(millionthsPerDollar))
        guard !exact.overflow else { return "\(code) –" }
        let isSmall = exact.partialValue < Self.powerOfTen(18 - places)
        let shown = isSmall && exact.partialValue > 0 ? places + 3 : places
        let step = Self.powerOfTen(18 - shown)
        let units = exact.partialValue / step + (exact.partialValue % step >= step / 2 ? 1 : 0)
        let (whole, rest) = units.quotientAndRemainder(dividingBy: Self.powerOfTen(shown))
        let fraction = String(String(rest + Self.powerOfTen(shown)).dropFirst())
        let sign = dollars < .zero ? "-" : ""
        return "\(sign)\(code) \(GroupedDigits.text(whole))\(shown > 0 ? ".\(fraction)" : "")"
    }

    private static func powerOfTen(_ exponent: Int) -> UInt128 {
        (0..<exponent).reduce(1) { power, _ in power * 10 }
    }
}
