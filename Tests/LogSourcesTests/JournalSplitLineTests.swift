import Foundation
import TestKit
import Testing
import UsageModel

@testable import LogSources

/// Lines on standard output that are longer than journald's `LineMax`, which it splits into several entries.
@Suite(.enabled(if: JournalWriter.isInstalled, "needs systemd-journal-remote"))
struct JournalSplitLineTests {
    /// A part of a line of a stream; the last part has no mark.
    private func part(_ number: Int, _ text: String, stream: String = "s1", isLast: Bool = false) -> JournalEntry {
        JournalEntry(number, text, fields: [("_STREAM_ID", stream)] + (isLast ? [] : [("_LINE_BREAK", "line-max")]))
    }

    @Test func partsAreJoinedAcrossOtherEntriesAndRestarts() throws {
        let scene = JournalScene()
        try scene.append([
            part(0, #"{"text":"aa"#), JournalEntry(1, "between"), part(2, "bb", stream: "s2"), part(3, #"bb}"#),
        ])
        scene.drain()
        #expect(scene.lines == ["between"])
        #expect(scene.progress?.openLines.count == 2)
        scene.restart()
        try scene.append([part(4, "cc", stream: "s2", isLast: true)])
        scene.drain()
        scene.restart()
        try scene.append([part(5, #"cc","n":1}"#, isLast: true), part(6, "single", isLast: true)])
        scene.drain()
        #expect(scene.lines == ["between", "bbcc", #"{"text":"aabb}cc","n":1}"#, "single"])
        #expect(scene.progress?.openLines == [])
    }

    @Test func partsAreJoinedAcrossFiles() throws {
        let scene = JournalScene()
        try scene.append([part(0, #"{"text":"aa"#)])
        scene.drain()
        try scene.append([part(1, "bb")])
        try scene.archive()
        try scene.append([part(2, "cc")])
        scene.drain()
        #expect(scene.lines == [])
        scene.restart()
        try scene.append([part(3, #"dd"}"#, isLast: true)])
        scene.drain()
        #expect(scene.lines == [#"{"text":"aabbccdd"}"#])
    }

    /// The line feed behind the last byte of such a line makes no entry: the next entry is another line.
    @Test func aLineOfJustTheLimitIsWhole() throws {
        let scene = JournalScene()
        try scene.append([part(0, #"{"id":1}"#), part(1, #"{"id":2}"#, isLast: true), part(2, #"{"id":"#)])
        scene.drain()
        #expect(scene.lines == [#"{"id":1}"#, #"{"id":2}"#])
        try scene.append([part(3, #"{"x":1}"#), part(4, "}", isLast: true)])
        scene.drain()
        #expect(scene.lines.last == #"{"id":{"x":1}}"#)
    }

    @Test func linesThatAreTooLongAreCountedOnce() throws {
        let scene = JournalScene()
        scene.options.maximumLineBytes = 65_536
        let text = String(repeating: "x", count: 30_000)
        try scene.append(
            (0..<5).map { part($0, text) } + [part(5, "end", isLast: true), part(6, "next", isLast: true)])
        scene.drain()
        #expect(scene.lines == ["next"])
        #expect(scene.tooLong == 1)
    }

    /// Where its last part is one of just the limit, the next line is another one, as behind a line that is not too long.
    @Test func aLineThatIsTooLongEndsWithItsObject() throws {
        let scene = JournalScene()
        scene.options.maximumLineBytes = 65_536
        let text = String(repeating: "x", count: 30_000)
        try scene.append([
            part(0, "{\"text\":\"\(text)"), part(1, text), part(2, text), part(3, "\(text)\"}"),
            part(4, "next", isLast: true),
        ])
        scene.drain()
        #expect(scene.lines == ["next"])
        #expect(scene.tooLong == 1)
    }

    @Test func partsThatAreGoneLeaveTheirRestALineOfItsOwn() throws {
        let scene = JournalScene()
        try scene.append([part(0, #"{"text":"aa"#)])
        scene.drain()
        try scene.archive()
        unlink(scene.path("system@1.journal"))
        scene.restart()
        try scene.append([part(1, #"bb"}"#, isLast: true)])
        scene.drain()
        #expect(scene.lines == [#"bb"}"#])
    }
}
