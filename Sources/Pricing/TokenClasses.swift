public import UsageModel

/// Classes of tokens that a price list may leave out.
public struct TokenClasses: OptionSet, Hashable, Sendable {
    /// One bit a class.
    public let rawValue: UInt8

    /// Makes a set from its bits.
    public init(rawValue: UInt8) {
        self.rawValue = rawValue
    }

    /// Input read from a cache.
    public static let cacheRead = TokenClasses(rawValue: 1)
    /// Input written to a cache of 5 minutes.
    public static let cacheWrite5m = TokenClasses(rawValue: 2)
    /// Input written to a cache of 1 hour.
    public static let cacheWrite1h = TokenClasses(rawValue: 4)

    /// Whether `usage` has tokens of one of the classes.
    @usableFromInline
    func meets(_ usage: TokenUsage) -> Bool {
        contains(.cacheRead) && usage.cacheRead != 0 || contains(.cacheWrite5m) && usage.cacheWrite5m != 0
            || contains(.cacheWrite1h) && usage.cacheWrite1h != 0
    }
}
