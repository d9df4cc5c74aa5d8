import TestKit
import Testing

@testable import Pipeline

/// The table of the windows, against Swift's own dictionary.
struct KeyTableTests {
    /// Keys of a small range, so that they meet again, and of one place, so that they push each other on.
    @Test(arguments: [UInt64(1), 1 << 32, 1 << 60])
    func isADictionary(step: UInt64) {
        var random = SeededGenerator(seed: step)
        var table = KeyTable<Int32>(filler: 0)
        var oracle: [UInt64: Int32] = [:]
        for round in 0..<60_000 {
            let key = UInt64.random(in: 1...3_000, using: &random) &* step | 1
            let value = Int32(round)
            if Int.random(in: 0..<5, using: &random) < (round / 20_000 == 1 ? 3 : 2) {
                table.remove(key)
                oracle[key] = nil
            } else {
                let isNew = table.insert(key, value)
                #expect(isNew == (oracle[key] == nil))
                if oracle[key] == nil { oracle[key] = value }
            }
            let other = UInt64.random(in: 1...3_000, using: &random) &* step | 1
            if table[other] != oracle[other] || table.contains(other) != (oracle[other] != nil) {
                Issue.record("round \(round): \(other) is \(String(describing: table[other]))")
                return
            }
        }
        #expect(table.count == oracle.count)
        for (key, value) in oracle { #expect(table[key] == value) }
        table.keep { $0 % 3 == 0 }
        for key in oracle.keys { #expect(table.contains(key) == (key % 3 == 0)) }
        #expect(table.count == oracle.keys.count { $0 % 3 == 0 })
    }

    @Test func emptiedTableIsEmpty() {
        var table = KeyTable<Void>(filler: ())
        for key in 1...UInt64(1_000) {
            let isNew = table.insert(key, ())
            #expect(isNew)
        }
        for key in 1...UInt64(1_000) { table.remove(key) }
        #expect(table.count == 0)
        #expect(!table.contains(7))
        table.remove(7)
        #expect(table.count == 0)
    }
}
