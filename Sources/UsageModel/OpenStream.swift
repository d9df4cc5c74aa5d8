/// An answer whose stream a log tells event by event, as Anthropic's API sends it: the events behind the first name neither
/// its id nor its model.
public struct OpenStream: Hashable, Sendable {
    /// The keyed hash of the answer's id.
    public var key: UInt64
    /// The model, as the log names it, cut where it is too long to be one.
    public var model: String
    /// The tokens that the first event tells and later ones may leave out: input and cache.
    public var usage: TokenUsage

    /// The longest name that is kept, in bytes.
    public static let modelLimit = 1_024

    /// Notes the first event of an answer.
    public init(key: UInt64, model: String, usage: TokenUsage) {
        self.key = key
        self.model = model
        self.usage = usage
        self.usage.output = 0
        self.usage.reasoning = 0
    }
}
