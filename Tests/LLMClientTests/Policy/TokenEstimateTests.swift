import Testing

@testable import LLMClient

struct TokenEstimateTests {
    private static func request(_ blocks: ContentBlock...) -> MessageRequest {
        MessageRequest(model: "m", maxTokens: 1, messages: [Message(role: .user, content: blocks)])
    }

    private static func block(_ type: String, bytes: Int) -> JSONValue {
        .object([
            "type": .string(type),
            "source": .object([
                "type": .string("base64"), "media_type": .string("application/pdf"),
                "data": .string(String(repeating: "A", count: bytes)),
            ]),
        ])
    }

    @Test func takesAThirdOfTheBytesOfTexts() {
        #expect(TokenEstimate.input(of: Self.request(.text(TextBlock(String(repeating: "a", count: 3_000))))) == 1_000)
        // Three bytes each in UTF-8.
        #expect(TokenEstimate.input(of: Self.request(.text(TextBlock(String(repeating: "語", count: 500))))) == 500)
        #expect(TokenEstimate.input(of: Self.request()) == 1)
    }

    @Test func takesAnImageByNumber() {
        let image = ContentBlock(json: Self.block("image", bytes: 5 << 20))
        #expect(TokenEstimate.input(of: Self.request(image)) == 1_600)
        // Within the result of a tool as well, and 2 · 1,600 with the other.
        let result = ToolResultBlock(toolUseID: "t1", content: [image])
        #expect(TokenEstimate.input(of: Self.request(image, .toolResult(result))) == 3_200)
    }

    /// A third of the base64, up to the 100 pages of 3,000 tokens that all documents of a request may have together.
    @Test(arguments: [(60_000, 20_000), (900_000, 300_000), (30 << 20, 300_000)])
    func boundsDocuments(bytes: Int, tokens: Int64) {
        let document = ContentBlock(json: Self.block("document", bytes: bytes))
        // "type", "document" and "source": 18 bytes, that is 6 tokens.
        #expect(TokenEstimate.input(of: Self.request(document)) == tokens + 6)
        let twice = TokenEstimate.input(of: Self.request(document, document))
        #expect(twice == min(300_000, 2 * tokens) + 12)
    }

    /// A document that is a text is a text.
    @Test func takesADocumentOfTextForAText() {
        let document: JSONValue = .object([
            "type": .string("document"),
            "source": .object(["type": .string("text"), "data": .string(String(repeating: "a", count: 3_000_000))]),
        ])
        let tokens = TokenEstimate.input(of: Self.request(ContentBlock(json: document)))
        // "type", "document", "source", "type", "text", "data": 30 bytes.
        #expect(tokens == 1_000_010)
    }
}
