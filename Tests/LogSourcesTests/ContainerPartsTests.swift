import LogSources
import Testing
import UsageModel

struct ContainerPartsTests {
    private let scene = TailScene("app.log")
    private let time = "2026-11-24T10:00:00.123456789Z"

    private func drain(_ lines: String...) -> [String] {
        scene.append(lines.map { $0 + "\n" }.joined(), to: "app.log")
        scene.drain()
        return scene.takeLines()
    }

    @Test func partsOfTwoStreamsAreJoinedEach() {
        #expect(
            drain(
                "\(time) stdout P {\"a\":", "2026-11-24T10:00:01Z stderr P {\"x\"", "2026-11-24T10:00:02Z stdout P 1",
                "\(time) stderr F :2}", "2026-11-24T10:00:03+09:00 stdout F }", "\(time) stdout F {}")
                == [
                    "2026-11-24T10:00:01Z stderr F {\"x\":2}", "\(time) stdout F {\"a\":1}", "\(time) stdout F {}",
                ])
    }

    @Test func blockEndsBeforeTheOldestOpenRecord() {
        #expect(drain("\(time) stderr F x", "\(time) stdout P {", "\(time) stderr F y") == ["\(time) stderr F x"])
        #expect(scene.ledger.values.map(\.offset) == [Int64("\(time) stderr F x\n".utf8.count)])
        #expect(scene.ledger.values.map(\.lines) == [1])
        scene.restart()
        #expect(drain("\(time) stdout F }") == ["\(time) stderr F y", "\(time) stdout F {}"])
        #expect(scene.ledger.values.map(\.lines) == [4])
    }

    /// A progress bar on standard error, as CRI-O writes it.
    @Test func promptHoldsNothingUp() {
        #expect(
            drain("\(time) stderr P Loading", "\(time) stdout F {\"a\":1}")
                == ["\(time) stderr P Loading", "\(time) stdout F {\"a\":1}"])
        #expect(drain("\(time) stderr F  done") == ["\(time) stderr F  done"])
    }

    @Test func otherFormsOfTheLines() {
        #expect(
            drain(
                "\(time) stdout P:a:b {", "\(time) stdout F:c }", "\(time) stdout F", "\(time) stdout F ",
                "\(time) stdout P {", "\(time) stdout F", "\(time) stdout P {\r", "\(time) stdout F }\r")
                == [
                    "\(time) stdout F {}", "\(time) stdout F", "\(time) stdout F ", "\(time) stdout F {",
                    "\(time) stdout F {}\r",
                ])
        let odd = [
            "", "\(time) stdout X {", "\(time) stdin P {", "\(time) stdout P", "24.11.2026 stdout P {",
            "\(time)stdout P {", "\(time) stdout", String(time.prefix(20)), "2026-11-24T10:00:00Z ",
        ]
        #expect(drain(odd[0], odd[1], odd[2], odd[3], odd[4], odd[5], odd[6], odd[7], odd[8]) == odd)
    }

    @Test func strangeLineBetweenParts() {
        #expect(
            drain("\(time) stdout P {", "\0\0\0", "\(time) stdout F }") == ["\0\0\0", "\(time) stdout F {}"])
    }

    @Test func firstLineThatIsNotBlankTells() {
        #expect(drain("", "\0\0", " ", "\(time) stdout P {") == ["", "\0\0", " "])
        scene.restart()
        #expect(drain("\(time) stdout F }") == ["\(time) stdout F {}"])
    }

    /// A line that would be one of a container together with the next one, which may be there already or not.
    @Test func nextLineTellsNothing() {
        let lines = ["2026-11-24T10:00:00Z", "12345678 stdout P {", "\(time) stdout P {", "\(time) stdout F }"]
        #expect(drain(lines[0], lines[1], lines[2], lines[3]) == lines)
        scene.restart()
        #expect(drain(lines[2], lines[3]) == [lines[2], lines[3]])
    }

    @Test func plainFilesStayAsTheyAre() {
        let lines = ["{\"a\":1}", "\(time) stdout P {", #"{"log":"x","stream":"stdout","time":"\#(time)"}"#]
        #expect(drain(lines[0], lines[1], lines[2]) == lines)
    }

    @Test func textCutInTheMiddleOfACharacter() {
        let bytes = Array("{\"é\":1}".utf8)
        for (part, tag) in [(bytes[..<3], "P"), (bytes[3...], "F")] {
            scene.append(Array("\(time) stdout \(tag) ".utf8) + part + [0x0A], to: "app.log")
        }
        scene.drain()
        #expect(scene.takeLines() == ["\(time) stdout F {\"é\":1}"])
    }

    // MARK: - Docker

    private func entry(_ text: String, _ stream: String = "stdout", attributes: String = "") -> String {
        #"{"log":"\#(text)","stream":"\#(stream)"\#(attributes),"time":"\#(time)"}"#
    }

    @Test func dockerEntries() {
        #expect(
            drain(
                entry(#"{\"a\":\""#), entry(#"{\n"#, "stderr"), entry(#"\\n"#), entry(#"\\\\n"#), entry(#"\\\n\"}\n"#),
                entry(#"\n"#), entry(""), entry("n"))
                == [
                    entry(#"{\n"#, "stderr"), entry(#"{\"a\":\"\\n\\\\n\\\n\"}\n"#),
                    entry(#"\n"#), entry(""), entry("n"),
                ])
    }

    @Test func dockerAttributes() {
        let attributes = #","attrs":{"a":"\",\"","stream":"stderr","time":"x"}"#
        #expect(
            drain(entry("{", attributes: attributes), entry(#"x\n"#, "stderr"), entry(#"}\n"#, attributes: attributes))
                == [entry(#"x\n"#, "stderr"), entry(#"{}\n"#, attributes: attributes)])
    }

    /// An app's own key that has the name of Docker's.
    @Test func otherEntriesAreNotDockers() {
        let lines = [
            #"{"log":"{ started","level":"info"}"#, #"{"log":"{ x","stream":"web","time":"1"}"#, #"{"log":"{"#, "{}",
            #"{"log":"{","stream":"stdout"}"#, #"{"log":""#,
        ]
        #expect(drain(lines[0], lines[1], lines[2], lines[3], lines[4], lines[5]) == lines)
    }

    // MARK: - The end of a file

    /// Parts that go on in the next file can't be joined to those before.
    @Test func rotationInTheMiddle() {
        #expect(drain("\(time) stdout P {\"a\":", "\(time) stderr F x") == [])
        scene.rename("app.log", to: "app.log.1")
        #expect(drain("\(time) stdout F 1}", "\(time) stdout F {}") == ["\(time) stdout F 1}", "\(time) stdout F {}"])
        scene.drain(after: 100)
        #expect(scene.rests == ["\(time) stderr F x", "\(time) stdout F {\"a\":"])
        scene.restart()
        scene.drain(after: 100)
        #expect(scene.rests.count == 2)
        #expect(scene.takeLines().isEmpty)
    }

    @Test func lastLineWithoutALineFeedIsAPart() {
        scene.append("\(time) stdout P {\"a\":\n\(time) stdout F 1}", to: "app.log")
        scene.drain()
        scene.remove("app.log")
        scene.drain()
        #expect(scene.rests == ["\(time) stdout F {\"a\":1}"])
    }

    @Test func bothStreamsAreUnfinished() {
        scene.append("\(time) stderr P {1\n\(time) stdout P {2\n\(time) stderr P 3\n\(time) std", to: "app.log")
        scene.drain()
        scene.remove("app.log")
        scene.drain()
        #expect(scene.rests == ["\(time) stderr F {13", "\(time) stdout F {2"])
    }

    // MARK: - Too long

    @Test(arguments: [64, 300, 1_001, 262_144])
    func recordOfTheLargestLengthPasses(blockBytes: Int) {
        scene.options.maximumLineBytes = 1_000
        scene.options.blockBytes = blockBytes
        let first = "\(time) stdout P {"
        // Both lines and the line feed between them.
        for (count, isTooLong) in [(1_000, false), (1_001, true)] {
            let text = String(repeating: "x", count: count - 2 * first.utf8.count - 1)
            let lines = drain(first, "\(time) stdout F \(text)}", "\(time) stdout F {}")
            #expect(lines == (isTooLong ? [] : ["\(time) stdout F {\(text)}"]) + ["\(time) stdout F {}"])
        }
        #expect(scene.tooLong == 1)
        #expect(scene.takeReports().contains(.lineTooLong(path: scene.path("app.log"), line: 4)))
        #expect(scene.ledger.values.map(\.lines) == [6])
    }

    @Test(arguments: [64, 262_144])
    func otherStreamGoesOnBesideALongRecord(blockBytes: Int) {
        scene.options.maximumLineBytes = 1_000
        scene.options.blockBytes = blockBytes
        var lines: [String] = ["\(time) stdout P {"]
        var expected: [String] = []
        for number in 0..<100 {
            lines.append("\(time) stdout P {\(number)")
            lines += ["\(time) stderr P {\(number)", "\(time) stdout P x", "\(time) stderr F }"]
            expected.append("\(time) stderr F {\(number)}")
        }
        lines += ["\(time) stdout F }", "\(time) stdout F {}"]
        for line in lines {
            scene.append(line + "\n", to: "app.log")
            scene.drain()
            scene.restart()
        }
        #expect(scene.takeLines() == expected + ["\(time) stdout F {}"])
        #expect(scene.tooLong == 1)
    }

    /// Then the one that began first is given up; nothing of what follows is lost.
    @Test func bothStreamsAreTooLong() {
        scene.options.maximumLineBytes = 1_000
        var lines: [String] = []
        for stream in ["stdout", "stderr"] { lines.append("\(time) \(stream) P {") }
        for _ in 0..<50 { for stream in ["stdout", "stderr"] { lines.append("\(time) \(stream) P xxxxxxxxxxxxxx") } }
        for stream in ["stdout", "stderr"] { lines.append("\(time) \(stream) F }") }
        for stream in ["stdout", "stderr"] { lines.append("\(time) \(stream) F {}") }
        scene.append(lines.map { $0 + "\n" }.joined(), to: "app.log")
        scene.drain()
        #expect(scene.tooLong == 2)
        #expect(scene.takeLines().suffix(2) == ["\(time) stdout F {}", "\(time) stderr F {}"])
    }
}
