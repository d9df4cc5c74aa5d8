import TestKit

/// One content that an app of a ``RandomModel`` wrote, wherever it is now.
struct ModelContent {
    let number: Int
    let service: Int
    /// Whether it was there, rotated away, before the first look.
    let isPast: Bool
    /// The file that holds it, where one does.
    var name: String?
    /// Its place among the rotated ones.
    var place = 0
    var isCompressed = false
    /// Whether the app does not write to it any more.
    var isSealed = false
    /// Whether it is not to be read.
    var isUnread = false
    /// How many of its lines, at its beginning, are not to be read.
    var skipped = 0
    var lines: [String] = []
    /// The line that is half written.
    private(set) var next = ""
    private(set) var written = 0

    init(number: Int, service: Int, isPast: Bool) {
        self.number = number
        self.service = service
        self.isPast = isPast
    }

    var half: String { String(next.prefix(written)) }

    var bytes: [UInt8] { Array((lines.map { $0 + "\n" }.joined() + half).utf8) }

    /// Some bytes of the next line, but not all.
    mutating func beginLine(_ model: inout RandomModel) -> [UInt8] {
        if next.isEmpty { next = model.lineText(content: number, number: lines.count) }
        // All but the line feed may be there.
        // What cannot be told from the beginning of another file is taken for a copy of it that is being made.
        let first =
            !lines.isEmpty
            ? written : model.hasLongHeads && !isPast ? next.utf8.count : max(written, model.mode.shortestPadding, 8)
        let end = Int.random(in: min(first, next.utf8.count)...next.utf8.count, using: &model.random)
        defer { written = end }
        return Array(next.utf8.prefix(end).dropFirst(written))
    }

    /// The rest of the line that is half written, and some more.
    mutating func finishLines(_ model: inout RandomModel) -> [UInt8] {
        var bytes: [UInt8] = []
        for _ in 0..<Int.random(in: 1...5, using: &model.random) {
            if next.isEmpty { next = model.lineText(content: number, number: lines.count) }
            bytes += Array(next.utf8.dropFirst(written)) + [0x0A]
            lines.append(next)
            next = ""
            written = 0
        }
        return bytes
    }
}
