import Ledger
import TestKit
import Testing
import UsageModel

@Suite(.enabled(if: SmallDisk.isPermitted, "a small tmpfs cannot be mounted: the tests need CAP_SYS_ADMIN"))
struct DiskFullTests {
    private static func batch(_ number: Int64) -> LedgerBatch {
        var batch = LedgerBatch(series: [(number, .model("model-\(number)"))])
        batch.minutes = (0..<200).map { RollupDelta(slot: $0, series: number, duration: $0) }
        batch.tallies = [(tally: Tally(source: "s", name: "n"), value: number)]
        return batch
    }

    private static func expectDiskFull(_ error: LedgerError?) {
        guard case .writeFailed(_, _, isDiskFull: true) = error else {
            Issue.record("\(String(describing: error))")
            return
        }
        #expect(error?.description.contains("disk is full") == true)
    }

    @Test func aCommitFailsWholeAndWorksAgain() throws {
        let disk = try SmallDisk(kilobytes: 2_048)
        let store = try LedgerStore(path: "\(disk.path)/ledger.sqlite")
        _ = try store.load(now: Timestamp(seconds: 1_700_000_000))
        try store.commit(Self.batch(1))
        try disk.fill()
        var failure: LedgerError?
        // The file may have room for one batch more before it has to grow.
        var number: Int64 = 2
        while failure == nil, number < 100 {
            do { try store.commit(Self.batch(number)) } catch { failure = error }
            if failure == nil { number += 1 }
        }
        Self.expectDiskFull(failure)
        for _ in 0..<3 { #expect(throws: LedgerError.self) { try store.commit(Self.batch(number)) } }
        #expect(try store.load(now: Timestamp(seconds: 1_700_000_000)).series.count == Int(number - 1))
        #expect(try store.load(now: Timestamp(seconds: 1_700_000_000)).tallies.values.first == number - 1)
        disk.makeRoom()
        try store.commit(Self.batch(number))
        #expect(try store.load(now: Timestamp(seconds: 1_700_000_000)).series.count == Int(number))
        #expect(try store.totals(.quarter, slots: 0..<200).values.allSatisfy { $0.totals.requests == 200 })
        // The file is sound for whoever opens it next.
        let again = try LedgerStore.openMovingDamagedAside(
            path: "\(disk.path)/ledger.sqlite", now: Timestamp(seconds: 1))
        #expect(again.movedTo == nil)
        #expect(again.contents.series.count == Int(number))
    }

    @Test func aLedgerCannotBeBegunOnAFullDisk() throws {
        // The tables of a new ledger with their write-ahead log take 400 KiB.
        let disk = try SmallDisk(kilobytes: 512)
        try disk.fill()
        let error = #expect(throws: LedgerError.self) { try LedgerStore(path: "\(disk.path)/ledger.sqlite") }
        Self.expectDiskFull(error)
        disk.makeRoom()
        let store = try LedgerStore(path: "\(disk.path)/ledger.sqlite")
        #expect(try store.load(now: Timestamp(seconds: 1_700_000_000)).series.isEmpty)
    }
}
