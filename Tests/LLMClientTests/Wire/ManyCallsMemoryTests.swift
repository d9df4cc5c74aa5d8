import Foundation
import LLMClient
import ProviderKit
import TestKit
import Testing

/// Many calls at a time, in a process of its own: what other tests keep in memory does not count.
@Suite(.enabled(if: FakeProvider.isInstalled))
struct ManyCallsMemoryTests {
    private struct Outcome: Decodable {
        let calls: Int
        let own: Int
        let peakBytes: Int
    }

    private static let calls = 2_000
    /// Beside this test's bundle.
    private static let program =
        Bundle.main.executableURL?.deletingLastPathComponent()
        .appending(path: "CallLoad").path ?? ""

    /// The provider answers none before all have asked: they are 2,000 at a time for the client as well.
    @Test func asksTwoThousandAtATimeWithinOneHundredAndFiftyMegabytes() async throws {
        let fake = try await FakeProvider()
        try await fake.script(
            .reply("{{last}}", and: ["repeat": .bool(true), "gather": .integer(Int64(Self.calls))]))
        let output = "\(FileManager.default.temporaryDirectory.path)/calls-\(UUID().uuidString)"
        defer { unlink(output) }
        let load = try SpawnedProgram(Self.program, [fake.url, "\(Self.calls)"], output: output)
        #expect(load.wait() == 0)

        let decoder = JSONDecoder()
        decoder.keyDecodingStrategy = .convertFromSnakeCase
        let outcome = try decoder.decode(
            Outcome.self, from: FileManager.default.contents(atPath: output) ?? Data())
        #expect(outcome.calls == Self.calls && outcome.own == Self.calls)
        #expect(outcome.peakBytes > 1 << 20 && outcome.peakBytes < 150_000_000, "\(outcome.peakBytes) bytes")

        // At the provider: each once, and all at a time.
        let requests = try await fake.requests
        #expect(requests.count == Self.calls)
        let asked = Set(requests.map { $0.body.value["messages"] })
        #expect(asked.count == Self.calls)
        #expect(requests.map(\.active).max() == Self.calls)
    }
}
