/// Joins the parts of a container's log with the whole of it in memory.
struct NaiveJoiner {
    private enum Form {
        case plain, cri, docker
    }

    private struct Entry {
        let stream: String
        let isPartial: Bool
        let before: [UInt8]
        let text: [UInt8]
        let behind: [UInt8]
    }

    private struct Open {
        let number: Int
        let start: Int
        let first: Entry
        var last: Entry
        /// The line, while there is one only.
        var line: [UInt8]?
        var text: [UInt8]
    }

    private struct Record {
        let bytes: [UInt8]
        let number: Int
        let lines: ClosedRange<Int>
        let isLong: Bool
    }

    private let limit: Int
    private let form: Form
    private var open: [String: Open] = [:]
    private var records: [Record] = []
    /// How many of the records were complete when none was open for the last time.
    private var settled = 0
    private var isCertain = true
    /// Where records of several lines stand that are not too long, by their beginnings.
    private var spans: [Range<Int>] = []

    /// What must come out; `nil` where that depends on how much of a record that is too long is remembered.
    static func reading(of log: [UInt8], limit: Int) -> Reading? {
        var joiner = NaiveJoiner(log, limit: limit)
        joiner.join(log)
        guard joiner.isCertain else { return nil }
        var reading = Reading()
        for (index, record) in joiner.records.enumerated() {
            if record.isLong {
                reading.tooLong += 1
            } else if index < joiner.settled {
                reading.records.append(record.bytes)
                reading.numbers.append(Int64(record.number))
            } else {
                reading.rests.append(record.bytes)
            }
        }
        return reading
    }

    private init(_ log: [UInt8], limit: Int) {
        self.limit = limit
        let blank: Set<UInt8> = [0, 0x20, 0x09, 0x0A, 0x0B, 0x0C, 0x0D]
        guard let start = log.firstIndex(where: { !blank.contains($0) }), start < 960 else {
            form = .plain
            return
        }
        let line = Array(log[start...].prefix(64).prefix { $0 != 0x0A })
        if line.starts(with: #"{"log":""#.utf8) {
            form = .docker
        } else {
            form = Self.cri(line) == nil ? .plain : .cri
        }
    }

    private mutating func join(_ log: [UInt8]) {
        var start = 0
        var number = 0
        while start < log.count {
            number += 1
            let text = Array(log[start...].prefix { $0 != 0x0A })
            let hasFeed = start + text.count < log.count
            let next = start + text.count + (hasFeed ? 1 : 0)
            take(text, hasFeed: hasFeed, number: number, start: start)
            start = next
            if open.isEmpty, hasFeed { settled = records.count }
        }
        for record in open.values.sorted(by: { $0.start < $1.start }) {
            complete(record, end: log.count, number: number)
        }
        if records.contains(where: \.isLong) { lookForOverlaps() }
        lookForChains()
    }

    private mutating func take(_ line: [UInt8], hasFeed: Bool, number: Int, start: Int) {
        if line.count > limit { isCertain = isCertain && form == .plain }
        let entry =
            switch form {
            case .plain: Entry?.none
            case .cri: Self.cri(line)
            case .docker: Self.docker(line)
            }
        guard let entry else {
            if form != .plain { hasStrangers = true }
            // Of half a line behind an open record it is not known what it is.
            if hasFeed || open.isEmpty { add(line, number: number, lines: number...number, isLong: line.count > limit) }
            return
        }
        if var record = open[entry.stream] {
            record.last = entry
            record.line = nil
            record.text += entry.text
            open[entry.stream] = record
            if !entry.isPartial {
                open[entry.stream] = nil
                complete(record, end: start + line.count, number: number)
            }
        } else if entry.isPartial, entry.text.contains(0x7B) {
            open[entry.stream] = Open(
                number: number, start: start, first: entry, last: entry, line: line, text: entry.text)
        } else {
            if entry.isPartial { hasStrangers = true }
            add(line, number: number, lines: number...number, isLong: line.count > limit)
        }
    }

    private mutating func add(_ bytes: [UInt8], number: Int, lines: ClosedRange<Int>, isLong: Bool) {
        records.append(Record(bytes: bytes, number: number, lines: lines, isLong: isLong))
    }

    private mutating func complete(_ record: Open, end: Int, number: Int) {
        let isLong = end - record.start > limit
        if !isLong { spans.append(record.start..<end) }
        var bytes = record.first.before
        switch form {
        case .plain: return
        case .cri: bytes += Array("F ".utf8) + record.text
        case .docker:
            if let line = record.line {
                bytes = line
            } else {
                bytes += record.text + (record.last.isPartial ? [] : Array("\\n".utf8)) + record.first.behind
            }
        }
        add(bytes, number: record.number, lines: record.number...number, isLong: isLong)
    }

    // MARK: - Too long

    /// Whether there were lines that tell nothing of the record that goes on around them.
    private var hasStrangers = false

    /// What is remembered of a record that is passed over is the line before: it tells no more than one stream.
    private mutating func lookForOverlaps() {
        if form == .plain { return }
        if hasStrangers { isCertain = false }
        let long = records.filter(\.isLong)
        for (index, record) in long.enumerated() {
            if long[..<index].contains(where: { $0.lines.overlaps(record.lines) }) { isCertain = false }
        }
        // One that ends with the file is given up at another place than one that goes on.
        if records.dropFirst(settled).contains(where: \.isLong) { isCertain = false }
    }

    /// Records of two streams, each of which begins before the one before it ends, are as long as all of them are together.
    private mutating func lookForChains() {
        var chain = 0..<0
        for span in spans.sorted(by: { $0.lowerBound < $1.lowerBound }) {
            chain =
                span.lowerBound < chain.upperBound
                ? chain.lowerBound..<max(chain.upperBound, span.upperBound) : span
            if chain.count > limit { isCertain = false }
        }
    }

    // MARK: - Lines

    private static func cri(_ line: [UInt8]) -> Entry? {
        guard line.count > 20, Array("-".utf8) + "-T".utf8 == [line[4], line[7], line[10]] else { return nil }
        let digits = UInt8(ascii: "0")...UInt8(ascii: "9")
        guard digits.contains(line[0]), digits.contains(line[9]) else { return nil }
        guard let space = line[19...].firstIndex(of: 0x20), space < 40 else { return nil }
        let fields = line[(space + 1)...].split(separator: 0x20, maxSplits: 2, omittingEmptySubsequences: false)
        guard fields.count >= 2 else { return nil }
        let stream = String(decoding: fields[0], as: UTF8.self)
        guard stream == "stdout" || stream == "stderr" else { return nil }
        let tags = fields[1]
        let isPartial = tags.first == UInt8(ascii: "P")
        guard isPartial || tags.first == UInt8(ascii: "F") else { return nil }
        if tags.count > 1 {
            // Behind further tags there is a text, be it empty.
            guard tags.dropFirst().first == UInt8(ascii: ":"), tags.count <= 256, fields.count == 3 else { return nil }
        }
        var text = fields.count == 3 ? Array(fields[2]) : []
        if isPartial, text.last == 0x0D { text.removeLast() }
        return Entry(
            stream: stream, isPartial: isPartial, before: Array(line[..<tags.startIndex]), text: text, behind: [])
    }

    private static func docker(_ line: [UInt8]) -> Entry? {
        let start = Array(#"{"log":""#.utf8)
        let object = line.last == 0x0D ? Array(line.dropLast()) : line
        guard object.starts(with: start), object.last == 0x7D else { return nil }
        var at = start.count
        var isPartial = true
        while at < object.count, object[at] != 0x22 {
            isPartial = true
            if object[at] == 0x5C {
                isPartial = !(at + 1 < object.count && object[at + 1] == UInt8(ascii: "n"))
                at += 1
            }
            at += 1
        }
        guard at < object.count else { return nil }
        for stream in ["stdout", "stderr"]
        where object[at...].starts(with: #"","stream":"\#(stream)",""#.utf8) {
            let end = isPartial ? at : at - 2
            return Entry(
                stream: stream, isPartial: isPartial, before: start, text: Array(object[start.count..<end]),
                behind: Array(line[(isPartial ? at : end + 2)...]))
        }
        return nil
    }
}
