public import UsageModel

/// What a plain text request costs at the standard tier: a period's prices without all that is rare.
///
/// It holds no reference, so that a decoder copies it for each record without counting: threads that decode with one book
/// would wait for each other at the count.
public struct PlainPrices: Hashable, Sendable {
    @usableFromInline let prices: TokenPrices
    @usableFromInline let unlisted: TokenClasses
    @usableFromInline let longPrices: TokenPrices
    @usableFromInline let longUnlisted: TokenClasses
    /// No prompt is longer than the largest integer: then there is no price of long ones.
    @usableFromInline let aboveInputTokens: Int64
    /// `nil` without a discount.
    @usableFromInline let discount: PriceFactor?

    /// Takes the plain prices of a period.
    init(_ period: PricePeriod) {
        prices = period.prices
        unlisted = period.unlisted
        longPrices = period.longContext?.prices ?? period.prices
        longUnlisted = period.longContext?.unlisted ?? period.unlisted
        aboveInputTokens = period.longContext?.aboveInputTokens ?? .max
        discount = period.discount == .one ? nil : period.discount
    }

    /// The exact cost of one plain request in pico-dollars; `nil` where it has none (``PricePeriod/cost(of:)``).
    @inlinable
    public func cost(of usage: TokenUsage) -> Int64? {
        withUnsafePointer(to: self) { Self.cost(of: usage, at: $0) }
    }

    /// The same of prices that stay where they are.
    @inlinable
    public static func cost(of usage: TokenUsage, at plain: UnsafePointer<PlainPrices>) -> Int64? {
        let isLong = plain.pointee.aboveInputTokens != .max && isLong(usage, plain.pointee.aboveInputTokens)
        let classes = isLong ? plain.pointee.longUnlisted : plain.pointee.unlisted
        if classes.rawValue != 0, classes.meets(usage) { return nil }
        let cost = isLong ? plain.pointee.longPrices.cost(of: usage) : plain.pointee.prices.cost(of: usage)
        guard let discount = plain.pointee.discount else { return cost }
        return cost.flatMap { discount.applied(to: $0) }
    }

    @inlinable
    static func isLong(_ usage: TokenUsage, _ aboveInputTokens: Int64) -> Bool {
        // Wide enough that no sum of counts can wrap around to a short prompt.
        let written = Int128(usage.cacheWrite5m) + Int128(usage.cacheWrite1h)
        return Int128(usage.input) + Int128(usage.cacheRead) + written > Int128(aboveInputTokens)
    }
}
