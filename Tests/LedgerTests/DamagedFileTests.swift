import Foundation
import Ledger
import TestKit
import Testing
import UsageModel

struct DamagedFileTests {
    /// A closed ledger of many pages.
    private static func scene() throws -> LedgerScene {
        let scene = try LedgerScene()
        var batch = LedgerBatch(series: (1...50).map { ($0, .model("model-\($0)")) })
        batch.minutes = (0..<600).map { RollupDelta(slot: $0 / 50, series: $0 % 50 + 1, duration: $0) }
        var counters = SeriesCounters(bounds: .standard)
        counters.totals.requests = 1
        batch.counters = PackedCounters([1: counters, 50: counters])
        batch.tallies = (0..<100).map { (tally: Tally(source: "/log-\($0)", name: "bytes"), value: $0) }
        try scene.open().commit(batch)
        return scene
    }

    /// The damaged file is aside with all its bytes, and a new ledger works in its place.
    private static func expectMovedAside(_ scene: LedgerScene, _ what: String) throws {
        let damaged = FileManager.default.contents(atPath: scene.path)
        let now = Timestamp(seconds: 1_795_522_050)
        let (store, contents, movedTo) = try LedgerStore.openMovingDamagedAside(path: scene.path, now: now)
        #expect(movedTo == "\(scene.path).damaged-1795522050", "\(what)")
        #expect(FileManager.default.contents(atPath: movedTo ?? "") == damaged, "\(what)")
        #expect(contents.series.isEmpty, "\(what)")
        #expect(contents.counters.isEmpty, "\(what)")
        try store.commit(LedgerBatch(series: [(1, .model("new"))]))
        #expect(try store.load(now: Timestamp(seconds: 1_700_000_000)).series == [1: .model("new")], "\(what)")
    }

    private static func overwrite(_ path: String, at offset: UInt64, with bytes: [UInt8]) throws {
        let file = try #require(FileHandle(forUpdatingAtPath: path))
        try file.seek(toOffset: offset)
        try file.write(contentsOf: Data(bytes))
        try file.close()
    }

    private static func randomBytes(_ count: Int, seed: UInt64) -> [UInt8] {
        var random = SeededGenerator(seed: seed)
        return (0..<count).map { _ in UInt8.random(in: 1...255, using: &random) }
    }

    @Test(arguments: [1, 2, 3] as [UInt64])
    func randomHeader(seed: UInt64) throws {
        let scene = try Self.scene()
        try Self.overwrite(scene.path, at: 0, with: Self.randomBytes(100, seed: seed))
        try Self.expectMovedAside(scene, "seed \(seed)")
    }

    @Test func randomMiddlePages() throws {
        let scene = try Self.scene()
        let whole = try #require(FileManager.default.contents(atPath: scene.path))
        let pages = whole.count / 4_096
        #expect(pages > 20)
        for page in stride(from: 1, to: pages, by: 3) {
            let copy = try LedgerScene()
            try whole.write(to: URL(fileURLWithPath: copy.path))
            try Self.overwrite(
                copy.path, at: UInt64(page * 4_096), with: Self.randomBytes(4_096, seed: UInt64(page)))
            try Self.expectMovedAside(copy, "page \(page)")
        }
    }

    @Test(arguments: [100, 512, 4_096, 40_000])
    func truncated(size: Int) throws {
        let scene = try Self.scene()
        let file = try #require(FileHandle(forUpdatingAtPath: scene.path))
        try file.truncate(atOffset: UInt64(size))
        try file.close()
        try Self.expectMovedAside(scene, "\(size) bytes")
    }

    @Test(arguments: ["hello\n", String(repeating: "{\"event\": \"llm_request_success\"}\n", count: 1_000)])
    func aTextFile(text: String) throws {
        let scene = try LedgerScene()
        try Data(text.utf8).write(to: URL(fileURLWithPath: scene.path))
        try Self.expectMovedAside(scene, "\(text.count) bytes of text")
    }

    @Test func aSoundLedgerStays() throws {
        let scene = try Self.scene()
        let (store, contents, movedTo) = try LedgerStore.openMovingDamagedAside(
            path: scene.path, now: Timestamp(seconds: 1))
        #expect(movedTo == nil)
        #expect(contents.series.count == 50)
        #expect(try store.totals(.minute, slots: 0..<12).count == 50)
        #expect(
            try FileManager.default.contentsOfDirectory(atPath: scene.folder).allSatisfy { !$0.contains("damaged") })
    }

    @Test func anOrdinaryOpenTellsOfTheDamage() throws {
        let scene = try LedgerScene()
        try Data("no database, only words".utf8).write(to: URL(fileURLWithPath: scene.path))
        let error = #expect(throws: LedgerError.self) { try scene.open() }
        guard case .damaged(let path, _) = error else {
            Issue.record("\(String(describing: error))")
            return
        }
        #expect(path == scene.path)
        #expect(error?.description.contains("is damaged") == true)
    }
}
