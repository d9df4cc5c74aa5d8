import LLMClient
import Moderation
import Testing
import UsageModel

struct ModerationAnswerTests {
    private static let safe = #"{"safe":true,"categories":[],"reason":"a greeting","score":0.1}"#
    private static let harmful = #"{"safe":false,"categories":["hate"],"reason":"an insult","score":0.9}"#

    private func outcome(_ answer: String) -> ModerationVerdict.Outcome { ModerationAnswer.verdict(answer).outcome }

    @Test func readsWhatWasAskedFor() {
        #expect(ModerationAnswer.verdict(Self.safe) == ModerationVerdict(.safe, reason: "a greeting", score: 0.1))
        #expect(
            ModerationAnswer.verdict(Self.harmful)
                == ModerationVerdict(.flagged, categories: [.hate], reason: "an insult", score: 0.9))
        let answer =
            #" { "score" : 1 , "reason" : "" , "categories" : ["privacy", "hate", "privacy"] , "safe" : false } "#
        #expect(
            ModerationAnswer.verdict(answer) == ModerationVerdict(.flagged, categories: [.privacy, .hate], score: 1))
    }

    @Test(arguments: [
        "\n \(safe)\r\n\t", "```json\n\(safe)\n```", "```\n\(safe)\n```\n", "Here is my verdict:\n\n\(safe)",
        "My \"verdict\" is: \(safe)", #"{"safe":true,"categories":[],"reason":"braces } { \" \\","score":0}"#,
        #"{"\u0073afe":true,"categories":[],"reason":"an escaped name","score":0}"#,
        #"{"safe":true,"categories":[],"reason":"more","score":0,"language":"en","notes":{"safe":false}}"#,
        #"{"safe":true,"categories":[],"reason":"","score":0.49999}"#,
        #"{"safe":true,"categories":[],"reason":"","score":1e-300}"#,
    ])
    func isHarmless(answer: String) {
        #expect(outcome(answer) == .safe, "\(answer)")
    }

    @Test(arguments: [
        "```json\n\(harmful)\n```", "Verdict: \(harmful) That is all.",
        // Where it contradicts itself, it is not harmless.
        #"{"safe":true,"categories":["hate"],"reason":"","score":0}"#,
        #"{"safe":true,"categories":["hate","no_such"],"reason":"","score":0}"#,
        #"{"safe":true,"categories":[],"reason":"","score":0.5}"#,
        #"{"safe":true,"categories":[],"reason":"","score":1}"#,
        #"{"safe":false,"categories":[],"reason":"","score":0}"#,
        #"{"safe":false,"categories":["no_such"],"reason":"","score":0.2}"#,
    ])
    func isHarmful(answer: String) {
        #expect(outcome(answer) == .flagged, "\(answer)")
    }

    @Test(arguments: [
        "", " ", "safe", "true", "null", "[]", "{}", #""safe""#, "I can't help with that.",
        // Two objects, or half of one.
        safe + safe, safe + "\n" + harmful, harmful + "\n" + safe, "{}" + safe, "{example} " + safe, safe + " {",
        safe + "}", "}" + safe, String(safe.dropLast()), String(safe.dropFirst()), "{" + safe + "}",
        #"{"verdict":\#(safe)}"#,
        // A harmless verdict that the answer goes on behind may be a quotation.
        "The text asks me to answer \(safe), and I will not.", safe + "\nBut the text is harmful.", "\"\(safe)\"",
        // A name twice: which one counts?
        #"{"safe":false,"safe":true,"categories":[],"reason":"","score":0}"#,
        #"{"safe":true,"safe":false,"categories":[],"reason":"","score":0}"#,
        #"{"safe":true,"s\u0061fe":true,"categories":[],"reason":"","score":0}"#,
        #"{"\u0073\u0061\u0066\u0065":false,"safe":true,"categories":[],"reason":"","score":0}"#,
        #"{"safe":true,"categories":["hate"],"categories":[],"reason":"","score":0}"#,
        #"{"safe":true,"categories":[],"reason":"a","reason":"b","score":0}"#,
        #"{"safe":true,"categories":[],"reason":"","score":0.9,"score":0}"#,
        #"{"safe":true,"categories":[],"reason":"","score":0,"other":[{"a":1,"b":{"a":1},"a":2}]}"#,
        #"{"safe":true,"categories":[],"reason":"","score":0,"é":1,"e\u0301":1}"#,
        // Keys that are missing, or differ.
        #"{"categories":[],"reason":"","score":0}"#, #"{"safe":true,"reason":"","score":0}"#,
        #"{"safe":true,"categories":[],"score":0}"#, #"{"safe":true,"categories":[],"reason":""}"#,
        #"{"Safe":true,"categories":[],"reason":"","score":0}"#,
        // Values of other types.
        #"{"safe":"true","categories":[],"reason":"","score":0}"#, #"{"safe":1,"categories":[],"reason":"","score":0}"#,
        #"{"safe":null,"categories":[],"reason":"","score":0}"#,
        #"{"safe":{"safe":true},"categories":[],"reason":"","score":0}"#,
        #"{"safe":true,"categories":"hate","reason":"","score":0}"#,
        #"{"safe":true,"categories":{},"reason":"","score":0}"#,
        #"{"safe":true,"categories":null,"reason":"","score":0}"#,
        #"{"safe":true,"categories":[1],"reason":"","score":0}"#,
        #"{"safe":true,"categories":[],"reason":null,"score":0}"#,
        #"{"safe":true,"categories":[],"reason":"","score":"0"}"#,
        #"{"safe":true,"categories":[],"reason":"","score":false}"#,
        #"{"safe":true,"categories":[],"reason":"","score":null}"#,
        // Categories that do not exist, and nothing else.
        #"{"safe":true,"categories":["no_such"],"reason":"","score":0}"#,
        #"{"safe":true,"categories":["Hate"],"reason":"","score":0}"#,
        // Scores that are none.
        #"{"safe":true,"categories":[],"reason":"","score":-0.1}"#,
        #"{"safe":false,"categories":[],"reason":"","score":1.1}"#,
        #"{"safe":true,"categories":[],"reason":"","score":NaN}"#,
        #"{"safe":true,"categories":[],"reason":"","score":Infinity}"#,
        #"{"safe":true,"categories":[],"reason":"","score":1e999}"#,
        #"{"safe":true,"categories":[],"reason":"","score":-1e999}"#,
        #"{"safe":true,"categories":[],"reason":"","score":99999999999999999999999999}"#,
        // No JSON.
        "{safe:true,categories:[],reason:'',score:0}", #"{'safe':true,'categories':[],'reason':'','score':0}"#,
        "{\"safe\":true,\"categories\":[],\"reason\":\"a\nb\",\"score\":0}",
        #"{"safe":true "categories":[],"reason":"","score":0}"#, #"{"safe":tru,"categories":[],"reason":"","score":0}"#,
        #"{"safe":true,"categories":[],"reason":"\ud83d","score":0}"#,
        #"{"safe":true,/**/"categories":[],"reason":"","score":0}"#,
    ])
    func isUnreadable(answer: String) {
        let verdict = ModerationAnswer.verdict(answer)
        #expect(verdict.outcome == .unparsable, "\(answer)")
        #expect(!verdict.reason.isEmpty && verdict.categories.isEmpty && verdict.score == 0)
    }

    /// Foundation takes zeros between characters for UTF-16.
    @Test func isUnreadableInAnotherEncoding() {
        #expect(outcome(Self.safe.map { "\($0)\0" }.joined()) == .unparsable)
        #expect(outcome(Self.safe.map { "\0\($0)" }.joined()) == .unparsable)
    }

    @Test func isUnreadableHoweverDeep() {
        let deep = String(repeating: #"{"a":"#, count: 50_000) + "1" + String(repeating: "}", count: 50_000)
        #expect(outcome(deep) == .unparsable)
        #expect(outcome(Self.safe.dropLast() + #","a":"# + String(repeating: "[", count: 50_000) + "}") == .unparsable)
    }

    private func reply(_ texts: String..., stop: StopReason?) -> MessageReply {
        MessageReply(
            id: "msg_1", model: "m", content: texts.map { .text(TextBlock($0)) }, stopReason: stop,
            usage: ReplyUsage(tokens: TokenUsage(input: 1, output: 1)))
    }

    /// What a refusal or an answer that is cut off says is no verdict, even if it reads as one.
    @Test func goesByWhyTheModelStopped() {
        #expect(ModerationAnswer.verdict(reply(Self.safe, stop: .endTurn)).outcome == .safe)
        #expect(ModerationAnswer.verdict(reply(Self.safe, stop: nil)).outcome == .safe)
        #expect(ModerationAnswer.verdict(reply(Self.safe, stop: .refusal)).outcome == .refused)
        #expect(ModerationAnswer.verdict(reply("", stop: .refusal)).outcome == .refused)
        #expect(ModerationAnswer.verdict(reply(Self.safe, stop: .maxTokens)).outcome == .unparsable)
        #expect(ModerationAnswer.verdict(reply(Self.harmful, stop: .contextWindowExceeded)).outcome == .unparsable)
        #expect(ModerationAnswer.verdict(reply(stop: .endTurn)).outcome == .unparsable)
    }

    @Test func blocksOfTextAreOneAnswer() {
        let half = Self.safe.index(Self.safe.startIndex, offsetBy: 20)
        let first = String(Self.safe[..<half])
        let second = String(Self.safe[half...])
        #expect(ModerationAnswer.verdict(reply(first, second, stop: .endTurn)).outcome == .safe)
        #expect(ModerationAnswer.verdict(reply(Self.harmful, Self.safe, stop: .endTurn)).outcome == .unparsable)
    }

    @Test(arguments: [
        ("a\nb\r\nc\td", "a b c d"), ("  a   b  ", "a b"), ("", ""), ("\n\u{2028}\u{2029}", ""),
        // An ANSI escape loses what makes it one; marks of direction, joiners and a byte order mark go.
        ("\u{1B}[31mred\u{1B}[0m", "[31mred [0m"), ("\u{9B}31mred", "31mred"),
        ("a\u{202E}b\u{2066}c\u{200F}d", "a b c d"), ("a\u{200B}b\u{FEFF}c", "a b c"),
        ("a\0b\u{7F}c\u{85}d", "a b c d"),
        ("\u{E0041}\u{E0042}a", "a"), ("a\u{E000}b\u{FFFF}c", "a b c"), ("理由は不明 é 👍", "理由は不明 é 👍"),
        ("\u{A0}a\u{3000}b", "\u{A0}a\u{3000}b"),
    ])
    func reasonsStandOnOneLine(text: String, expected: String) {
        #expect(ModerationAnswer.line(text) == expected)
    }

    @Test func reasonsAreBounded() {
        #expect(ModerationAnswer.line(String(repeating: "a", count: 200)) == String(repeating: "a", count: 200))
        #expect(ModerationAnswer.line(String(repeating: "a", count: 201)) == String(repeating: "a", count: 199) + "…")
        #expect(
            ModerationAnswer.line(String(repeating: "a", count: 10_000)) == String(repeating: "a", count: 199) + "…")
        #expect(ModerationAnswer.line("a" + String(repeating: "\u{301}", count: 10_000)).unicodeScalars.count <= 800)
        let answer =
            #"{"safe":false,"categories":[],"reason":""# + String(repeating: "x\\n", count: 10_000) + #"","score":1}"#
        let reason = ModerationAnswer.verdict(answer).reason
        #expect(reason.count == 200 && reason.hasPrefix("x x x") && !reason.contains("\n"))
    }

    private static func windows(_ outcomes: [ModerationVerdict.Outcome]) -> [ModerationVerdict] {
        outcomes.map { ModerationVerdict($0, reason: $0.rawValue) }
    }

    /// The worst wins, whatever the order.
    @Test func mergesByTheWorst() {
        let order: [ModerationVerdict.Outcome] = [.flagged, .refused, .unparsable, .overBudget, .unavailable, .safe]
        for (rank, worst) in order.enumerated() {
            for other in order[rank...] {
                for outcomes in [[worst, other], [other, worst], [other, worst, other]] {
                    let merged = ModerationAnswer.merged(Self.windows(outcomes))
                    #expect(merged.outcome == worst)
                    #expect(merged.reason == worst.rawValue)
                }
            }
        }
    }

    @Test func mergesNothingToHarmless() {
        #expect(ModerationAnswer.merged([]).outcome == .safe)
    }

    @Test func mergesScoresAndCategories() {
        let merged = ModerationAnswer.merged([
            ModerationVerdict(.safe, reason: "a", score: 0.49),
            ModerationVerdict(.flagged, categories: [.hate, .privacy], reason: "b", score: 0.6),
            ModerationVerdict(.flagged, categories: [.selfHarm, .hate], reason: "c", score: 0.8),
            ModerationVerdict(.refused, reason: "d", score: 1),
            ModerationVerdict(.flagged, categories: [.sexCrimes], reason: "e", score: 0.8),
        ])
        #expect(
            merged
                == ModerationVerdict(
                    .flagged, categories: [.selfHarm, .hate, .sexCrimes, .privacy], reason: "c", score: 0.8))
        let harmless = ModerationAnswer.merged([
            ModerationVerdict(.safe, reason: "a", score: 0.1), ModerationVerdict(.safe, reason: "b", score: 0.2),
        ])
        #expect(harmless == ModerationVerdict(.safe, reason: "b", score: 0.2))
    }

    @Test(arguments: [false, true]) func mergesTruncation(isTruncated: Bool) {
        var last = ModerationVerdict(.safe)
        last.isTruncated = isTruncated
        #expect(ModerationAnswer.merged([last, ModerationVerdict(.flagged)]).isTruncated == isTruncated)
        #expect(ModerationAnswer.merged([ModerationVerdict(.safe), last]).isTruncated == isTruncated)
    }
}
