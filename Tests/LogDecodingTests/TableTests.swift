import TestKit
import Testing

@testable import LogDecoding

/// The hash tables, against dictionaries.
struct TableTests {
    private struct Pair: Hashable {
        let first: UInt32
        let second: UInt32
    }

    @Test func pairsAgainstADictionary() {
        var table = PairTable()
        for round in 0..<3 {
            var random = SeededGenerator(seed: UInt64(round))
            var numbers: [Pair: UInt32] = [:]
            // Small numbers, as they are in use, and those with all bits set: (max, max) alone cannot be kept.
            for _ in 0..<(round == 1 ? 60_000 : 5_000) {
                var pair = Pair(first: UInt32(random.next() % 300), second: UInt32(random.next() % 300))
                if random.next() % 4 == 0 { pair = Pair(first: .max - 1, second: pair.second) }
                if random.next() % 4 == 0 { pair = Pair(first: pair.first, second: .max) }
                let known = numbers[pair]
                let before = table.find(pair.first, pair.second)
                let (id, isNew) = table.number(pair.first, pair.second)
                if before != known || isNew != (known == nil) || id != known ?? UInt32(numbers.count) {
                    Issue.record("\(pair) is \(id), not \(known ?? UInt32(numbers.count))")
                }
                numbers[pair] = id
            }
            let count = table.count
            #expect(count == numbers.count)
            for (pair, number) in numbers where table.find(pair.first, pair.second) != number {
                Issue.record("\(pair) is lost")
            }
            table.removeAll()
            let (emptied, gone) = (table.count, table.find(1, 1))
            #expect(emptied == 0 && gone == nil)
        }
    }

    @Test func findingAPairDoesNotAddIt() {
        var table = PairTable()
        let first = table.find(1, 2)
        let count = table.count
        #expect(first == nil && count == 0)
        let (id, isNew) = table.number(1, 2)
        #expect(id == 0 && isNew)
        let swapped = table.find(2, 1)
        #expect(swapped == nil)
    }

    @Test func byteStringsAgainstADictionary() {
        var table = ByteTable(seed: 99)
        var random = SeededGenerator(seed: 3)
        var numbers: [[UInt8]: Int32] = [:]
        for _ in 0..<10_000 {
            // Short keys of few letters repeat often; lengths around eight meet both loops.
            let key = (0..<Int(random.next() % 20)).map { _ in UInt8(truncatingIfNeeded: random.next() % 2) }
            let known = numbers[key] ?? -1
            key.withUnsafeBytes { bytes in
                if table.find(bytes) != known { Issue.record("\(key) is not \(known)") }
                if known < 0 { table.insert(bytes, id: Int32(numbers.count)) }
            }
            if known < 0 { numbers[key] = Int32(numbers.count) }
        }
        let count = table.count
        #expect(count == numbers.count && count > 1_000)
        for (key, number) in numbers where key.withUnsafeBytes({ table.find($0) }) != number {
            Issue.record("\(key) is lost")
        }
    }

    @Test func byteStringsAreComparedWhole() {
        var table = ByteTable(seed: 0)
        let key = [UInt8]("0123456789abcdef0".utf8)
        key.withUnsafeBytes { table.insert($0, id: 7) }
        for length in 0..<key.count {
            let found = key.prefix(length).withUnsafeBytes { table.find($0) }
            #expect(found == -1)
        }
        for place in key.indices {
            var changed = key
            changed[place] ^= 1
            let found = changed.withUnsafeBytes { table.find($0) }
            #expect(found == -1)
        }
        let whole = key.withUnsafeBytes { table.find($0) }
        #expect(whole == 7)
    }
}
