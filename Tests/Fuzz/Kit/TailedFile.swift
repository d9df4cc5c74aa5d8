import Glibc
import LogSources
import TestKit
import UsageModel

/// A file that grows, a tailer over it that is started anew at any time, and the positions that it committed.
struct TailedFile {
    private static let path = "\(getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp")/fuzz-\(getpid()).log"

    private let framing: RecordFraming
    private let options: TailOptions
    private var ledger: [Int64: FileGeneration] = [:]
    private var tailer: FileTailer
    private var now = 1_000.0
    /// What was read and what of it was committed.
    private var reading = Reading()
    private var committed = Reading()

    private init(framing: RecordFraming, options: TailOptions) {
        self.framing = framing
        self.options = options
        tailer = Self.tailer(framing, options, ledger)
    }

    private static func tailer(
        _ framing: RecordFraming, _ options: TailOptions, _ ledger: [Int64: FileGeneration]
    ) -> FileTailer {
        FileTailer(
            patterns: [PathPattern(path)], framings: [framing], known: ledger.values.sorted { $0.id < $1.id },
            options: options)
    }

    /// What a tailer makes of a file that is written in pieces, with restarts between them, before it is deleted.
    static func reading(
        of bytes: [UInt8], framing: RecordFraming, options: TailOptions, random: inout SeededGenerator
    ) -> Reading {
        var file = TailedFile(framing: framing, options: options)
        let descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
        require(descriptor >= 0, "a file can be made at \(path)")
        defer { close(descriptor) }
        let largest = max(1, bytes.count / Int.random(in: 1...12, using: &random))
        var written = 0
        while written < bytes.count {
            let count = min(Int.random(in: 1...largest, using: &random), bytes.count - written)
            let wrote = bytes.withUnsafeBytes { write(descriptor, $0.baseAddress.map { $0 + written }, count) }
            require(wrote == count, "a file can be written")
            written += count
            switch Int.random(in: 0..<4, using: &random) {
            case 0: file.read(limit: Int.random(in: 0...3, using: &random))
            case 1: file.restart()
            default:
                file.read()
                file.commit()
            }
        }
        file.read()
        unlink(path)
        for _ in 0..<2 { file.read(after: 100) }
        file.commit()
        require(file.ledger.values.allSatisfy { $0.offset == Int64(bytes.count) }, "a file is read to its end")
        return file.reading
    }

    private mutating func restart() {
        reading = committed
        tailer = Self.tailer(framing, options, ledger)
    }

    private mutating func read(after seconds: Double = 1, limit: Int = .max) {
        now += seconds
        tailer.scan(now: now)
        var blocks = 0
        while blocks < limit, let read = tailer.next(now: now) {
            blocks += 1
            reading.tooLong += Int(read.tooLongBetween)
            switch read.block {
            case .lines(let bytes):
                let count = reading.take(bytes, linesBefore: read.linesBefore, lines: read.recordLines)
                tailer.accept(read, lines: count, lastTime: nil)
            case .rest(let bytes): tailer.accept(read, lines: reading.take(rest: bytes), lastTime: nil)
            case .tooLong: reading.tooLong += 1
            }
        }
        tailer.clearReports()
    }

    private mutating func commit() {
        for generation in tailer.changedGenerations() { ledger[generation.id] = generation }
        for id in tailer.forgottenGenerations() { ledger[id] = nil }
        tailer.markCommitted()
        committed = reading
    }
}
