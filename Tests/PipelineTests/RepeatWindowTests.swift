import TestKit
import Testing

@testable import Pipeline

struct RepeatWindowTests {
    private static let full = RepeatWindow.chunkSize * RepeatWindow.chunkLimit

    /// A window whose `insert` can stand in an expectation.
    private final class Subject {
        private var window: RepeatWindow

        init(chunks: [(number: Int64, hashes: [UInt64])] = []) {
            window = RepeatWindow(chunks: chunks)
        }

        var changedChunks: [(number: Int64, hashes: [UInt64])] { window.changedChunks }
        var firstChunk: Int64 { window.firstChunk }
        func insert(_ hash: UInt64) -> Bool { window.insert(hash) }
        func markCommitted() { window.markCommitted() }
    }

    @Test func aHashIsNewOnce() {
        let window = Subject()
        #expect(window.changedChunks.isEmpty)
        #expect(window.firstChunk == 0)
        #expect(window.insert(1))
        #expect(!window.insert(1))
        #expect(window.insert(.max))
        #expect(!window.insert(.max))
        #expect(window.changedChunks.map(\.number) == [0])
        #expect(window.changedChunks.map(\.hashes) == [[1, .max]])
    }

    @Test func onlyChunksThatChangedAreStored() {
        let window = Subject()
        for hash in 1...UInt64(RepeatWindow.chunkSize) { #expect(window.insert(hash)) }
        #expect(window.changedChunks.map(\.hashes.count) == [RepeatWindow.chunkSize])
        window.markCommitted()
        #expect(window.changedChunks.isEmpty)
        #expect(!window.insert(5))
        #expect(window.changedChunks.isEmpty)
        #expect(window.insert(1 << 40))
        #expect(window.changedChunks.map(\.number) == [1])
        #expect(window.changedChunks.map(\.hashes) == [[1 << 40]])
        window.markCommitted()
        // A chunk that has room is stored anew with what came to it.
        #expect(window.insert(1 << 41))
        #expect(window.changedChunks.map(\.number) == [1])
        #expect(window.changedChunks.map(\.hashes) == [[1 << 40, 1 << 41]])
    }

    @Test func aboutAMillionAreRemembered() {
        #expect((950_000...1_050_000).contains(Self.full))
        let chunks = (0..<RepeatWindow.chunkLimit).map { number in
            let first = UInt64(number * RepeatWindow.chunkSize) + 1
            return (number: Int64(number + 7), hashes: Array(first..<first + UInt64(RepeatWindow.chunkSize)))
        }
        let window = Subject(chunks: chunks)
        #expect(window.changedChunks.isEmpty)
        #expect(window.firstChunk == 7)
        #expect(!window.insert(1))
        #expect(!window.insert(UInt64(Self.full)))
        // One more: the oldest chunk goes, and only it.
        #expect(window.insert(UInt64(Self.full) + 1))
        #expect(window.firstChunk == 8)
        #expect(window.changedChunks.map(\.number) == [Int64(RepeatWindow.chunkLimit + 7)])
        #expect(!window.insert(UInt64(RepeatWindow.chunkSize) + 1))
        #expect(window.insert(1))
        #expect(window.insert(UInt64(RepeatWindow.chunkSize)))
        #expect(window.firstChunk == 8)
    }

    /// What a ledger has after each commit makes the same window as the one that goes on.
    @Test(arguments: [1, 2, 3] as [UInt64])
    func restoringEquals(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        var stored: [Int64: [UInt64]] = [:]
        var window = Subject()
        for _ in 0..<30 {
            for _ in 0..<Int.random(in: 1...1_500, using: &random) {
                _ = window.insert(UInt64.random(in: 1...20_000, using: &random))
            }
            for chunk in window.changedChunks { stored[chunk.number] = chunk.hashes }
            let first = window.firstChunk
            stored = stored.filter { $0.key >= first }
            window.markCommitted()
            if Bool.random(using: &random) {
                window = Subject(chunks: stored.keys.sorted().map { ($0, stored[$0] ?? []) })
                #expect(window.changedChunks.isEmpty)
            }
        }
        let known = Set(stored.values.joined())
        #expect(known.count == stored.values.reduce(0) { $0 + $1.count })
        #expect(stored.keys.sorted() == Array(0..<Int64(stored.count)))
        #expect(
            stored.filter { $0.key < Int64(stored.count - 1) }.allSatisfy { $0.value.count == RepeatWindow.chunkSize })
        for hash in UInt64(1)...20_000 { #expect(window.insert(hash) != known.contains(hash)) }
    }
}
