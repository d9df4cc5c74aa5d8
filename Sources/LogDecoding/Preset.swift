/// The log shapes of one kind of software, under the name that settings use.
public struct Preset: Sendable {
    /// The name in settings.
    public let name: String
    /// The shapes, in the order in which they are tried.
    let shapes: [LogShape]

    /// All presets that can be named in settings, ``auto`` first.
    public static let all: [Preset] = [
        auto, structlog, anthropic, openAI, liteLLM, openTelemetry, gemini, bedrock, claudeCode, vercelAI, langChain,
    ]

    /// Every shape, told apart line by line. The order matters where a line has marks of two: envelopes that carry another
    /// shape inside them come first.
    public static let auto = Preset(
        name: "auto",
        shapes: structlog.shapes + liteLLM.shapes + openTelemetry.shapes + claudeCode.shapes + langChain.shapes
            + gemini.shapes + bedrockInvocations + openAIDetailed + anthropicDetailed + openAIPlain + anthropicPlain
            + vercelDetailed + bedrockConverse + vercelPlain)

    /// The preset of this name.
    public static func named(_ name: String) -> Preset? {
        all.first { $0.name == name }
    }
}
