import Foundation
import Ledger
import Testing
import UsageModel

@testable import Moderation

/// What a moderation keeps: no day costs more than its limit, whoever dies in between.
struct ModerationLedgerTests {
    private static let dollar: Int64 = 1_000_000_000_000

    @Test func severalProcessesShareADay() async throws {
        let scene = ModerationScene()
        let daemon = try scene.ledger(limit: Self.dollar)
        let command = try scene.ledger(limit: Self.dollar)
        let first = try #require(try await daemon.reserve(600_000_000_000, now: { scene.now }))
        #expect(try await command.reserve(500_000_000_000, now: { scene.now }) == nil)
        let second = try #require(try await command.reserve(400_000_000_000, now: { scene.now }))
        #expect(try await scene.ledger(limit: Self.dollar).reserve(1, now: { scene.now }) == nil)
        try daemon.settle(first, Spending(cost: 100_000_000_000, usage: nil), now: scene.now)
        try command.settle(second, Spending(cost: 300_000_000_000, usage: nil), now: scene.now)
        // 0.1 and 0.3 dollars are spent: 0.6 are left.
        #expect(try await daemon.reserve(600_000_000_001, now: { scene.now }) == nil)
        #expect(try await command.reserve(600_000_000_000, now: { scene.now }) != nil)
        #expect(command.budget(now: scene.now).committed == Self.dollar)
    }

    /// Who is killed in a call leaves what it may cost.
    @Test func whatIsUnderWayOutlivesItsProcess() async throws {
        let scene = ModerationScene()
        _ = try #require(try await scene.ledger().reserve(700_000_000_000, now: { scene.now }))
        let next = try scene.ledger()
        #expect(next.budget(now: scene.now).committed == 700_000_000_000)
        #expect(try await next.reserve(300_000_000_001, now: { scene.now }) == nil)
        scene.pass(seconds: 86_400)
        #expect(try await next.reserve(Self.dollar, now: { scene.now }) != nil)
    }

    /// A call that ends after midnight takes nothing from the day that has begun.
    @Test func aCallAcrossMidnightIsPaidByItsDay() async throws {
        let scene = ModerationScene()
        let ledger = try scene.ledger(zone: CivilZone(identifier: "Asia/Tokyo", firstOffset: 32_400, transitions: []))
        // Noon in UTC is 21:00 in Tokyo: three hours to midnight.
        let late = try #require(try await ledger.reserve(500_000_000_000, now: { scene.now }))
        scene.pass(seconds: 3 * 3_600 + 1)
        let early = try #require(try await ledger.reserve(200_000_000_000, now: { scene.now }))
        try ledger.settle(late, Spending(cost: 400_000_000_000, usage: nil), now: scene.now)
        #expect(ledger.budget(now: scene.now).committed == 200_000_000_000)
        try ledger.settle(early, Spending(cost: 50_000_000_000, usage: nil), now: scene.now)
        #expect(ledger.budget(now: scene.now).committed == 50_000_000_000)
        #expect(ledger.values["moderation.cost_micros"] == 450_000)
    }

    /// Of 7 costs of 1,234,567.890123 micro-dollars each, no pico is lost: 8,641,975.230861.
    @Test func moneyIsExact() async throws {
        let scene = ModerationScene()
        let ledger = try scene.ledger(limit: nil)
        for _ in 0..<7 {
            let reservation = try #require(try await ledger.reserve(2_000_000_000_000, now: { scene.now }))
            try ledger.settle(
                reservation,
                Spending(
                    cost: 1_234_567_890_123,
                    usage: TokenUsage(input: 10, output: 2, cacheRead: 3, cacheWrite5m: 4, cacheWrite1h: 5)),
                now: scene.now)
        }
        let values = try scene.ledger().values
        #expect(values["moderation.cost_micros"] == 8_641_975 && values["moderation.cost_picos"] == 230_861)
        #expect(values["moderation.spent_picos"] == 8_641_975_230_861 && values["moderation.calls"] == 7)
        let types = ["input", "output", "cache_read", "cache_write"]
        #expect(types.map { values["moderation.tokens.\($0)"] } == [70, 14, 21, 63])
    }

    @Test func textsAreKeptUpToALimit() throws {
        let scene = ModerationScene()
        let ledger = try scene.ledger()
        let path = ModerationLedger.path(in: scene.folder)
        let store = try LedgerStore(path: path)
        _ = try store.changeModeration { book in
            for number in 0..<10_050 {
                book.texts.append(
                    ModeratedText(
                        time: Timestamp(microseconds: Int64(number)), side: "input", user: "u\(number % 2)",
                        verdict: "flagged", categories: ["hate", "privacy"], reason: "\(number)"))
            }
        }
        let all = try LedgerFile.inspectModeration(path, since: Timestamp(microseconds: 0), limit: 20_000).texts
        #expect(all.count == 10_000 && all.first?.reason == "10049" && all.last?.reason == "50")
        #expect(all.first?.categories == ["hate", "privacy"])
        let late = try LedgerFile.inspectModeration(path, since: Timestamp(microseconds: 10_040), limit: 3).texts
        #expect(late.map(\.reason) == ["10049", "10048", "10047"])
        #expect(try store.forgetModeratedTexts(of: ["u1", "nobody"]) == 5_000)
        #expect(
            try LedgerFile.inspectModeration(path, since: Timestamp(microseconds: 0), limit: 20_000).texts.count
                == 5_000)
        withExtendedLifetime(ledger) {}
    }

    @Test func aDamagedFileIsMovedAside() throws {
        let scene = ModerationScene()
        try FileManager.default.createDirectory(atPath: scene.folder, withIntermediateDirectories: true)
        try Data("no database at all, and longer than a header of SQLite".utf8)
            .write(to: URL(filePath: ModerationLedger.path(in: scene.folder)))
        let (ledger, movedTo) = try ModerationLedger.open(
            folder: scene.folder, limit: 5, zone: .utc, now: scene.now)
        #expect(ledger.values.isEmpty)
        #expect(FileManager.default.fileExists(atPath: try #require(movedTo)))
    }
}
