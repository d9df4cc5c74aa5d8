/// Prices of one token of audio or image in whole pico-US-dollars; `nil` where the list has no such price.
///
/// Where the list has none, ``PricePeriod/cost(of:details:)`` gives no cost for such tokens, but for two rules of the
/// providers' own lists that the price table applies when it is read (`docs/prices.md`).
public struct MediaPrices: Hashable, Sendable {
    /// One token of audio in the input.
    public var audioInput: Int64?
    /// One token of audio read from a cache.
    public var audioCacheRead: Int64?
    /// One token of audio in the output.
    public var audioOutput: Int64?
    /// One token of an image in the input.
    public var imageInput: Int64?
    /// One token of an image in the output.
    public var imageOutput: Int64?

    /// Makes prices from pico-dollars per token.
    public init(
        audioInput: Int64? = nil, audioCacheRead: Int64? = nil, audioOutput: Int64? = nil, imageInput: Int64? = nil,
        imageOutput: Int64? = nil
    ) {
        self.audioInput = audioInput
        self.audioCacheRead = audioCacheRead
        self.audioOutput = audioOutput
        self.imageInput = imageInput
        self.imageOutput = imageOutput
    }

    /// All prices times `factor`; `nil` where one would not be whole.
    func times(_ factor: PriceFactor) -> MediaPrices? {
        var scaled = self
        for path in [\MediaPrices.audioInput, \.audioCacheRead, \.audioOutput, \.imageInput, \.imageOutput] {
            guard let price = scaled[keyPath: path] else { continue }
            guard let exact = factor.exactly(price) else { return nil }
            scaled[keyPath: path] = exact
        }
        return scaled
    }

    /// Whether none is listed.
    public var isEmpty: Bool { self == MediaPrices() }
}
