import Foundation
import Ledger
import Testing
import UsageModel

@testable import Archive

/// An archive's folder and index of a test's own, written to line by line.
final class WriterScene {
    let folder: String
    let index: LedgerStore
    var options: ArchiveOptions
    private(set) var writer: ArchiveWriter
    private(set) var notes: [String] = []

    init() throws {
        folder = "\(FileManager.default.temporaryDirectory.path)/archive-\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: "\(folder)/_tailmeter", withIntermediateDirectories: true)
        index = try LedgerStore(path: ArchiveFolder.indexPath(in: folder))
        options = ArchiveOptions(folder: folder, host: "web1")
        options.sync = .never
        writer = ArchiveWriter(options: options, lastNumber: 0, nextSequence: 0)
        try restart()
    }

    deinit {
        try? FileManager.default.removeItem(atPath: folder)
    }

    /// Begins anew, as after a death.
    func restart() throws {
        let tallies = try index.load(now: Self.noon).tallies
        let found = try ArchiveRecovery(options: options, index: index).run(tallies: tallies)
        notes = found.notes
        writer = ArchiveWriter(options: options, lastNumber: found.lastNumber, nextSequence: found.nextSequence)
        try commit()
    }

    func add(
        _ line: String, at time: Timestamp = noon, stream: Int64 = 1, now: Timestamp = noon,
        context: LineOrigins.Context? = nil
    ) throws {
        let segment = writer.segment(hour: SegmentName.hour(of: time), now: now)
        segment.raw += Array(line.utf8) + [0x0A]
        try writer.noteLine(in: segment, bytes: line.utf8.count + 1, time: time, stream: stream, context: context)
    }

    /// Writes files, and tells the index.
    func commit(now: Timestamp = noon) throws {
        var batch = LedgerBatch()
        batch.archive = try writer.write(now: now)
        batch.tallies = [
            (Tally(source: "", name: TallyName.archiveNumber), writer.lastNumber),
            (Tally(source: "", name: TallyName.archiveSequence), writer.nextSequence),
        ]
        try index.commit(batch)
        writer.markCommitted()
    }

    /// The lines of a segment as the reader gives them, with what is known of each.
    func read(_ segment: ArchiveSegment) throws -> [(text: String, stream: Int64, sequence: Int64)] {
        var lines = try SegmentLines(segment, in: folder, index: index)
        var result: [(String, Int64, Int64)] = []
        while let line = try lines.next() {
            result.append((String(decoding: line.bytes, as: UTF8.self), line.stream, line.sequence))
        }
        return result
    }

    /// What Python's gzip reads of all segment files, by path.
    func contents() throws -> [String: String] {
        let program = """
            import glob, gzip, json, os, sys
            os.chdir(sys.argv[1])
            print(json.dumps({p: gzip.open(p, "rt").read() for p in glob.glob("dt=*/hour=*/*.ndjson.gz")}))
            """
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = ["python3", "-c", program, folder]
        let output = Pipe()
        process.standardOutput = output
        try process.run()
        let bytes = output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        try #require(process.terminationStatus == 0)
        return try JSONDecoder().decode([String: String].self, from: bytes)
    }

    /// 2026-11-23T12:00:00Z.
    static let noon = Timestamp(seconds: 1_795_435_200)

    static func later(_ seconds: Int64) -> Timestamp { Timestamp(seconds: noon.seconds + seconds) }
}
