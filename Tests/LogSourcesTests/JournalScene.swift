import Foundation
import TestKit
import Testing
import UsageModel

@testable import LogSources

/// A folder of journal files of its own, a tailer over it and the ledger that the positions go into.
final class JournalScene {
    let folder: String
    var selection: JournalSelection
    var options = TailOptions()
    /// Stands before `/var/log/journal`, where the selection is of the standard places.
    var root: String { folder }
    /// The lines in the order in which they were handed out.
    private(set) var lines: [String] = []
    /// Their times, in microseconds.
    private(set) var times: [Int64] = []
    private(set) var tooLong: Int64 = 0
    private(set) var reports: [TailReport] = []
    private(set) var ledger: [String: JournalPosition] = [:]
    private(set) var progress: JournalProgress?
    private var tailer: JournalTailer?
    private var now = 1_000.0
    private var committed = 0

    /// Makes the folder; the journal is that of the folder, from the beginning.
    init(_ location: JournalSelection.Location? = nil) {
        folder = "\(FileManager.default.temporaryDirectory.path)/journal-\(UUID().uuidString)"
        mkdir(folder, 0o755)
        selection = JournalSelection(name: "journald:test", location: location ?? .directory(folder))
        selection.readsBacklog = true
    }

    deinit {
        try? FileManager.default.removeItem(atPath: folder)
    }

    func path(_ name: String) -> String { "\(folder)/\(name)" }

    /// Appends entries to a journal file.
    func append(_ entries: [JournalEntry], to name: String = "system.journal") throws {
        try FileManager.default.createDirectory(
            atPath: URL(filePath: path(name)).deletingLastPathComponent().path, withIntermediateDirectories: true)
        try JournalWriter.append(entries, to: path(name))
    }

    func archive(_ name: String = "system.journal", as other: String = "system@1.journal") throws {
        try JournalWriter.archive(path(name), as: path(other))
    }

    /// Overwrites bytes of a file in place.
    func damage(_ name: String, at offset: Int64, with bytes: [UInt8]) {
        let file = open(path(name), O_WRONLY)
        defer { close(file) }
        #expect(pwrite(file, bytes, bytes.count, off_t(offset)) == bytes.count)
    }

    // MARK: - The daemon

    /// A new tailer that knows what the ledger has. Lines that were handed out and not committed are as good as unread.
    func restart() {
        lines.removeLast(lines.count - committed)
        times.removeLast(times.count - committed)
        tailer = JournalTailer(
            selection: selection, known: Array(ledger.values), progress: progress, options: options, root: root,
            report: { [unowned self] in self.reports.append($0) })
    }

    /// Looks and reads up to `limit` blocks without a commit.
    func read(after seconds: Double = 1, limit: Int = .max) {
        if tailer == nil { restart() }
        guard let tailer else { return }
        now += seconds
        tailer.scan(now: now)
        var blocks = 0
        while blocks < limit, let block = tailer.next() {
            blocks += 1
            tooLong += block.tooLong
            let new = block.lines.split(separator: 0x0A, omittingEmptySubsequences: false).dropLast()
            #expect(new.count == block.times.count)
            lines += new.map { String(decoding: $0, as: UTF8.self) }
            times += block.times.map(\.microseconds)
            tailer.accept(entries: new.count, lastTime: nil, openStream: nil)
        }
    }

    /// Looks, reads all there is and commits.
    func drain(after seconds: Double = 1) {
        read(after: seconds)
        commit()
    }

    func commit() {
        guard let tailer else { return }
        for position in tailer.changedPositions { ledger[position.fileID] = position }
        for id in tailer.forgotten { ledger[id] = nil }
        if let changed = tailer.changedProgress { progress = changed }
        tailer.markCommitted()
        committed = lines.count
        #expect(tailer.changedPositions.isEmpty && tailer.changedProgress == nil)
    }

    var lag: SourceLag? { tailer?.lag }

    /// The lines since this was last asked.
    func takeLines() -> [String] {
        #expect(committed == lines.count)
        defer {
            lines.removeAll()
            times.removeAll()
            committed = 0
        }
        return lines
    }

    func takeReports() -> [TailReport] {
        defer { reports.removeAll() }
        return reports
    }
}

/// Messages with numbers, entries a second apart.
func entries(_ numbers: some Sequence<Int>, _ name: String = "m") -> [JournalEntry] {
    numbers.map { JournalEntry($0, message($0, name)) }
}

func message(_ number: Int, _ name: String = "m") -> String { #"{"id":"\#(name)-\#(number)"}"# }

func messages(_ numbers: some Sequence<Int>, _ name: String = "m") -> [String] { numbers.map { message($0, name) } }
