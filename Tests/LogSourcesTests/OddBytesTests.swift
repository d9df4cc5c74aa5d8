import Testing

struct OddBytesTests {
    private let scene = TailScene("app.log")

    @Test func nulBytesAreBytes() {
        scene.append([0, 0, 0x0A, 0x41, 0, 0x42, 0x0A, 0, 0], to: "app.log")
        scene.drain()
        scene.append([0x0A], to: "app.log")
        scene.drain()
        #expect(scene.takeLines() == ["\0\0", "A\0B", "\0\0"])
    }

    /// What copytruncate leaves when the app does not append: a hole up to the old position.
    @Test func holeOfNulBytesAfterATruncation() {
        scene.append(logLines(1...5), to: "app.log")
        scene.drain()
        _ = scene.takeLines()
        let size = Int(scene.size("app.log"))
        scene.truncate("app.log")
        scene.truncate("app.log", to: size)
        scene.append(logLines(6...6), to: "app.log")
        scene.drain()
        #expect(scene.takeLines() == [String(repeating: "\0", count: size) + logLine(6)])
    }

    @Test func carriageReturnsStay() {
        scene.append(Array("a\r\n\r\nb\r\n".utf8), to: "app.log")
        scene.drain()
        // The test's own splitting is by line feed; what stands before it is the line.
        #expect(scene.takeLines().map { Array($0.utf8) } == [[0x61, 0x0D], [0x0D], [0x62, 0x0D]])
    }

    @Test func emptyLinesAreLines() {
        scene.append("\n\n\na\n\n", to: "app.log")
        scene.drain()
        #expect(scene.takeLines() == ["", "", "", "a", ""])
    }
}
