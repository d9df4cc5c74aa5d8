import Foundation
import LLMClient
import ProviderKit
import TestKit
import Testing

/// Moderation under SIGKILL at any instant: no day costs more than its budget, and no call is forgotten.
@Suite(.enabled(if: FakeProvider.isInstalled))
struct ModerationKillTests {
    private static let seed =
        ProcessInfo.processInfo.environment["TAILMETER_KILL_SEED"].flatMap { UInt64($0) } ?? 20_261_129

    @Test func noCallIsForgotten() async throws {
        let app = try await ModeratedApp()
        // An answer takes a while, so that many kills are in the middle of calls.
        try await app.provider.script(ModeratedApp.judging(and: ["delay": .number(0.05)]))
        try app.settings(
            ", sample: 100%, daily_usd: 2, requests_per_minute: 100000, max_concurrent: 3",
            "archive: {dir: archive, flush: 50ms, min_free: 0}")
        var random = SeededGenerator(seed: Self.seed)
        var number = 0
        var kills = 0
        var answers = 0
        // On a machine that is slow, many kills come before any call.
        while kills < 20 || answers < 20 && kills < 200 {
            let daemon = try app.daemon()
            try await Waiting.until("it runs: \(daemon.process.errors)") { daemon.announcedPort != nil }
            for _ in 0..<6 {
                number += 1
                try app.folder.append(ModeratedApp.line("r\(number)", #""prompt": "Text \#(number).""#), to: "app.log")
            }
            try await Task.sleep(for: .milliseconds(Int.random(in: 0...400, using: &random)))
            try await daemon.kill()
            kills += 1
            answers = try await answered(app)
        }
        let daemon = try app.daemon()
        let page = try await daemon.metrics("it is up") { $0[ModeratedApp.up] == "1" }
        let asked = try await answered(app)
        let spent = try #require(Double(page["llm_moderation_budget_spent_usd"] ?? ""))
        // What was under way at a kill counts at its highest possible cost.
        #expect(spent >= Double(asked) * 0.0015 - 1e-9, "\(asked) answers, and \(spent) dollars spent")
        #expect(spent <= 2)
        #expect(asked >= 20)
        #expect(try await daemon.stop().end == .exited(0))
    }

    private func answered(_ app: ModeratedApp) async throws -> Int {
        try await app.provider.requests.count { $0.ended == "done" }
    }
}
