import LogSources

/// What a reader made of a file.
struct Reading {
    var records: [[UInt8]] = []
    /// By record: the number of its first line.
    var numbers: [Int64] = []
    /// What stood behind the last end of a record.
    var rests: [[UInt8]] = []
    var tooLong = 0

    /// Takes a block of records.
    mutating func take(_ block: UnsafeRawBufferPointer, linesBefore: Int64, lines: RecordLines) -> Int {
        require(block.last == 0x0A, "a block ends with a line")
        let new = block.dropLast().split(separator: 0x0A, omittingEmptySubsequences: false)
        records += new.map(Array.init)
        numbers += new.indices.map { linesBefore + Int64(lines.firstLine(ofRecord: $0)) + 1 }
        return new.count
    }

    /// Takes what stood at the end: half a line, or records that are not complete.
    mutating func take(rest: UnsafeRawBufferPointer) -> Int {
        let new = (rest.last == 0x0A ? rest.dropLast() : rest[...])
            .split(separator: 0x0A, omittingEmptySubsequences: false)
        rests += new.map(Array.init)
        return new.count
    }

    /// Reads a stream to its end.
    static func of<Stream: ByteStream & ~Copyable>(_ reader: consuming LineBlockReader<Stream>) -> Reading {
        var reader = reader
        var reading = Reading()
        var linesBefore: Int64 = 0
        do {
            while let block = try reader.next() {
                switch block {
                case .lines(let bytes):
                    let count = reading.take(bytes, linesBefore: linesBefore, lines: reader.recordLines)
                    linesBefore += Int64(reader.recordLines.count(records: count))
                case .rest(let bytes): _ = reading.take(rest: bytes)
                case .tooLong:
                    reading.tooLong += 1
                    linesBefore += Int64(reader.recordLines.count(records: 1))
                }
            }
        } catch {
            fatalError("broken: \(error)")
        }
        return reading
    }

    /// Ends the process where this is not what was expected.
    func mustBe(_ expected: Reading, _ how: @autoclosure () -> String) {
        for (index, (record, other)) in zip(all, expected.all).enumerated() where record != other {
            fatalError("broken: \(how()): record \(index) is \(Self.shown(record)) in place of \(Self.shown(other))")
        }
        require(all.count == expected.all.count, "\(how()): \(all.count) records in place of \(expected.all.count)")
        for (index, (number, other)) in zip(numbers, expected.numbers).enumerated() where number != other {
            fatalError("broken: \(how()): record \(index) is of line \(number) in place of \(other)")
        }
        require(rests.count == expected.rests.count, "\(how()): \(rests.count) of them at the end")
        require(tooLong == expected.tooLong, "\(how()): \(tooLong) too long in place of \(expected.tooLong)")
    }

    private var all: [[UInt8]] { records + rests }

    private static func shown(_ record: [UInt8]) -> String {
        String(decoding: record, as: UTF8.self).debugDescription
    }
}
