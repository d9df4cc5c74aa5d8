import Foundation
import ProviderKit
import Synchronization
import TestKit
import Testing

@testable import LLMClient

/// The same answers, over sockets, to this client and to the published `anthropic` package.
@Suite(.enabled(if: FakeProvider.isInstalled && OfficialPackage.isInstalled))
struct SideBySideTests {
    /// What the official package did.
    private struct Official: Decodable {
        let name: String
        let text: String?
        let error: String?
        let status: Int?
        let slept: [Double]
    }

    /// What one of the two did.
    private struct Seen {
        var outcome: SideBySideScenario.Outcome
        var slept: [Double]
    }

    private static let scenarios = SideBySideScenario.same + SideBySideScenario.different

    @Test func doesWhatTheOfficialPackageDoes() async throws {
        let fake = try await FakeProvider()
        var script = ["/ok/v1/messages": [Scripted.reply(and: ["repeat": .bool(true)])]]
        for scenario in Self.scenarios {
            for side in ["ours", "official"] { script["/\(side)/\(scenario.name)/v1/messages"] = scenario.answers }
        }
        try await fake.script(script)

        let output = "\(FileManager.default.temporaryDirectory.path)/official-\(UUID().uuidString)"
        defer { unlink(output) }
        let official = try SpawnedProgram(
            "env", OfficialPackage.arguments("official_calls.py", fake.url, try Self.asked()), output: output)
        let ours = await withTaskGroup(of: (String, Seen).self) { group in
            for scenario in Self.scenarios { group.addTask { (scenario.name, await Self.play(scenario, at: fake)) } }
            return await group.reduce(into: [String: Seen]()) { $0[$1.0] = $1.1 }
        }
        #expect(official.wait() == 0)
        let rows = try JSONDecoder().decode(
            [Official].self, from: FileManager.default.contents(atPath: output) ?? Data())
        let theirs = Dictionary(uniqueKeysWithValues: rows.map { ($0.name, Self.seen($0)) })

        let requests = Dictionary(grouping: try await fake.requests, by: \.path)
        for scenario in Self.scenarios {
            for (side, seen, expected) in [
                ("ours", ours, scenario.ours), ("official", theirs, scenario.official),
            ] {
                let times = (requests["/\(side)/\(scenario.name)/v1/messages"] ?? []).map(\.time)
                let seen = try #require(seen[scenario.name])
                Self.check("\(side) \(scenario.name)", seen, times: times, against: expected)
                // On a busy machine a short time can be over before a request has left.
                #expect(
                    times.count == expected.attempts || scenario.timeout < 30 && times.count < expected.attempts,
                    "\(side) \(scenario.name)")
            }
        }
    }

    /// Each difference has its reason, and is one.
    @Test(arguments: SideBySideScenario.different.indices)
    func differsForAReason(index: Int) throws {
        let scenario = SideBySideScenario.different[index]
        let difference = try #require(scenario.difference)
        #expect(difference.official != scenario.ours && !difference.reason.isEmpty)
    }

    private static func check(
        _ name: String, _ seen: Seen, times: [Double], against expected: SideBySideScenario.Expected
    ) {
        #expect(seen.outcome == expected.outcome, "\(name)")
        #expect(seen.slept.count == expected.waits.count, "\(name): \(seen.slept)")
        for (slept, wait) in zip(seen.slept, expected.waits) {
            switch wait {
            case .asked(let seconds):
                #expect(slept == seconds, "\(name)")
            case .date(let seconds):
                // The date was right when the provider sent it; a busy machine reads it later.
                #expect(slept > 0 && slept < seconds + 1, "\(name): \(slept)")
            case .backoff(let retry):
                let longest = 0.5 * pow(2, Double(retry))
                #expect((0.75 * longest...longest).contains(slept), "\(name): \(slept)")
            }
        }
        // What was slept is what the provider sees between two requests, or more.
        for (index, gap) in zip(times.dropFirst(), times).map({ $0 - $1 }).enumerated()
        where index < expected.waits.count {
            let least: Double =
                switch expected.waits[index] {
                case .asked(let seconds), .date(let seconds): seconds
                case .backoff(let retry): 0.375 * pow(2, Double(retry))
                }
            #expect(gap >= least && gap < least + Waiting.patience, "\(name): \(gap)")
        }
    }

    // MARK: - This client

    private static func play(_ scenario: SideBySideScenario, at fake: FakeProvider) async -> Seen {
        let slept = Mutex<[Double]>([])
        var timing = Timing.system
        timing.sleep = { seconds in
            slept.withLock { $0.append(seconds) }
            try await Timing.system.sleep(seconds)
        }
        var options = LLMClientOptions()
        options.attemptTimeout = scenario.timeout
        var settings = AnthropicProvider.Settings(key: APIKey("none"))
        settings.baseURL = "\(fake.url)/ours/\(scenario.name)"
        let client = LLMClient(
            provider: AnthropicProvider(settings), options: options, prices: nil, delegate: nil, logger: .silent,
            tracer: nil, timing: timing)
        let request = MessageRequest(model: "claude-opus-4-8", maxTokens: 16, messages: [.user("Hello")])
        let outcome: SideBySideScenario.Outcome
        do throws(LLMError) {
            let reply =
                scenario.isStreamed
                ? try await client.stream(request).collect() : try await client.create(request)
            outcome = .text(reply.text)
        } catch {
            outcome = .failure(error.kind)
        }
        return Seen(outcome: outcome, slept: slept.withLock { $0 })
    }

    // MARK: - The official package

    private static func asked() throws -> String {
        let scenarios = scenarios.map { scenario in
            JSONValue.object([
                "name": .string(scenario.name), "stream": .bool(scenario.isStreamed),
                "timeout": .number(scenario.timeout),
            ])
        }
        return String(decoding: try Parsed.data(.array(scenarios)), as: UTF8.self)
    }

    private static func seen(_ row: Official) -> Seen {
        Seen(outcome: row.text.map { .text($0) } ?? failure(row.error ?? ""), slept: row.slept)
    }

    /// The official package's exceptions that this client has a class for.
    private static func failure(_ exception: String) -> SideBySideScenario.Outcome {
        switch exception {
        case "RateLimitError": .failure("rate_limit")
        case "EnforcedSpendLimitReachedError": .failure("spend_limit")
        case "OverloadedError": .failure("overloaded")
        case "InternalServerError", "ServiceUnavailableError": .failure("server_error")
        case "ConflictError", "RequestTimeoutError": .failure("conflict")
        case "APIConnectionError": .failure("connection")
        case "APITimeoutError": .failure("timeout")
        case "AuthenticationError": .failure("authentication")
        case "PermissionDeniedError": .failure("permission")
        case "NotFoundError": .failure("model_not_found")
        case "BadRequestError", "ContentTooLargeError": .failure("invalid_request")
        default: .exception(exception)
        }
    }
}
