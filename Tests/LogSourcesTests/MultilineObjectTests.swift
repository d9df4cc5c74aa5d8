import LogSources
import Testing
import UsageModel

struct MultilineObjectTests {
    private let scene = TailScene("app.log")

    init() {
        scene.framing = .multilineJSON
    }

    private func drain(_ text: String) -> [String] {
        scene.append(text, to: "app.log")
        scene.drain()
        return scene.takeLines()
    }

    @Test func objectBecomesOneLine() {
        #expect(
            drain("Banner\n{\n  \"a\": \"}\\\"{\",\r\n\n  \"b\": [\n    {}\n  ]\n}\n{\"c\": 1}\n")
                == ["Banner", "{   \"a\": \"}\\\"{\",\r    \"b\": [     {}   ] }", "{\"c\": 1}"])
        #expect(scene.ledger.values.map(\.lines) == [9])
    }

    @Test func linesAreRecordsWithoutTheSetting() {
        scene.framing = .lines
        #expect(drain("{\n}\n") == ["{", "}"])
    }

    @Test func openObjectWaits() {
        #expect(drain("{\"a\": 1}\n{\n\"b\": 1") == ["{\"a\": 1}"])
        #expect(scene.ledger.values.map(\.offset) == [9])
        scene.drain(after: 1_000)
        scene.restart()
        #expect(drain("\n}\n") == ["{ \"b\": 1 }"])
    }

    @Test func nextObjectEndsABrokenOne() {
        #expect(drain("{\n\"a\": [\n{\n{\"b\":\n1}\n") == ["{ \"a\": [", "{", "{\"b\": 1}"])
    }

    @Test func stringCanNotHoldALineFeed() {
        #expect(drain("{\n\"a\nb\": 1\n}\n") == ["{ \"a", "b\": 1", "}"])
    }

    @Test(arguments: ["{name} in", "{'a': 1", "{ x", "[{", " {", "\t{", "x{"])
    func textIsNoObject(text: String) {
        #expect(drain("\(text)\nx\n") == [text, "x"])
    }

    @Test func braceAloneAndText() {
        #expect(drain("{\nx\n{\n\n}\n") == ["{", "x", "{  }"])
    }

    @Test func textBehindTheObjectBelongsToItsLine() {
        #expect(drain("{\n} {\nx\n") == ["{ } {", "x"])
    }

    @Test func holeOfNulBytesBefore() {
        #expect(drain("\0\0\0{\n}\n\u{FEFF}{\n}\n") == ["\0\0\0{ }", "\u{FEFF}{ }"])
    }

    @Test func objectAtTheEndOfAFile() {
        #expect(drain("{\n\"a\": 1\n}") == [])
        scene.rename("app.log", to: "app.log.1")
        #expect(drain("{\n\"b\":") == [])
        scene.drain(after: 100)
        #expect(scene.rests == ["{ \"a\": 1 }"])
        scene.remove("app.log")
        scene.drain()
        #expect(scene.rests == ["{ \"a\": 1 }", "{ \"b\":"])
    }

    @Test(arguments: [16, 300, 262_144])
    func tooLongIsPassedOverToItsBrace(blockBytes: Int) {
        scene.options.maximumLineBytes = 1_000
        scene.options.blockBytes = blockBytes
        let members = String(repeating: "  \"a\": {},\n", count: 300)
        for _ in 0..<2 {
            scene.append("x\n{\n\(members)", to: "app.log")
            scene.drain()
            scene.restart()
            scene.append("\(members)}\ny\n{\n\(members){\"b\":\n1}\n", to: "app.log")
            scene.drain()
        }
        #expect(scene.takeLines() == ["x", "y", "{\"b\": 1}", "x", "y", "{\"b\": 1}"])
        #expect(scene.tooLong == 4)
        let lines = scene.takeReports().compactMap { report in
            if case .lineTooLong(_, let line) = report { line } else { nil }
        }
        #expect(lines == [2, 605, 909, 1_512])
    }

    /// One line that is longer than all that a record may have, in the middle of an object.
    @Test func longLineInsideAnObject() {
        scene.options.maximumLineBytes = 1_000
        let long = String(repeating: "x", count: 3_000)
        #expect(drain("{}\n{\n\"a\": \"\(long)\",\n\"b\": 1\n}\n{}\n").last == "{}")
        #expect(scene.tooLong >= 1)
    }

    @Test func settingIsTakenBackInsideALongObject() {
        scene.options.maximumLineBytes = 1_000
        #expect(drain("{\n" + String(repeating: "1,\n", count: 500)) == ["{"] + Array(repeating: "1,", count: 500))
        #expect(drain("{\n" + String(repeating: "\"\",\n", count: 500)) == [])
        scene.framing = .lines
        scene.restart()
        #expect(drain("{}\n") == ["{}"])
        #expect(scene.ledger.values.map(\.isInsideLongLine) == [false])
    }
}
