public import UsageModel

extension DailyBudget {
    /// Why an amount was refused, for a person.
    func refusal(of amount: Int64) -> String {
        let limit = limit ?? .max
        if amount > limit {
            return "a call can cost up to \(Self.dollars(amount)), and 'daily_usd' allows \(Self.dollars(limit)) a day"
        }
        return "\(Self.dollars(committed)) of the day's \(Self.dollars(limit)) are spent, and a call can cost up to "
            + Self.dollars(amount)
    }

    /// How many seconds the day of a time lasts on; at least 1.
    public func secondsLeft(at time: Timestamp) -> Double {
        let end = zone.timestamp(localMicroseconds: (zone.day(of: time) + 1) * 86_400_000_000)
        return max(1, Double(end.microseconds - time.microseconds) / 1e6)
    }

    /// Rounded up to micro-dollars.
    private static func dollars(_ amount: Int64) -> String {
        let (micros, picos) = Money(picoDollars: Int128(amount)).microsAndPicos
        return "$" + Money(micros: picos > 0 ? micros + 1 : micros, picos: 0).decimalDollars(minimumFractionDigits: 2)
    }
}
