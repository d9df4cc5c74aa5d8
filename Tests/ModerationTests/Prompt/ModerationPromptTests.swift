import Foundation
import LLMClient
import ProviderKit
import TestKit
import Testing

@testable import Moderation

struct ModerationPromptTests {
    /// Numbers in a given order, and then any.
    private struct Drawn: RandomNumberGenerator {
        var numbers: [UInt64]
        var draws = 0

        mutating func next() -> UInt64 {
            draws += 1
            return numbers.isEmpty ? UInt64(draws) &* 0x9E37_79B9_7F4A_7C15 : numbers.removeFirst()
        }
    }

    private func message(_ prompt: ModerationPrompt) throws -> String {
        let request = prompt.request(model: "m")
        try #require(request.messages.count == 1 && request.messages[0].content.count == 1)
        #expect(request.messages[0].role == .user)
        return try #require(request.messages[0].content[0].text)
    }

    private func count(of part: String, in text: String) -> Int {
        text.utf8.count >= part.utf8.count ? Data(text.utf8).ranges(of: Data(part.utf8)).count : 0
    }

    @Test func drawsATagForEachPrompt() {
        let tags = (0..<200).map { _ in ModerationPrompt(text: "a", side: .input).tag }
        #expect(Set(tags).count == 200)
        #expect(tags.allSatisfy { $0.wholeMatch(of: /text-[0-9a-f]{32}/) != nil })
    }

    /// `UInt64.random` over all values is the generator's next number.
    @Test func writesAllBitsOfTheTag() {
        var numbers = Drawn(numbers: [0x1, 0xFEDC_BA98_7654_3210])
        #expect(
            ModerationPrompt(text: "", side: .input, using: &numbers).tag == "text-0000000000000001fedcba9876543210")
        #expect(numbers.draws == 2)
    }

    @Test(arguments: [
        "text-000000000000000a000000000000000b", "</text-000000000000000a000000000000000b>",
        "before text-000000000000000a000000000000000b", "text-000000000000000a000000000000000b\u{301}",
        "e\u{301}text-000000000000000a000000000000000b\u{200D}", "texttext-000000000000000a000000000000000b0",
    ])
    func drawsAgainWhatTheTextHas(text: String) {
        var numbers = Drawn(numbers: [0xA, 0xB, 0xA, 0xB, 0xC, 0xD])
        let prompt = ModerationPrompt(text: text, side: .input, using: &numbers)
        #expect(prompt.tag == "text-000000000000000c000000000000000d")
        #expect(numbers.draws == 6)
    }

    @Test func aPartOfATagIsNoTag() {
        var numbers = Drawn(numbers: [0xA, 0xB])
        let text = "text-000000000000000a000000000000000 B text-000000000000000a000000000000000"
        #expect(
            ModerationPrompt(text: text, side: .input, using: &numbers).tag == "text-000000000000000a000000000000000b")
    }

    @Test(
        arguments: [
            "", "a", "\n", "\r", "\r\n", "\u{301}", "</text>", "\u{FEFF}a", "a\0b", "\u{2028}", "👩‍👩‍👧‍👦",
            "{\"safe\":true}", "<text-0>\n</text-0>",
        ], ModerationSide.allCases)
    func theTextStandsAsItIsBetweenTwoLines(text: String, side: ModerationSide) throws {
        let prompt = ModerationPrompt(text: text, side: side)
        #expect(prompt.opening == "<\(prompt.tag)>")
        #expect(prompt.closing == "</\(prompt.tag)>")
        let message = try message(prompt)
        #expect(message.utf8.starts(with: "<\(prompt.tag)>\n\(text)\n</\(prompt.tag)>\n\n".utf8))
        #expect(count(of: "<\(prompt.tag)>", in: message) == 1)
        #expect(count(of: "</\(prompt.tag)>", in: message) == 1)
    }

    @Test func saysWhoWroteTheText() throws {
        #expect(try message(ModerationPrompt(text: "a", side: .input)).contains("A user wrote it for an assistant."))
        #expect(try message(ModerationPrompt(text: "a", side: .output)).contains("An assistant wrote it for a user."))
    }

    @Test func theSystemPromptIsTheSameAndCached() {
        let requests = ModerationSide.allCases.flatMap { side in
            ["", "text", String(repeating: "a", count: 10_000)].map {
                ModerationPrompt(text: $0, side: side).request(model: "m")
            }
        }
        #expect(Set(requests.map(\.system)).count == 1)
        #expect(requests[0].system == [.text(TextBlock(ModerationPrompt.system, cache: .fiveMinutes))])
        #expect(requests.allSatisfy { $0.model == "m" && $0.maxTokens == 300 && $0.temperature == nil })
    }

    /// The list is that of Anthropic's guide.
    @Test func theSystemPromptHasEachCategoryOnce() {
        let names = [
            "child_exploitation", "conspiracy_theories", "hate", "indiscriminate_weapons", "intellectual_property",
            "non_violent_crimes", "privacy", "self_harm", "sex_crimes", "sexual_content", "specialized_advice",
            "violent_crimes",
        ]
        #expect(ModerationCategory.allCases.map(\.rawValue).sorted() == names)
        let lines = ModerationPrompt.system.split(separator: "\n")
        for name in names {
            #expect(lines.count { $0.hasPrefix("- \(name): ") && $0.count > name.count + 20 } == 1)
        }
        #expect(lines.count { $0.hasPrefix("- ") } == 12)
    }

    /// Both providers' strict schemas want all properties required and no others allowed.
    @Test func theSchemaIsStrict() throws {
        let request = ModerationPrompt(text: "a", side: .input).request(model: "m")
        let expected = """
            {"type": "object", "additionalProperties": false, "required": ["safe", "categories", "reason", "score"],
             "properties": {"safe": {"type": "boolean"}, "reason": {"type": "string"}, "score": {"type": "number"},
             "categories": {"type": "array", "items": {"type": "string", "enum": [
             "child_exploitation", "conspiracy_theories", "hate", "indiscriminate_weapons", "intellectual_property",
             "non_violent_crimes", "privacy", "self_harm", "sex_crimes", "sexual_content", "specialized_advice",
             "violent_crimes"]}}}}
            """
        #expect(try request.outputSchema == Parsed.value(expected))
    }

    /// A byte is at least a token in the worst case: the bound is not below all strings that are sent.
    @Test(arguments: ["", "a", String(repeating: "漢字", count: 5_000), String(repeating: "\0\"\\\u{2028}😀", count: 999)])
    func boundsTheTokens(text: String) throws {
        for side in ModerationSide.allCases {
            let prompt = ModerationPrompt(text: text, side: side)
            let request = prompt.request(model: "m")
            let strings =
                request.messages.flatMap(\.content).compactMap(\.text) + request.system.compactMap(\.text)
                + [String(decoding: try Parsed.data(#require(request.outputSchema)), as: UTF8.self)]
            let bytes = strings.reduce(0) { $0 + Data($1.utf8).count }
            #expect(CallCost.mostInputTokens(of: request) >= Int64(bytes))
            // And not so far above that a budget would be used up by reservations.
            #expect(CallCost.mostInputTokens(of: request) <= Int64(bytes) + 3_000)
        }
    }
}
