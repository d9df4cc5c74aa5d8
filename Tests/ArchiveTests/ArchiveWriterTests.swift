import Foundation
import Ledger
import TestKit
import Testing
import UsageModel

@testable import Archive

struct ArchiveWriterTests {
    private static func line(_ number: Int) -> String {
        """
        {"event": "llm_request_success", "model": "claude-sonnet-4-20250514", "input_tokens": \(number * 37 % 9_000), \
        "output_tokens": \(number * 53 % 2_000), "user_id": "u-\(number % 40)", "timestamp": "2026-11-23T12:00:00Z"}
        """
    }

    /// At one line a commit, an app's log as the guide has it takes at most one and a half times as much as one stream.
    @Test func aLineACommitTakesAtMostHalfAsMuchAgain() throws {
        let scene = try WriterScene()
        let log = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../Corpus/seed-app/app.jsonl")
        let all = try String(contentsOf: log, encoding: .utf8)
        for line in all.split(separator: "\n") {
            try scene.add(String(line))
            try scene.commit()
        }
        let stream = Gzip.compress(Array(all.utf8)).count
        let segment = try #require(try scene.index.archiveSegments().first)
        #expect(segment.rawBytes == all.utf8.count)
        #expect(Double(segment.bytes) <= 1.5 * Double(stream), "\(segment.bytes) bytes, one stream has \(stream)")
        #expect(try scene.contents().values.first == all)
    }

    @Test func theFileIsWholeAfterEachCommit() throws {
        let scene = try WriterScene()
        var all = ""
        for number in 0..<20 {
            for part in 0...number { try scene.add(Self.line(number * 100 + part)) }
            for part in 0...number { all += Self.line(number * 100 + part) + "\n" }
            try scene.commit()
            #expect(try Array(scene.contents().values) == [all])
        }
        let segment = try #require(try scene.index.archiveSegments().first)
        #expect(segment.state == .open)
        #expect(SegmentVerification.problem(of: segment, in: scene.folder) == nil)
    }

    @Test func linesGoToTheirHoursAndKeepTheirOrder() throws {
        let scene = try WriterScene()
        // 100 hours in turn, more than may be open at a time, from two streams.
        for number in 0..<1_000 {
            try scene.add(
                "{\"n\":\(number)}", at: WriterScene.later(Int64(number % 100) * 3_600), stream: Int64(number % 2))
            if number % 250 == 249 { try scene.commit() }
        }
        let segments = try scene.index.archiveSegments()
        var numbers: [Int64] = []
        for segment in segments {
            for line in try scene.read(segment) {
                #expect(line.text == "{\"n\":\(line.sequence)}" && line.stream == line.sequence % 2)
                #expect(segment.hour - SegmentName.hour(of: WriterScene.noon) == line.sequence % 100)
                numbers.append(line.sequence)
            }
        }
        #expect(numbers.sorted() == Array(0..<1_000))
        // In the order of reading again.
        var merge = SegmentMerge(try ArchiveCatalog(folder: scene.folder))
        var merged: [Int64] = []
        while let run = try merge.nextRun() { _ = try merge.read(run) { merged.append($0.sequence) } }
        #expect(merged == Array(0..<1_000))
        #expect(segments.filter { $0.state == .open }.count <= ArchiveWriter.openLimit)
    }

    @Test func segmentsEndByAgeAndBySize() throws {
        let scene = try WriterScene()
        scene.options.rotateSeconds = 600
        scene.options.rotateBytes = 64 << 10
        try scene.restart()
        try scene.add("{}")
        try scene.commit(now: WriterScene.later(599))
        #expect(try scene.index.archiveSegments().map(\.state) == [.open])
        try scene.commit(now: WriterScene.later(600))
        #expect(try scene.index.archiveSegments().map(\.state) == [.finished])
        var random = SeededGenerator(seed: 1)
        for _ in 0..<4 {
            // 40 kB that cannot be made smaller than about 30 kB.
            let noise = (0..<40_000).map { _ in String(UnicodeScalar(UInt8.random(in: 48...111, using: &random))) }
            try scene.add(noise.joined())
            try scene.commit()
        }
        let segments = try scene.index.archiveSegments()
        #expect(segments.map(\.lines) == [1, 3, 1] || segments.map(\.lines) == [1, 2, 2], "\(segments.map(\.lines))")
        #expect(segments.allSatisfy { SegmentVerification.problem(of: $0, in: scene.folder) == nil })
    }

    @Test func filesBelongToTheirOwnerAlone() throws {
        let scene = try WriterScene()
        try scene.add("{}")
        try scene.commit()
        scene.options.mode = 0o640
        try scene.restart()
        try scene.add("{}")
        try scene.commit()
        let modes = try scene.index.archiveSegments().map { segment in
            try FileManager.default.attributesOfItem(atPath: "\(scene.folder)/\(segment.path)")[.posixPermissions]
                as? Int
        }
        #expect(modes == [0o600, 0o640])
    }
}
