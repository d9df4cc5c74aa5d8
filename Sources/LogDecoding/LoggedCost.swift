import CRecordScanner

/// The cost in US dollars that a line states itself.
enum LoggedCost {
    /// The line states none.
    case absent
    /// The cost in pico-dollars, to the nearest: loggers write binary floating point, `0.00010500000000000001` for $0.000105.
    case stated(Int64)
    /// What stands there is not believed, for this reason.
    case refused(String)

    /// Reads the value at the cost's path.
    ///
    /// - Parameter tokens: how many tokens the request has. Loggers write a cost of 0 for models that they have no price for,
    ///   so that 0 is not believed where there are any.
    static func read(_ value: record_scanner_field?, tokens: Int64) -> LoggedCost {
        guard let value, !value.isNull else { return .absent }
        guard value.isNumber || value.isString, let number = DecimalText(value.text) else {
            return .refused("it is not a number")
        }
        guard !number.isNegative || number.mantissa == 0 else { return .refused("it is negative") }
        guard number.mantissa != 0 else {
            return tokens > 0 ? .refused("it is 0, and there are tokens") : .stated(0)
        }
        guard let picos = number.scaledToNearest(by: 1_000_000_000_000), picos <= limit else {
            return .refused("it is above a million dollars")
        }
        return .stated(picos)
    }

    /// A million dollars: no request costs as much, and sums of less cannot outgrow their columns.
    private static let limit: Int64 = 1_000_000_000_000_000_000
}
