import Foundation
import Glibc
import TestKit
import Testing

/// `app | tailmeter run -`, and FIFOs.
struct PipeTests {
    /// A folder with a FIFO, and its writer.
    private struct Pipe {
        let folder: TemporaryFolder
        let path: String
        let writer: Int32

        init() throws {
            folder = try TemporaryFolder()
            path = folder.path("app.pipe")
            guard mkfifo(path, 0o644) == 0 else { throw SystemError("make a FIFO", code: errno) }
            // Open for both it does not wait for a reader, as the shell's pipe does not.
            writer = open(path, O_RDWR | O_CLOEXEC)
        }

        func write(_ text: String) {
            var bytes = Array(text.utf8)[...]
            while !bytes.isEmpty {
                let written = bytes.withUnsafeBytes { Glibc.write(writer, $0.baseAddress, $0.count) }
                guard written > 0 else { return }
                bytes = bytes.dropFirst(written)
            }
        }
    }

    private func start(_ arguments: [String], in folder: TemporaryFolder, input: String) throws -> Daemon {
        Daemon(
            try ChildProcess(
                Tailmeter.binary, ["run", "--listen", "127.0.0.1:0"] + arguments, in: folder, input: input))
    }

    @Test func standardInputIsCountedAsItComesAndItsEndEndsTheDaemon() async throws {
        let pipe = try Pipe()
        let daemon = try start(["-"], in: pipe.folder, input: pipe.path)
        let line = UsageLine.text(20)
        pipe.write(UsageLine.text(1) + line.prefix(30))
        try await daemon.metrics("the whole line counts") { $0[UsageLine.inputTokens] == "1" }
        pipe.write(line.dropFirst(30) + "no JSON\n")
        let page = try await daemon.metrics("the other half came") { $0[UsageLine.inputTokens] == "21" }
        #expect(page["tailmeter_source_files{source=\"-\"}"] == "1")
        // Without a line feed at its end.
        pipe.write(String(UsageLine.text(300).dropLast()))
        close(pipe.writer)
        let result = try await daemon.process.wait()
        #expect(result.end == .exited(0))
        #expect(result.errors.contains("standard input is at its end"))
        #expect(result.errors.contains("standard input:3: line passed over"))
        let next = try Daemon(["other.log"], in: pipe.folder)
        try await next.readiness(200)
        #expect(try await next.metrics()[UsageLine.inputTokens] == "321")
    }

    @Test func filesGoOnWhenStandardInputIsAtItsEnd() async throws {
        let pipe = try Pipe()
        try pipe.folder.write(UsageLine.text(10), to: "app.log")
        let daemon = try start(["-", "app.log"], in: pipe.folder, input: pipe.path)
        pipe.write(UsageLine.text(1))
        try await daemon.metrics("both are read") { $0[UsageLine.inputTokens] == "11" }
        close(pipe.writer)
        try await daemon.logs("standard input is at its end")
        try pipe.folder.append(UsageLine.text(100), to: "app.log")
        try await daemon.metrics("the file is read on") { $0[UsageLine.inputTokens] == "111" }
        #expect(try await daemon.stop().end == .exited(0))
    }

    /// More than a pipe holds, in pieces of any length: the writer waits for the daemon again and again.
    @Test func muchCountsExactly() async throws {
        let pipe = try Pipe()
        let daemon = try start(["-"], in: pipe.folder, input: pipe.path)
        var random = SeededGenerator(seed: 4)
        let text = (1...20_000).map { UsageLine.text($0) }.joined()
        var rest = text[...]
        while !rest.isEmpty {
            let piece = rest.prefix(Int.random(in: 1...200_000, using: &random))
            pipe.write(String(piece))
            rest = rest[piece.endIndex...]
        }
        close(pipe.writer)
        #expect(try await daemon.process.wait().end == .exited(0))
        let next = try Daemon(["other.log"], in: pipe.folder)
        try await next.readiness(200)
        let page = try await next.metrics()
        #expect(page[UsageLine.inputTokens] == "200010000")
        #expect(page[UsageLine.successes] == "20000")
    }

    @Test func reloadInTheMiddleOfALineLosesNothing() async throws {
        let pipe = try Pipe()
        try pipe.folder.write("sources:\n  - file: '-'\n  - file: app.pipe\n", to: "settings.yaml")
        let input = try Pipe()
        let daemon = try start(["--config", "settings.yaml"], in: pipe.folder, input: input.path)
        let (line, other) = (UsageLine.text(20), UsageLine.text(4_000))
        input.write(UsageLine.text(1) + line.prefix(30))
        pipe.write(UsageLine.text(300) + other.prefix(50))
        try await daemon.metrics("the whole lines count") { $0[UsageLine.inputTokens] == "301" }
        daemon.process.signal(SIGHUP)
        try await daemon.logs("settings taken over: 2 sources")
        input.write(String(line.dropFirst(30)))
        pipe.write(String(other.dropFirst(50)))
        try await daemon.metrics("the other halves came") { $0[UsageLine.inputTokens] == "4321" }
        close(input.writer)
        close(pipe.writer)
        #expect(try await daemon.stop().end == .exited(0))
    }

    /// The shell's `<(…)` is a FIFO, or looks like one.
    @Test func commandsReadWhatOtherProgramsPrint() async throws {
        let folder = try TemporaryFolder()
        try folder.write(UsageLine.text(1) + UsageLine.text(20), to: "a.log")
        try folder.write(UsageLine.text(300), to: "b.log")
        let analyzed = try await Tailmeter.shell(
            "\"$TAILMETER\" analyze --format json <(cat a.log) <(cat b.log)", in: folder)
        #expect(analyzed.end == .exited(0), "\(analyzed.errors)")
        #expect(try UsageReport(json: analyzed.output).groups.compactMap { $0.tokens["input"] }.reduce(0, +) == 321)
        let explained = try await Tailmeter.shell("\"$TAILMETER\" explain <(cat b.log)", in: folder)
        #expect(explained.end == .exited(0), "\(explained.errors)")
        #expect(explained.output.contains("300"))
        try folder.write("sources: [{file: app.log}]\n", to: "settings.yaml")
        let checked = try await Tailmeter.shell(
            "mkfifo in; cat a.log > in & \"$TAILMETER\" check --config settings.yaml --sample in", in: folder)
        #expect(checked.end == .exited(0), "\(checked.errors)")
        #expect(checked.output.contains("2 lines"), "\(checked.output)")
    }

    @Test func rebuildLeavesPipesAlone() async throws {
        let pipe = try Pipe()
        pipe.write(UsageLine.text(1))
        let alone = try await Tailmeter.run(["rebuild", "-"], in: pipe.folder)
        #expect(alone.end == .exited(1))
        #expect(alone.errors.contains("what came by standard input cannot be read again"))
        try pipe.folder.write(UsageLine.text(10), to: "app.log")
        let result = try await Tailmeter.run(["rebuild", "-", "app.log", "app.pipe"], in: pipe.folder)
        #expect(result.end == .exited(0), "\(result.errors)")
        #expect(result.errors.contains("app.pipe is a FIFO"))
        let daemon = try start(["app.log", "app.pipe"], in: pipe.folder, input: "/dev/null")
        try await daemon.metrics("what waited in the FIFO counts now") { $0[UsageLine.inputTokens] == "11" }
        close(pipe.writer)
    }
}
