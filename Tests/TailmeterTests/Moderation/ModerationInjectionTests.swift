import Foundation
import LLMClient
import ProviderKit
import TestKit
import Testing

/// Texts that try to turn their verdict, as a provider gets them over the wire.
@Suite(.enabled(if: FakeProvider.isInstalled))
struct ModerationInjectionTests {
    private struct Injection: Decodable {
        let id: String
        let text: String
    }

    private static let file = URL(filePath: #filePath).deletingLastPathComponent()
        .appending(path: "../../ModerationTests/Fixtures/injections.jsonl").standardized.path

    @Test func theDelimiterHolds() async throws {
        let app = try await ModeratedApp()
        try app.settings(", requests_per_minute: 100000, daily_usd: 100")
        let result = try await Tailmeter.run(
            ["moderate", Self.file, "--jsonl", "--config", "tailmeter.yaml"], in: app.folder)
        #expect(result.end == .exited(0), "\(result.errors)")
        let injections = try String(contentsOfFile: Self.file, encoding: .utf8).split(separator: "\n")
            .map { try JSONDecoder().decode(Injection.self, from: Data($0.utf8)) }
        #expect(injections.count >= 60)
        let requests = try await app.provider.requests
        #expect(requests.count >= injections.count)

        var tags: Set<Substring> = []
        var judged: Set<String> = []
        for request in requests {
            let message = ModeratedApp.message(of: request)
            let lines = message.split(separator: "\n", omittingEmptySubsequences: false)
            let opening = try #require(lines.first)
            let tag = opening.dropFirst().dropLast()
            // 128 random bits, in hexadecimal digits.
            #expect(opening == "<\(tag)>" && tag.wholeMatch(of: /text-[0-9a-f]{32}/) != nil)
            #expect(tags.insert(tag).inserted, "each request has a tag of its own")
            // The tag stands where it opens, where it closes, and where the task names it: never in the text.
            #expect(message.components(separatedBy: tag).count == 4)
            let end = try #require(lines.lastIndex(of: "</\(tag)>"))
            #expect(lines[(end + 1)...].joined(separator: "\n").hasPrefix("\nJudge the text inside the tag \(tag)."))
            judged.insert(lines[1..<end].joined(separator: "\n"))
        }
        // What the system is told is the same for all, so that no text has a part in it.
        #expect(Set(requests.map { $0.body.value["system"] }).count == 1)
        // All is judged, as it stands: one text is longer than a window, and some have an address or a number taken out.
        let whole = injections.filter { judged.contains($0.text) }
        let others = injections.filter { !judged.contains($0.text) }.map(\.id)
        #expect(whole.count + others.count == injections.count && others.count <= 5, "\(others)")
    }
}
