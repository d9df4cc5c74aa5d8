import Foundation
import TestKit
import Testing

/// The daily digest, from lines to the webhook.
@Suite(.enabled(if: FakeClock.isPossible, "needs libfaketime"), .timeLimit(.minutes(10)))
struct BudgetDigestTests {
    private static func line(_ tokens: Int, model: String, user: String, _ time: String) -> String {
        """
        {"event": "llm_request_success", "model": "\(model)", "input_tokens": \(tokens), "output_tokens": 0, \
        "user_id": "\(user)", "timestamp": "\(time)"}

        """
    }

    private static func failure(_ time: String) -> String {
        """
        {"event": "llm_request_failed", "model": "claude-sonnet-4-20250514", "error": "boom", "user_id": "bob", \
        "timestamp": "\(time)"}

        """
    }

    @Test func theDigestTellsOfYesterdayAgainstTheWeekBefore() async throws {
        let folder = try TemporaryFolder()
        let receiver = try await AlertReceiver()
        let clock = try FakeClock(in: folder)
        try folder.write(
            """
            {state_dir: state, timezone: Asia/Tokyo, sources: [{file: app.log, labels: {user: user_id}}],
             alerts: {digest: {at: "09:00", by: user, notify: ops}}, webhooks: {ops: \(receiver.channel())}}
            """, to: "settings.yaml")
        // Days in Tokyo begin at 15:00 UTC. Sonnet costs 3 dollars a million tokens, haiku 1; nobody knows the third.
        let (sonnet, haiku) = ("claude-sonnet-4-20250514", "claude-haiku-4-5-20251001")
        try folder.write(
            [
                // Of 11 November, and a moment after it.
                Self.line(2_000_000, model: sonnet, user: "alice", "2026-11-11T14:59:59Z"),
                Self.line(9_000_000, model: sonnet, user: "alice", "2026-11-11T15:00:00Z"),
                // Of 18 November.
                Self.line(1_000_000, model: sonnet, user: "alice", "2026-11-17T15:00:00Z"),
                Self.line(1_000_000, model: sonnet, user: "bob", "2026-11-18T03:00:00Z"),
                Self.line(8_000_000, model: haiku, user: "carol", "2026-11-18T14:59:59Z"),
                Self.line(500_000, model: "house-7b", user: "bob", "2026-11-18T05:00:00Z"),
                Self.failure("2026-11-18T06:00:00Z"),
                // Of 19 November.
                Self.line(7_000_000, model: sonnet, user: "alice", "2026-11-18T15:00:00Z"),
            ].joined(), to: "app.log")
        let environment = clock.environment.merging(AlertReceiver.environment) { $1 }
        let start = try Date("2026-11-18T23:50:00Z", strategy: .iso8601)
        try clock.set(to: start - 86_400)
        let daemon = try Daemon(["--config", "settings.yaml"], in: folder, environment: environment)
        try await daemon.metrics("all is read") { $0.lines == 8 }
        try clock.set(to: start)
        // Ten minutes to nine, and then nine, in Tokyo.
        try folder.append(Self.line(1, model: haiku, user: "carol", "2026-11-18T23:49:00Z"), to: "app.log")
        try await daemon.metrics("the clock is another") { $0.lines == 9 }
        #expect(receiver.deliveries.isEmpty)
        try clock.set(to: start + 600)
        try await Waiting.until("the digest comes") { !receiver.deliveries.isEmpty }
        #expect(try await daemon.stop().end == .exited(0))
        let again = try Daemon(["--config", "settings.yaml"], in: folder, environment: environment)
        try await again.readiness(200)
        #expect(try await again.stop().end == .exited(0))

        #expect(receiver.deliveries.map(\.kind) == ["daily_digest"])
        let digest = try #require(receiver.deliveries.first?.data["digest"] as? [String: Any])
        #expect(digest["start"] as? String == "2026-11-17T15:00:00Z")
        #expect(digest["end"] as? String == "2026-11-18T15:00:00Z")
        let day = try #require(digest["day"] as? [String: Any])
        #expect(day["cost_usd"] as? String == "14.00")
        #expect(day["requests"] as? Int == 5 && day["errors"] as? Int == 1)
        #expect(day["tokens"] as? Int == 10_500_000 && day["unpriced_tokens"] as? Int == 500_000)
        #expect((digest["week_before"] as? [String: Any])?["cost_usd"] as? String == "6.00")
        let breakdowns = try #require(digest["breakdowns"] as? [[String: Any]])
        func parts(_ index: Int) -> [String] {
            (breakdowns[index]["parts"] as? [[String: Any]] ?? []).map {
                "\($0["name"] as? String ?? "") \($0["cost_usd"] as? String ?? "")"
            }
        }
        #expect(breakdowns.map { $0["label"] as? String } == ["model", "user"])
        #expect(parts(0) == ["\(haiku) 8.00", "\(sonnet) 6.00", "house-7b 0.00"])
        #expect(parts(1) == ["carol 8.00", "bob 3.00", "alice 3.00"])
    }
}
