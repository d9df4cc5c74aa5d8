import LogSources
import TestKit

/// A random log whose records have several lines, and what must come out of it.
///
/// What is expected is made of the records before they are cut, not by looking at the log.
struct FramedLog {
    enum Form: CaseIterable {
        case cri, docker
        /// Objects over many lines.
        case objects
        /// The same, in a container.
        case criObjects, dockerObjects

        /// Whether the end of an object that is too long is found for certain: in a container its last line is not known.
        var hasLong: Bool { self == .cri || self == .docker || self == .objects }

        var framing: RecordFraming {
            switch self {
            case .cri, .docker: .lines
            case .objects, .criObjects, .dockerObjects: .multilineJSON
            }
        }
    }

    /// One line of the log, and the record that it completes.
    private struct Line {
        var text: [UInt8]
        var isLast = false
    }

    private(set) var bytes: [UInt8] = []
    /// The records in the order in which their last lines stand in the log.
    private(set) var records: [String] = []
    /// By record: the number of its first line.
    private(set) var numbers: [Int64] = []
    /// Records longer than `limit`.
    private(set) var tooLong = 0
    private let form: Form
    private let limit: Int
    private var random: SeededGenerator
    private var lineCount: Int64 = 0

    /// Makes a log.
    ///
    /// - Parameters:
    ///   - limit: records whose lines span more bytes are not expected.
    ///   - longPercent: how many are made so.
    init(_ form: Form, seed: UInt64, records count: Int = 30, limit: Int = .max, longPercent: Int = 0) {
        self.form = form
        self.limit = limit
        random = SeededGenerator(seed: seed)
        switch form {
        case .cri, .docker, .criObjects, .dockerObjects: makeContainer(count, longPercent: longPercent)
        case .objects: makeObjects(count, longPercent: longPercent)
        }
    }

    private mutating func write(_ line: [UInt8]) {
        bytes += line + [0x0A]
        lineCount += 1
    }

    private mutating func expect(_ record: [UInt8], from start: Int, line: Int64) {
        if bytes.count - 1 - start > limit {
            tooLong += 1
        } else {
            records.append(String(decoding: record, as: UTF8.self))
            numbers.append(line)
        }
    }

    private mutating func number(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &random) }

    private mutating func percent(_ share: Int) -> Bool { number(1...100) <= share }

    // MARK: - Records

    private static let words = [
        "a", "{", "}", "[", "]", "\"", "\\", "\\\"", "é", "日本", "🙂", ",", ":", " ", "<", "\t", "stdout F ", "}{", "\\n",
        "n",
    ]

    private mutating func text(_ length: Int) -> String {
        var text = ""
        while text.utf8.count < length { text += Self.words[number(0...Self.words.count - 1)] }
        return text
    }

    private func quoted(_ text: String) -> String {
        var quoted = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": quoted += "\\\""
            case "\\": quoted += "\\\\"
            case "\t": quoted += "\\t"
            case "\n": quoted += "\\n"
            case "<": quoted += "\\u003c"
            default: quoted.unicodeScalars.append(scalar)
            }
        }
        return quoted + "\""
    }

    /// An object on one line, or over many.
    private mutating func object(_ length: Int, isIndented: Bool) -> String {
        var members: [String] = []
        var size = 0
        repeat {
            let value: String
            switch number(0...3) {
            case 0: value = "\(number(0...9_999))"
            case 1 where isIndented:
                value = "{\n        \"x\": [\n            {},\n            {\n  }\n        ]\n    }"
            case 2: value = #"[{"y": "}"}, "{"]"#
            default: value = quoted(text(number(0...20)))
            }
            members.append("\(quoted("k\(members.count)")): \(value)")
            size += value.utf8.count + 12
        } while size < length
        return isIndented ? "{\n    \(members.joined(separator: ",\n    "))\n}" : "{\(members.joined(separator: ", "))}"
    }

    private mutating func length(longPercent: Int) -> Int {
        percent(longPercent) ? limit + number(1...3_000) : number(0...120)
    }

    // MARK: - Objects over many lines

    private mutating func makeObjects(_ count: Int, longPercent: Int) {
        let end = percent(25) ? "\r" : ""
        var mayBeText = true
        for _ in 0..<count {
            let start = bytes.count
            let line = lineCount + 1
            if mayBeText, percent(30) {
                let text = [
                    "", "}", "    \"x\": {", "INFO: started", "\0\0", "[", "]", " {", "{name} in", "{oops",
                    "{\"a\": \"b",
                ]
                let record = Array((text[number(0...text.count - 1)] + end).utf8)
                write(record)
                expect(record, from: start, line: line)
                continue
            }
            let isIndented = percent(70)
            var lines = object(length(longPercent: longPercent), isIndented: isIndented)
                .split(separator: "\n", omittingEmptySubsequences: false).map { Array(($0 + end).utf8) }
            mayBeText = true
            // Some are broken off between two lines, or in the middle of one; then an object must follow.
            if lines.count > 1, percent(20), lines.joined().count < limit {
                lines.removeLast(number(1...lines.count - 1))
                if percent(50), lines.count > 1 {
                    lines[lines.count - 1].removeLast(number(0...lines[lines.count - 1].count - 1))
                }
                mayBeText = false
            }
            for line in lines { write(line) }
            expect(Array(lines.joined(separator: [0x20])), from: start, line: line)
        }
        if !mayBeText {
            let start = bytes.count
            write(Array("{}".utf8))
            expect(Array("{}".utf8), from: start, line: lineCount)
        }
    }

    // MARK: - Containers

    /// What one stream is in the middle of.
    private struct Writing {
        var parts: [(text: String.UnicodeScalarView, bytes: [UInt8], isEnd: Bool)] = []
        var next = 0
        var start = 0
        var line: Int64 = 0
        var time = ""
        var whole: [[UInt8]] = []
    }

    private var isDocker: Bool { form == .docker || form == .dockerObjects }

    private mutating func makeContainer(_ count: Int, longPercent: Int) {
        var writing: [Writing?] = [nil, nil]
        var begun = 0
        while begun < count || writing[0] != nil || writing[1] != nil {
            var stream = percent(75) ? 0 : 1
            if begun == count, writing[stream] == nil { stream = 1 - stream }
            if writing[stream] == nil {
                // Two at once that are too long are a case of their own.
                let isAlone = limit == .max || writing[1 - stream] == nil
                writing[stream] = begin(length(longPercent: isAlone ? longPercent : 0), mayBeCut: isAlone)
                begun += 1
            }
            guard var state = writing[stream] else { continue }
            writePart(&state, stream: stream)
            writing[stream] = state.next == state.parts.count ? nil : state
        }
    }

    private mutating func begin(_ length: Int, mayBeCut: Bool) -> Writing {
        var state = Writing()
        let isIndented = form.framing == .multilineJSON && mayBeCut && percent(50)
        // Without a brace in it a part is a line of its own.
        let isText = length <= limit && limit == .max && percent(15)
        let record =
            isText ? String(repeating: "text \"\\é ", count: number(0...12)) : object(length, isIndented: isIndented)
        for line in record.split(separator: "\n", omittingEmptySubsequences: false) {
            let scalars = Array(line.unicodeScalars)
            let bytes = Array(line.utf8)
            let parts = percent(50) || !mayBeCut ? 1 : number(2...6)
            // Docker cuts between characters, for it writes text; the other one anywhere.
            let size = isDocker ? scalars.count : bytes.count
            var cuts = Set((1..<max(parts, 1)).map { _ in number(1...max(1, size)) })
            var cut = bytes.count > 500 ? 0 : size
            while cut < size {
                cut += number(1...120)
                cuts.insert(cut)
            }
            cuts.insert(size)
            var from = 0
            for cut in cuts.sorted() where cut <= size {
                var text = String.UnicodeScalarView()
                if isDocker { text.append(contentsOf: scalars[from..<cut]) }
                state.parts.append((text, isDocker ? [] : Array(bytes[from..<cut]), cut == size))
                from = cut
            }
            state.whole.append(bytes)
        }
        return state
    }

    private mutating func writePart(_ state: inout Writing, stream: Int) {
        let part = state.parts[state.next]
        let time = "2026-11-24T10:00:00.\(100_000_000 + Int(lineCount))\(percent(50) ? "Z" : "+09:00")"
        if state.next == 0 {
            state.start = bytes.count
            state.line = lineCount + 1
            state.time = time
        }
        state.next += 1
        let name = stream == 0 ? "stdout" : "stderr"
        let line =
            isDocker
            ? Self.entry(quoted(String(part.text)).dropFirst().dropLast() + (part.isEnd ? "\\n" : ""), name, time)
            : Array("\(time) \(name) \(part.isEnd ? "F" : "P") ".utf8) + part.bytes
        let lineStart = bytes.count
        write(line)
        let isText = state.whole[0].first != 0x7B
        if isText || state.parts.count == 1 {
            expect(line, from: lineStart, line: lineCount)
        } else if state.next == state.parts.count {
            let text = Array(state.whole.joined(separator: [0x20]))
            let record =
                isDocker
                ? Self.entry(
                    quoted(String(decoding: text, as: UTF8.self)).dropFirst().dropLast() + "\\n", name, state.time)
                : Array("\(state.time) \(name) F ".utf8) + text
            expect(record, from: state.start, line: state.line)
        }
    }

    private static func entry(_ text: some StringProtocol, _ stream: String, _ time: String) -> [UInt8] {
        Array(#"{"log":"\#(text)","stream":"\#(stream)","time":"\#(time)"}"#.utf8)
    }

    /// The first difference of what came out from what must, in short.
    func difference(lines: [String], numbers: [Int64], tooLong: Int) -> String? {
        for (index, (line, record)) in zip(lines, records).enumerated() where line != record {
            return "record \(index): \(line.prefix(200)) in place of \(record.prefix(200))"
        }
        if lines.count != records.count { return "\(lines.count) records in place of \(records.count)" }
        if tooLong != self.tooLong { return "\(tooLong) too long in place of \(self.tooLong)" }
        for (index, (number, line)) in zip(numbers, self.numbers).enumerated() where number != line {
            return "record \(index) in line \(number) in place of \(line)"
        }
        return numbers.count == self.numbers.count ? nil : "\(numbers.count) numbers"
    }
}
