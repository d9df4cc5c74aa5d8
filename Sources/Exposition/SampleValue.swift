public import UsageModel

/// The value of a sample, in the unit in which it is exact.
///
/// Prometheus reads every value as a double, but text is exact, so the page shows what the ledger holds and each reader
/// rounds once, from the true figure.
public enum SampleValue: Hashable, Sendable {
    /// A count.
    case integer(Int64)

    /// An amount of money, written in dollars: all its decimals, no exponent.
    case money(Money)

    /// A duration, or a time since 1970, written in seconds: all its decimals, no exponent.
    case seconds(nanoseconds: Int128)

    /// Anything else: the shortest decimal that reads back as the same double, or `NaN`, `+Inf`, `-Inf`.
    case double(Double)
}
