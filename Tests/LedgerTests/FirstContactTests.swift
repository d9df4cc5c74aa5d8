import Foundation
import Ledger
import Testing
import UsageModel

/// What a ledger makes up for itself when it is begun.
struct FirstContactTests {
    @Test func theHashSeedStays() throws {
        let scene = try LedgerScene()
        let seed = try scene.open().load(now: Timestamp(seconds: 1_700_000_000)).hashSeed
        for _ in 0..<3 { #expect(try scene.open().load(now: Timestamp(seconds: 1_700_000_000)).hashSeed == seed) }
        let other = try LedgerScene()
        #expect(try other.open().load(now: Timestamp(seconds: 1_700_000_000)).hashSeed != seed)
    }

    @Test(arguments: [UInt64.max, 0, 1 << 63])
    func anyHashSeedIsRead(seed: UInt64) throws {
        let scene = try LedgerScene()
        _ = try scene.open().load(now: Timestamp(seconds: 1_700_000_000))
        try scene.execute("UPDATE meta SET value = \(Int64(bitPattern: seed)) WHERE key = 'hash_seed'")
        #expect(try scene.open().load(now: Timestamp(seconds: 1_700_000_000)).hashSeed == seed)
    }

    /// Noticed until a commit: a daemon that dies before it has looked at its files must be told again.
    @Test func aNewBootIsNoticedUntilTheFirstCommit() throws {
        let scene = try LedgerScene()
        let kernel = try String(contentsOfFile: "/proc/sys/kernel/random/boot_id", encoding: .utf8)
        let first = try scene.open().load(now: Timestamp(seconds: 1_700_000_000))
        #expect(!first.isNewBoot)
        #expect(first.unstoredBootID == kernel)
        try commit(bootID: kernel, scene)
        let second = try scene.open().load(now: Timestamp(seconds: 1_700_000_000))
        #expect(!second.isNewBoot)
        #expect(second.unstoredBootID == nil)
        try scene.execute("UPDATE meta SET value = 'another boot' WHERE key = 'boot_id'")
        for _ in 0..<2 {
            let contents = try scene.open().load(now: Timestamp(seconds: 1_700_000_000))
            #expect(contents.isNewBoot)
            #expect(contents.unstoredBootID == kernel)
        }
        try commit(bootID: kernel, scene)
        #expect(try !scene.open().load(now: Timestamp(seconds: 1_700_000_000)).isNewBoot)
    }

    private func commit(bootID: String, _ scene: LedgerScene) throws {
        var batch = LedgerBatch()
        batch.bootID = bootID
        #expect(batch.isEmpty)
        batch.tallies = [(Tally(source: "app.log", name: "bytes"), 1)]
        try scene.open().commit(batch)
    }

    @Test func aNewLedgerIsEmpty() throws {
        let scene = try LedgerScene()
        let contents = try scene.open().load(now: Timestamp(seconds: 1_700_000_000))
        #expect(contents.series.isEmpty)
        #expect(contents.counters.isEmpty)
        #expect(contents.generations.isEmpty)
        #expect(contents.tallies.isEmpty)
        #expect(contents.repeatChunks.isEmpty)
        #expect(contents.unpricedCount == 0)
    }
}
