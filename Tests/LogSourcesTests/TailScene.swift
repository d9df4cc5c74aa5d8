import Foundation
import Glibc
import LogSources
import Testing
import UsageModel

/// A folder of logs of its own, a tailer over it and the ledger that the tailer's positions go into.
///
/// Time is a value: each ``drain(after:)`` looks some seconds later than the one before.
final class TailScene {
    let folder: String
    var options = TailOptions()
    var framing = RecordFraming.lines
    var readsBacklog = false
    /// The committed positions.
    private(set) var ledger: [Int64: FileGeneration] = [:]
    /// Whole lines in the order in which they were handed out, without their line feeds.
    private(set) var lines: [String] = []
    /// By line: the number that a message would show.
    private(set) var numbers: [Int64] = []
    /// What stood behind the last line feed of files at their ends.
    private(set) var rests: [String] = []
    private(set) var tooLong = 0
    private(set) var reports: [TailReport] = []
    private(set) var forgotten: [Int64] = []
    private(set) var tailer: FileTailer?
    private var patterns: [PathPattern]
    private var now = 1_000.0
    private var uncommitted: (lines: Int, rests: Int, tooLong: Int) = (0, 0, 0)

    /// Makes the folder. The patterns are relative to it.
    init(_ patterns: String...) {
        folder = "\(FileManager.default.temporaryDirectory.path)/tail-\(UUID().uuidString)"
        mkdir(folder, 0o755)
        let folder = folder
        self.patterns = patterns.map { PathPattern("\(folder)/\($0)") }
    }

    deinit {
        try? FileManager.default.removeItem(atPath: folder)
    }

    // MARK: - The app and its rotation

    func path(_ name: String) -> String { "\(folder)/\(name)" }

    func append(_ text: String, to name: String) {
        append(Array(text.utf8), to: name)
    }

    func append(_ bytes: [UInt8], to name: String) {
        put(bytes, to: name, flags: O_APPEND)
    }

    /// Empties the file in place and writes anew, so that the inode stays.
    func overwrite(_ name: String, with text: String) {
        put(Array(text.utf8), to: name, flags: O_TRUNC)
    }

    private func put(_ bytes: [UInt8], to name: String, flags: Int32) {
        let descriptor = open(path(name), O_WRONLY | O_CREAT | flags, 0o644)
        #expect(descriptor >= 0, "\(name)")
        #expect(write(descriptor, bytes, bytes.count) == bytes.count)
        close(descriptor)
    }

    func rename(_ name: String, to other: String) {
        #expect(Glibc.rename(path(name), path(other)) == 0, "\(name) to \(other)")
    }

    /// Leads a symbolic link in the folder to another file in it, in one step.
    func link(_ name: String, to target: String) {
        #expect(symlink(target, path("link.tmp")) == 0, "\(name)")
        rename("link.tmp", to: name)
    }

    func remove(_ name: String) {
        #expect(unlink(path(name)) == 0, "\(name)")
    }

    func truncate(_ name: String, to size: Int = 0) {
        #expect(Glibc.truncate(path(name), off_t(size)) == 0, "\(name)")
    }

    func copy(_ name: String, to other: String) {
        let bytes = FileManager.default.contents(atPath: path(name)) ?? Data()
        put([UInt8](bytes), to: other, flags: O_TRUNC)
    }

    /// Sets the time of the last change, which of two changes within one tick of the system's clock is the same.
    func touch(_ name: String, seconds: Int) {
        let time = timespec(tv_sec: seconds, tv_nsec: 0)
        #expect(utimensat(AT_FDCWD, path(name), [time, time], 0) == 0, "\(name)")
    }

    func size(_ name: String) -> Int64 { FileStatus(path: path(name))?.size ?? -1 }

    // MARK: - The daemon

    /// A new tailer that knows what the ledger has. Lines that were handed out and not committed are as good as unread.
    func restart() {
        lines.removeLast(uncommitted.lines)
        numbers.removeLast(uncommitted.lines)
        rests.removeLast(uncommitted.rests)
        tooLong -= uncommitted.tooLong
        uncommitted = (0, 0, 0)
        tailer = FileTailer(
            patterns: patterns, framings: patterns.map { _ in framing },
            backlogs: readsBacklog ? Set(patterns.indices) : [],
            known: ledger.values.sorted { $0.id < $1.id }, options: options)
    }

    /// Looks, reads all there is and commits.
    func drain(after seconds: Double = 1) {
        read(after: seconds)
        commit()
    }

    /// Looks at the open files alone, reads all there is and commits.
    func checkAndDrain() {
        guard let tailer else { return }
        tailer.check()
        while let read = tailer.next(now: now) { take(read, from: tailer) }
        commit()
    }

    /// Looks and reads up to `limit` blocks without a commit.
    func read(after seconds: Double = 1, limit: Int = .max) {
        if tailer == nil { restart() }
        guard let tailer else { return }
        now += seconds
        tailer.scan(now: now)
        var blocks = 0
        while blocks < limit, let read = tailer.next(now: now) {
            blocks += 1
            take(read, from: tailer)
        }
        reports += tailer.reports.map(\.report)
        tailer.clearReports()
    }

    private func take(_ read: SourceRead, from tailer: FileTailer) {
        tooLong += Int(read.tooLongBetween)
        uncommitted.tooLong += Int(read.tooLongBetween)
        switch read.block {
        case .lines(let bytes):
            #expect(bytes.last == 0x0A, "a block ends with a line")
            let new = bytes.dropLast().split(separator: 0x0A, omittingEmptySubsequences: false)
            lines += new.map { String(decoding: $0, as: UTF8.self) }
            numbers += new.indices.map { read.linesBefore + Int64(read.recordLines.firstLine(ofRecord: $0)) + 1 }
            uncommitted.lines += new.count
            tailer.accept(read, lines: new.count, lastTime: nil)
        case .rest(let bytes):
            // What was joined ends with a line feed.
            let new = (bytes.last == 0x0A ? bytes.dropLast() : bytes[...])
                .split(separator: 0x0A, omittingEmptySubsequences: false)
            rests += new.map { String(decoding: $0, as: UTF8.self) }
            uncommitted.rests += new.count
            tailer.accept(read, lines: new.count, lastTime: nil)
        case .tooLong:
            tooLong += 1
            uncommitted.tooLong += 1
        }
    }

    /// What the ledger does in one transaction, in the ledger's order.
    func commit() {
        guard let tailer else { return }
        for generation in tailer.changedGenerations() {
            #expect(generation.id > 0)
            ledger[generation.id] = generation
        }
        for id in tailer.forgottenGenerations() {
            ledger[id] = nil
            forgotten.append(id)
        }
        tailer.markCommitted()
        uncommitted = (0, 0, 0)
        #expect(tailer.changedGenerations().isEmpty)
        #expect(tailer.forgottenGenerations().isEmpty)
    }

    /// Changes a committed position, as another machine or another time would have left it.
    func editLedger(_ body: (inout FileGeneration) -> Void) {
        for id in ledger.keys { if var generation = ledger[id] { body(&generation); ledger[id] = generation } }
    }

    /// The lines since this was last asked.
    func takeLines() -> [String] {
        #expect(uncommitted.lines == 0)
        defer {
            lines.removeAll()
            numbers.removeAll()
        }
        return lines
    }

    /// The reports since this was last asked.
    func takeReports() -> [TailReport] {
        defer { reports.removeAll() }
        return reports
    }
}

/// Lines of about a hundred bytes that differ from their beginning on, with line feeds.
func logLines(_ numbers: some Sequence<Int>, of name: String = "app") -> String {
    numbers.map { logLine($0, of: name) + "\n" }.joined()
}

/// One such line without its line feed.
func logLine(_ number: Int, of name: String = "app") -> String {
    #"{"id":"\#(name)-\#(number)","model":"claude-sonnet-4-20250514","usage":{"input_tokens":\#(number),"output_tokens":1}}"#
}

/// The lines' texts as they should come out.
func expected(_ numbers: some Sequence<Int>, of name: String = "app") -> [String] {
    numbers.map { logLine($0, of: name) }
}
