import TestKit
import UsageModel

@testable import LogSources

/// Entries of a journal, with any fields, against a naive mapping to lines.
@c(LLVMFuzzerTestOneInput)
public func fuzzJournalMapper(_ data: UnsafePointer<UInt8>?, _ size: Int) -> CInt {
    var input = FuzzInput(data, size)
    var selection = JournalSelection(name: "journal")
    let shape = input.byte()
    if shape & 1 != 0 { selection.fields = ["LLM_MODEL", "MESSAGE", "LLM", "LLM_MODEL"] }
    if shape & 2 != 0 { selection.labelFields = ["_HOSTNAME", "LLM"] }
    let limit = shape & 4 != 0 ? input.number(0...400) : 16 << 20
    let isLarge = shape & 8 != 0

    let reader = JournalEntryReader(selection, maximumLineBytes: limit)
    var block = JournalBlock(blockBytes: input.choice([1, 100, 4_096]))
    var naive = NaiveMapper(selection, limit: limit)
    var count = 0
    while !input.isEmpty, count < 64 {
        count += 1
        let entry = FuzzEntry(&input, isLarge: isLarge, number: count)
        let times = block.times.count
        let tooLong = block.tooLong
        let start = block.lines.count
        reader.read(entry, fileID: "file", into: &block)
        let new = Array(block.lines[start...])
        switch naive.line(of: entry) {
        case .none:
            require(new.isEmpty && block.times.count == times && block.tooLong == tooLong, "a part makes no line")
        case .tooLong:
            require(new.isEmpty && block.times.count == times && block.tooLong == tooLong + 1, "a long line is counted")
        case .line(let line, let message):
            require(new == line + [0x0A], "\(shown(new)) in place of \(shown(line))")
            require(new.firstIndex(of: 0x0A) == new.count - 1, "a line has one line feed")
            require(block.times.dropFirst(times).elementsEqual([entry.expectedTime(limit: limit)]), "a time")
            require(block.tooLong == tooLong, "a line that is not too long")
            naive.checkMeaning(of: line, message: message, entry)
        }
        require(reader.openLines.places.count == naive.openCount, "open lines")
    }
    return 0
}

private func shown(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self).debugDescription }
