import Foundation
import Ledger
import Testing
import UsageModel

@testable import Archive

struct ArchiveRecoveryTests {
    private func path(_ scene: WriterScene) throws -> String {
        "\(scene.folder)/\(try #require(try scene.index.archiveSegments().first).path)"
    }

    @Test func whatIsNotCommittedIsCutOff() throws {
        let scene = try WriterScene()
        try scene.add("{\"a\":1}")
        try scene.commit()
        try scene.add("{\"a\":2}")
        _ = try scene.writer.write(now: WriterScene.noon)
        try scene.restart()
        #expect(try Array(scene.contents().values) == ["{\"a\":1}\n"])
        let segments = try scene.index.archiveSegments()
        #expect(segments.map(\.state) == [.finished] && segments.map(\.lines) == [1])
        #expect(SegmentVerification.problem(of: segments[0], in: scene.folder) == nil)
        // Nothing is thrown away: what was cut off stands beside it.
        #expect(FileManager.default.fileExists(atPath: SegmentName.orphan(try path(scene))))
        // The number goes on from what is committed, and the file is another one.
        try scene.add("{\"a\":2}")
        try scene.commit()
        #expect(try scene.index.archiveSegments().map(\.firstSequence) == [0, 1])
        #expect(try scene.contents().values.sorted() == ["{\"a\":1}\n", "{\"a\":2}\n"])
    }

    @Test(arguments: [0, 1, 5, 9])
    func anEndingThatWasCutShortIsMadeWhole(left: Int) throws {
        let scene = try WriterScene()
        try scene.add("{\"a\":1}")
        try scene.commit()
        let file = try path(scene)
        let bytes = try #require(FileManager.default.contents(atPath: file))
        try bytes.dropLast(10 - left).write(to: URL(filePath: file))
        try scene.restart()
        #expect(FileManager.default.contents(atPath: file) == bytes)
        #expect(!FileManager.default.fileExists(atPath: SegmentName.orphan(file)))
    }

    @Test func whatTheDiskLostIsTold() throws {
        let scene = try WriterScene()
        try scene.add("{\"a\":1}")
        try scene.commit()
        let file = try path(scene)
        let bytes = try #require(FileManager.default.contents(atPath: file))
        try bytes.dropLast(12).write(to: URL(filePath: file))
        try scene.restart()
        #expect(scene.notes.count == 1 && scene.notes[0].contains("the disk lost the rest"), "\(scene.notes)")
        let segment = try #require(try scene.index.archiveSegments().first)
        let problem = try #require(SegmentVerification.problem(of: segment, in: scene.folder))
        #expect(problem.contains("bytes instead of"), "\(problem)")
    }

    @Test func aSegmentThatWasNeverCommittedIsNoSegment() throws {
        let scene = try WriterScene()
        try scene.add("{\"a\":1}")
        _ = try scene.writer.write(now: WriterScene.noon)
        try scene.restart()
        #expect(try scene.contents().isEmpty)
        #expect(try scene.index.archiveSegments().isEmpty)
        try scene.add("{\"a\":1}")
        try scene.commit()
        #expect(try Array(scene.contents().values) == ["{\"a\":1}\n"])
    }

    /// An archive whose index was lost: its segments are nobody's, and stay.
    @Test func segmentsOfALostIndexStay() throws {
        let scene = try WriterScene()
        try scene.add("{\"a\":1}")
        try scene.commit()
        let fresh = try WriterScene()
        for day in try FileManager.default.contentsOfDirectory(atPath: scene.folder) where day.hasPrefix("dt=") {
            try FileManager.default.copyItem(atPath: "\(scene.folder)/\(day)", toPath: "\(fresh.folder)/\(day)")
        }
        let tallies: [Tally: Int64] = [:]
        let found = try ArchiveRecovery(options: fresh.options, index: fresh.index).run(tallies: tallies)
        #expect(found.lastNumber == 1 && found.notes.count == 1)
        #expect(try Array(fresh.contents().values) == ["{\"a\":1}\n"])
    }

    @Test func damageIsFound() throws {
        let scene = try WriterScene()
        for number in 0..<200 { try scene.add("{\"a\":\(number)}") }
        try scene.commit(now: WriterScene.later(7_200))
        let segment = try #require(try scene.index.archiveSegments().first)
        #expect(SegmentVerification.problem(of: segment, in: scene.folder) == nil)
        let file = try path(scene)
        var bytes = try #require(FileManager.default.contents(atPath: file))
        bytes[bytes.count / 2] ^= 0x10
        try bytes.write(to: URL(filePath: file))
        #expect(SegmentVerification.problem(of: segment, in: scene.folder) != nil)
        // Another segment's content, whole in itself.
        let other = try WriterScene()
        for number in 0..<200 { try other.add("{\"b\":\(number)}") }
        try other.commit(now: WriterScene.later(7_200))
        var swapped = try #require(try other.index.archiveSegments().first)
        swapped.crc = segment.crc
        let problem = SegmentVerification.problem(of: swapped, in: other.folder)
        #expect(problem == "its lines are not those that were committed: the checksum differs")
        try FileManager.default.removeItem(atPath: file)
        #expect(SegmentVerification.problem(of: segment, in: scene.folder)?.contains("No such file") == true)
    }
}
