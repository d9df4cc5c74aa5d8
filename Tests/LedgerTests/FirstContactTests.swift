import Ledger
import Testing
import UsageModel

/// What a ledger makes up for itself when it is begun.
struct FirstContactTests {
    @Test func theHashSeedStays() throws {
        let scene = try LedgerScene()
        let seed = try scene.open().load().hashSeed
        for _ in 0..<3 { #expect(try scene.open().load().hashSeed == seed) }
        let other = try LedgerScene()
        #expect(try other.open().load().hashSeed != seed)
    }

    @Test(arguments: [UInt64.max, 0, 1 << 63])
    func anyHashSeedIsRead(seed: UInt64) throws {
        let scene = try LedgerScene()
        _ = try scene.open().load()
        try scene.execute("UPDATE meta SET value = \(Int64(bitPattern: seed)) WHERE key = 'hash_seed'")
        #expect(try scene.open().load().hashSeed == seed)
    }

    @Test func aNewBootIsNoticedOnce() throws {
        let scene = try LedgerScene()
        #expect(try !scene.open().load().isNewBoot)
        #expect(try !scene.open().load().isNewBoot)
        try scene.execute("UPDATE meta SET value = 'another boot' WHERE key = 'boot_id'")
        #expect(try scene.open().load().isNewBoot)
        #expect(try !scene.open().load().isNewBoot)
    }

    @Test func aNewLedgerIsEmpty() throws {
        let scene = try LedgerScene()
        let contents = try scene.open().load()
        #expect(contents.series.isEmpty)
        #expect(contents.counters.isEmpty)
        #expect(contents.generations.isEmpty)
        #expect(contents.tallies.isEmpty)
        #expect(contents.repeatChunks.isEmpty)
        #expect(contents.unpricedCount == 0)
    }
}
