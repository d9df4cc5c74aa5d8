import Foundation
import TestKit

/// What a program did to the files of a folder, as `Tests/Faults/faults.c` wrote it down, and what a disk may hold after the
/// power failed at some instant.
///
/// The disk is a strict one: what was written is there for sure once its file was synced; before, each sector of it may be
/// there or not, whatever the order. A new name, or one that is gone, is sure once its folder was synced.
struct RecordedDisk {
    private struct Change {
        let kind: UInt8
        let path: String
        let second: String
        let offset: Int
        let bytes: ArraySlice<UInt8>
        /// Where the record ends in the journal.
        let end: Int
    }

    private final class File {
        var durable: [UInt8] = []
        var pending: [Change] = []
    }

    private let changes: [Change]
    private static let sector = 512

    /// Reads a journal. A record that is cut off at its end, where the program died, is not one.
    init(journal: [UInt8]) {
        var changes: [Change] = []
        var place = 0
        func number(_ offset: Int, _ count: Int) -> Int {
            (0..<count).reduce(0) { $0 | Int(journal[place + offset + $1]) << (8 * $1) }
        }
        while place + 25 <= journal.count {
            let (first, second, offset, count) = (number(1, 4), number(5, 4), number(9, 8), number(17, 8))
            let hasBytes = journal[place] == UInt8(ascii: "w")
            let names = place + 25
            let end = names + first + second + (hasBytes ? count : 0)
            guard end <= journal.count else { break }
            changes.append(
                Change(
                    kind: journal[place], path: String(decoding: journal[names..<(names + first)], as: UTF8.self),
                    second: String(decoding: journal[(names + first)..<(names + first + second)], as: UTF8.self),
                    offset: offset, bytes: journal[(names + first + second)..<end], end: end))
            place = end
        }
        self.changes = changes
    }

    /// The places at which the power may fail: the ends of the records.
    var instants: [Int] { changes.map(\.end) }

    /// What the disk holds when the power fails at an instant: contents by path.
    func contents(at instant: Int, using random: inout SeededGenerator) -> [String: [UInt8]] {
        var (names, sure): ([String: File], [String: File]) = ([:], [:])
        var pending: [(inout [String: File]) -> Void] = []
        for change in changes where change.end <= instant {
            var renaming: ((inout [String: File]) -> Void)?
            switch change.kind {
            case UInt8(ascii: "c"):
                let file = File()
                renaming = { $0[change.path] = file }
            case UInt8(ascii: "u"): renaming = { $0[change.path] = nil }
            case UInt8(ascii: "r"):
                let file = names[change.path]
                renaming = {
                    $0[change.path] = nil
                    $0[change.second] = file
                }
            case UInt8(ascii: "d"):
                for rename in pending { rename(&sure) }
                pending.removeAll()
            case UInt8(ascii: "s"):
                guard let file = names[change.path] else { continue }
                for write in file.pending { Self.apply(write, to: &file.durable) { true } }
                file.pending.removeAll()
            default: names[change.path]?.pending.append(change)
            }
            if let renaming {
                renaming(&names)
                pending.append(renaming)
            }
        }
        // Names are written in their order; how many of the last ones are there is open.
        for rename in pending.prefix(Int.random(in: 0...pending.count, using: &random)) { rename(&sure) }
        let percent = [0, 50, 95, 100].randomElement(using: &random) ?? 0
        return sure.mapValues { file in
            var bytes = file.durable
            for write in file.pending {
                Self.apply(write, to: &bytes) { Int.random(in: 0..<100, using: &random) < percent }
            }
            return bytes
        }
    }

    private static func apply(_ change: Change, to bytes: inout [UInt8], ifKept isKept: () -> Bool) {
        if change.kind == UInt8(ascii: "t") {
            guard isKept() else { return }
            bytes =
                Array(bytes.prefix(change.offset)) + [UInt8](repeating: 0, count: max(0, change.offset - bytes.count))
            return
        }
        var done = 0
        while done < change.bytes.count {
            let start = change.offset + done
            let count = min(sector - start % sector, change.bytes.count - done)
            if isKept() {
                if bytes.count < start + count {
                    bytes += [UInt8](repeating: 0, count: start + count - bytes.count)
                }
                let from = change.bytes.startIndex + done
                bytes.replaceSubrange(start..<(start + count), with: change.bytes[from..<(from + count)])
            }
            done += count
        }
    }
}
