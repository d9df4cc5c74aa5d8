import Foundation
import LLMClient
import Moderation
import ProviderKit
import TestKit
import Testing

struct ModerationsReplyTests {
    private struct Read: Decodable {
        struct Result: Decodable {
            let flagged: Bool
            let categories: [String]
            let scores: [String: Double]
            let tailmeter: Parsed
        }

        let id: String
        let model: String
        let results: [Result]
    }

    /// What the published package's names of the categories are, worked out by its types.
    private static let openAI: [ModerationCategory: [String]] = [
        .childExploitation: ["sexual", "sexual_minors"], .conspiracyTheories: [], .hate: ["hate"],
        .indiscriminateWeapons: ["illicit", "illicit_violent"], .intellectualProperty: ["illicit"],
        .nonViolentCrimes: ["illicit"], .privacy: ["illicit"], .selfHarm: ["self_harm"], .sexCrimes: ["sexual"],
        .sexualContent: ["sexual"], .specializedAdvice: [], .violentCrimes: ["illicit_violent", "violence"],
    ]

    private static let truncated: ModerationVerdict = {
        var verdict = ModerationVerdict(.safe, reason: "as far as it goes", score: 0.1)
        verdict.isTruncated = true
        return verdict
    }()

    /// The replies as the published package reads them.
    private func read(_ replies: [String]) throws -> [Read] {
        let input = "\(FileManager.default.temporaryDirectory.path)/replies-\(UUID().uuidString)"
        defer { try? FileManager.default.removeItem(atPath: input) }
        try Data((replies.joined(separator: "\n") + "\n").utf8).write(to: URL(filePath: input))
        let script = URL(filePath: #filePath).deletingLastPathComponent()
            .appending(path: "../Fixtures/openai_moderation.py").standardized.path
        let (status, output) = try run("env", "PYTHONPATH=\(FakeProvider.packages)", "python3", script, input)
        #expect(status == 0)
        return try output.split(separator: "\n").map { try JSONDecoder().decode(Read.self, from: Data($0.utf8)) }
    }

    private func answer(
        _ verdicts: ModerationVerdict..., policy: ModerationFailurePolicy = .error
    ) throws(ModerationsError) -> String {
        try ModerationsReply.answer(verdicts: verdicts, model: "small", policy: policy, retryAfter: 7)
    }

    private func error(_ verdicts: ModerationVerdict...) -> ModerationsError? {
        do throws(ModerationsError) {
            _ = try ModerationsReply.answer(verdicts: verdicts, model: "small", policy: .error, retryAfter: 7)
            return nil
        } catch {
            return error
        }
    }

    @Test(.enabled(if: FakeProvider.isInstalled)) func isReadByThePublishedPackage() throws {
        let verdicts =
            [ModerationVerdict(.safe, score: 0.25)]
            + ModerationCategory.allCases.map {
                ModerationVerdict(.flagged, categories: [$0], reason: "why", score: 0.75)
            }
            + [
                ModerationVerdict(.flagged, score: 1e-7),
                ModerationVerdict(.flagged, categories: [.violentCrimes, .childExploitation], score: 1),
            ]
        let reply = try #require(
            try read([ModerationsReply.answer(verdicts: verdicts, model: "ä\"small", policy: .error)]).first)
        #expect(reply.model == "ä\"small")
        #expect(reply.id.wholeMatch(of: /modr-[0-9a-f]{32}/) != nil)
        #expect(reply.results.map(\.flagged) == [false] + Array(repeating: true, count: 14))
        let expected =
            [[]] + ModerationCategory.allCases.map { Self.openAI[$0] } + [
                [], ["illicit_violent", "sexual", "sexual_minors", "violence"],
            ]
        #expect(reply.results.map(\.categories) == expected)
        for (result, verdict) in zip(reply.results, verdicts) {
            let scores = Dictionary(uniqueKeysWithValues: result.categories.map { ($0, verdict.score) })
            #expect(result.scores == scores)
        }
        #expect(
            reply.results[1].tailmeter.value
                == .object([
                    "verdict": .string("flagged"), "safe": .bool(false),
                    "categories": .array([.string("child_exploitation")]), "reason": .string("why"),
                    "score": .number(0.75), "is_truncated": .bool(false),
                ]))
    }

    /// One text without a verdict among two others.
    @Test(.enabled(if: FakeProvider.isInstalled), arguments: [ModerationFailurePolicy.allow, .flag])
    func answersByThePolicy(policy: ModerationFailurePolicy) throws {
        let none: [ModerationVerdict] =
            [.refused, .unparsable, .unavailable, .overBudget].map { ModerationVerdict($0, reason: "none") }
            + [Self.truncated]
        let replies = try none.map {
            try answer(
                ModerationVerdict(.safe), $0, ModerationVerdict(.flagged, categories: [.hate], score: 0.5),
                policy: policy)
        }
        let read = try read(replies)
        #expect(read.count == 5)
        for (reply, name) in zip(read, ["refused", "unparsable", "unavailable", "over_budget", "safe"]) {
            #expect(reply.results.map(\.flagged) == [false, policy == .flag, true])
            #expect(reply.results.map(\.categories) == [[], [], ["hate"]])
            #expect(reply.results[1].tailmeter.value["verdict"] == .string(name))
            #expect(reply.results.map { $0.tailmeter.value["safe"] } == [.bool(true), .bool(false), .bool(false)])
            #expect(reply.results[1].tailmeter.value["is_truncated"] == .bool(name == "safe"))
        }
    }

    @Test(arguments: [
        (ModerationVerdict(.refused, reason: "r"), ModerationsError.noVerdict("r")),
        (ModerationVerdict(.unparsable, reason: "r"), .noVerdict("r")),
        (ModerationVerdict(.unavailable, reason: "r"), .unavailable("r", retryAfter: 7)),
        (ModerationVerdict(.overBudget, reason: "r"), .overBudget(retryAfter: 7)), (truncated, .tooLong),
    ])
    func failsAsAWhole(verdict: ModerationVerdict, expected: ModerationsError) {
        let flagged = ModerationVerdict(.flagged, categories: [.hate], score: 1)
        #expect(error(verdict) == expected)
        #expect(error(ModerationVerdict(.safe), flagged, verdict) == expected)
    }

    @Test func failsByWhatLastsLongest() {
        let refused = ModerationVerdict(.refused, reason: "r")
        let unparsable = ModerationVerdict(.unparsable, reason: "u")
        let budget = ModerationVerdict(.overBudget)
        let down = ModerationVerdict(.unavailable, reason: "d")
        #expect(error(down, budget) == .overBudget(retryAfter: 7))
        #expect(error(down, budget, unparsable) == .noVerdict("u"))
        #expect(error(down, unparsable, refused, budget) == .noVerdict("r"))
        #expect(error(refused, Self.truncated) == .tooLong)
    }

    @Test func aFlaggedTextNeedsNoEnd() throws {
        var verdict = ModerationVerdict(.flagged, categories: [.hate], score: 1)
        verdict.isTruncated = true
        #expect(error(verdict) == nil)
        let reply = try Parsed.value(answer(verdict, policy: .allow))
        guard case .array(let results) = reply["results"] else { return #expect(Bool(false)) }
        #expect(results.first?["flagged"] == .bool(true))
        #expect(results.first?["tailmeter"]?["is_truncated"] == .bool(true))
    }

    @Test(arguments: [
        "\u{0}\u{1}\u{8}\u{B}\u{C}\u{1F}\u{7F}\u{85}", "\"\\/\n\r\t", "\u{2028}\u{2029}\u{FEFF}\u{202E}",
        "👩‍👩‍👧‍👦🏴󠁧󠁢󠁥󠁮󠁧󠁿 e\u{301} é", "\u{FFFF}\u{10FFFF}\u{E000}", "\r\n\r\n", "\u{301}begins with a mark",
    ])
    func writesEveryString(text: String) throws {
        let reply = try ModerationsReply.answer(
            verdicts: [ModerationVerdict(.safe, reason: text)], model: text, policy: .error)
        let object = try #require(try JSONSerialization.jsonObject(with: Data(reply.utf8)) as? [String: Any])
        let results = try #require(object["results"] as? [[String: Any]])
        let verdict = try #require(results.first?["tailmeter"] as? [String: Any])
        for read in [object["model"], verdict["reason"]] {
            #expect((read as? String).map { Array($0.utf8) } == Array(text.utf8))
        }
        #expect(!reply.contains("\n"))
    }

    @Test(arguments: [
        (-1.0, 0.0), (2, 1), (.nan, 0), (.infinity, 0), (1e-300, 1e-300), (0.1, 0.1), (-0.0, 0),
    ])
    func writesEveryScore(score: Double, expected: Double) throws {
        let verdict = ModerationVerdict(.flagged, categories: [.hate], score: score)
        let reply = try JSONSerialization.jsonObject(with: Data(answer(verdict).utf8)) as? [String: Any]
        let result = try #require((reply?["results"] as? [[String: Any]])?.first)
        #expect((result["category_scores"] as? [String: Double])?["hate"] == expected)
        #expect((result["tailmeter"] as? [String: Any])?["score"] as? Double == expected)
    }

    @Test func drawsIds() {
        let ids = (0..<100).map { _ in ModerationsReply(verdicts: [], model: "m", policy: .error).id }
        #expect(Set(ids).count == 100)
    }

    @Test func noTextsHaveNoResults() throws {
        #expect(try Parsed.value(answer())["results"] == .array([]))
    }
}
