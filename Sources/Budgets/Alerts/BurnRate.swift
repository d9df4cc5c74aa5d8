/// How many times as fast as evenly over its period a budget is spent, in a long and a short window.
public struct BurnRate: Hashable, Codable, Sendable {
    /// The long window, in seconds.
    public var longSeconds: Int64
    /// The factor in the long window, in hundredths.
    public var longHundredths: Int64
    /// The short window, in seconds.
    public var shortSeconds: Int64
    /// The factor in the short window, in hundredths.
    public var shortHundredths: Int64
    /// The factor from which on it alerts, in hundredths.
    public var limitHundredths: Int64

    /// Makes a burn rate.
    public init(
        longSeconds: Int64, longHundredths: Int64, shortSeconds: Int64, shortHundredths: Int64, limitHundredths: Int64
    ) {
        self.longSeconds = longSeconds
        self.longHundredths = longHundredths
        self.shortSeconds = shortSeconds
        self.shortHundredths = shortHundredths
        self.limitHundredths = limitHundredths
    }
}
