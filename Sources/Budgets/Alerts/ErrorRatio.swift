/// The share of attempts that fail.
public struct ErrorRatio: Hashable, Codable, Sendable {
    /// The attempts in the window.
    public var requests: Int64
    /// The failed ones among them.
    public var errors: Int64
    /// The window, in seconds.
    public var seconds: Int64
    /// The share from which on it alerts, in hundredths of a percent.
    public var limitHundredths: Int64

    /// Makes a ratio.
    public init(requests: Int64, errors: Int64, seconds: Int64, limitHundredths: Int64) {
        self.requests = requests
        self.errors = errors
        self.seconds = seconds
        self.limitHundredths = limitHundredths
    }
}
