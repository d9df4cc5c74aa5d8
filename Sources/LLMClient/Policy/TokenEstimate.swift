/// How many input tokens a request may have, before a provider has counted them: for rate limits only, never for costs.
///
/// A third of its bytes in UTF-8: English has about four bytes a token, Japanese about three, so that it is mostly too
/// much. What is too much is given back when the answer tells the usage.
enum TokenEstimate {
    private static let bytesPerToken: Int64 = 3
    /// An image's tokens go by its size in pixels and are about 1,600 at the most
    /// (<https://docs.claude.com/en/docs/build-with-claude/vision>), whatever its bytes.
    private static let imageTokens: Int64 = 1_600
    /// Of all documents of a request together: 100 pages, which is the most that a request may have, of 3,000 tokens each,
    /// where a page has its text and its image and comes to some 2,300
    /// (<https://docs.claude.com/en/docs/build-with-claude/pdf-support>). Up to there it is a third of their base64.
    private static let mostDocumentTokens: Int64 = 100 * 3_000
    /// No limit is that large; sums of many such numbers still fit.
    private static let most: Int64 = 1_000_000_000

    /// What a request takes of the limits.
    static func demand(of request: MessageRequest) -> RateDemand {
        RateDemand(inputTokens: input(of: request), outputTokens: min(most, Int64(max(1, request.maxTokens))))
    }

    /// The input tokens of a request; at least 1.
    static func input(of request: MessageRequest) -> Int64 {
        var count = Count()
        for message in request.messages { count.add(message.content) }
        count.add(request.system)
        for tool in request.tools { count.add(tool) }
        for value in [request.outputSchema, request.toolChoice] { value.map { count.add($0) } }
        let documents = min(mostDocumentTokens, count.documentBytes / bytesPerToken)
        return min(most, max(1, count.bytes / bytesPerToken + count.images * imageTokens + documents))
    }

    private struct Count {
        var bytes: Int64 = 0
        var images: Int64 = 0
        /// In base64.
        var documentBytes: Int64 = 0

        mutating func add(_ blocks: [ContentBlock]) {
            for block in blocks {
                switch block {
                case .text(let block): add(block.text)
                case .toolUse(let block):
                    add(block.name)
                    add(block.input)
                case .toolResult(let block): add(block.content)
                case .thinking(let block): add(block.thinking)
                case .other(let value):
                    add(value)
                }
            }
        }

        mutating func add(_ value: JSONValue) {
            switch value {
            case .null, .bool, .integer, .number: bytes += 4
            case .string(let text): add(text)
            case .array(let values): for value in values { add(value) }
            case .object(let members):
                if value["type"]?.string == "image", value["source"] != nil {
                    images += 1
                } else {
                    for (name, value) in members { add(name, value) }
                }
            }
        }

        private mutating func add(_ name: String, _ value: JSONValue) {
            add(name)
            guard name == "source", value["type"]?.string == "base64", let data = value["data"]?.string else {
                return add(value)
            }
            documentBytes += Int64(data.utf8.count)
        }

        private mutating func add(_ text: String) { bytes += Int64(text.utf8.count) }
    }
}
