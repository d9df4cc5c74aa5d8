import Testing

@testable import LogDecoding

/// What the documentation lists of a preset.
struct PresetFieldsTests {
    private func paths(_ preset: Preset, _ field: RecordField) -> [String]? {
        preset.fields.first { $0.field == field }?.paths
    }

    @Test func aPathBelowAnotherKeyIsAPathOfItsOwn() {
        #expect(paths(.structlog, .inputTokens) == ["input_tokens", "usage.input_tokens"])
    }

    @Test func aWholeAnswerBelowAKeyIsLeftOut() {
        #expect(paths(.anthropic, .inputTokens) == ["usage.input_tokens"])
        #expect(
            paths(.gemini, .reasoningTokens) == [
                "usageMetadata.thoughtsTokenCount", "usage_metadata.thoughts_token_count",
            ])
    }

    @Test(arguments: Preset.all.map(\.name))
    func eachFieldHasAPathAndStandsOnce(_ name: String) throws {
        let fields = try #require(Preset.named(name)).fields
        #expect(Set(fields.map(\.field)).count == fields.count)
        #expect(fields.allSatisfy { !$0.paths.isEmpty && Set($0.paths).count == $0.paths.count })
        #expect(fields.contains { $0.field == .model } && fields.contains { $0.field == .outputTokens })
    }
}
