import Foundation
import Glibc
import TestKit
import Testing

/// `analyze` over what is no good log.
struct BadInputTests {
    /// A folder with `good.log`, of one line with 7 input tokens, and a gzip of the seed app's log.
    private func scene() async throws -> TemporaryFolder {
        let folder = try TemporaryFolder()
        try folder.write(UsageLine.text(7), to: "good.log")
        let shell = try await Tailmeter.shell(
            "gzip -c '\(Corpus.seedApp)' > whole.gz; head -c 30000 whole.gz > cut.gz; echo hello > not.gz; mkdir folder.d",
            in: folder)
        try #require(shell.end == .exited(0))
        return folder
    }

    @Test(arguments: [
        ("missing.log", "missing.log: no such file"), ("folder.d", "folder.d: is a folder"),
        ("*.nothing", "*.nothing: no file matches"), ("not.gz", "not.gz: is not gzip"),
    ])
    func oneBadFileDoesNotSpoilTheOthers(name: String, message: String) async throws {
        let folder = try await scene()
        let (report, errors) = try await Tailmeter.analyze([name, "good.log"], in: folder, expecting: .exited(1))
        #expect(errors.contains(message))
        #expect(report.lines.total == 1)
        #expect(report.groups.map { $0.tokens["input"] } == [7])
    }

    @Test func aGzipThatIsCutOffCountsUpToThere() async throws {
        let folder = try await scene()
        let (report, errors) = try await Tailmeter.analyze(["cut.gz", "good.log"], in: folder, expecting: .exited(1))
        #expect(errors.contains("cut.gz: the gzip data is cut off"))
        // Python's zlib says how many whole lines there are.
        let program = "import zlib; print(zlib.decompressobj(31).decompress(open('cut.gz', 'rb').read()).count(b'\\n'))"
        let counted = try await ChildProcess.run(tool: "python3", ["-c", program], in: folder)
        let whole = try #require(Int(counted.output.dropLast()))
        #expect(whole > 100)
        #expect(report.lines.total - report.skippedLines == whole + 1)
    }

    @Test func anEmptyFileIsNoError() async throws {
        let folder = try TemporaryFolder()
        try folder.write("", to: "empty.log")
        let (report, errors) = try await Tailmeter.analyze(["empty.log"], in: folder)
        #expect(report.lines.total == 0)
        #expect(report.groups.isEmpty)
        #expect(errors == "")
    }

    @Test func strictLeavesWithThree() async throws {
        let folder = try TemporaryFolder()
        try folder.write(UsageLine.text(7) + "{\"event\": \n", to: "app.log")
        let lenient = try await Tailmeter.analyze(["app.log"], in: folder)
        #expect(lenient.report.lines.skipped?["not_json"] == 1)
        #expect(lenient.errors.contains("app.log:2: not_json"))
        let strict = try await Tailmeter.analyze(["app.log", "--strict"], in: folder, expecting: .exited(3))
        #expect(strict.report.exact == lenient.report.exact)
        // A file that is not there weighs more.
        _ = try await Tailmeter.analyze(["app.log", "gone.log", "--strict"], in: folder, expecting: .exited(1))
        // Blank lines are nothing unread.
        try folder.write("\n\n" + UsageLine.text(7), to: "blank.log")
        _ = try await Tailmeter.analyze(["blank.log", "--strict"], in: folder)
    }

    @Test func binaryGarbageIsNotJSON() async throws {
        let folder = try TemporaryFolder()
        var random = SeededGenerator(seed: 7)
        let bytes = (0..<20_000).flatMap { _ in withUnsafeBytes(of: random.next()) { Array($0) } }
        try folder.write(bytes, to: "garbage.bin")
        let (report, errors) = try await Tailmeter.analyze(["garbage.bin"], in: folder)
        #expect(report.groups.isEmpty)
        #expect(report.lines.usage == 0)
        #expect(report.lines.other + report.skippedLines == report.lines.total)
        #expect((report.lines.skipped?["not_json"] ?? 0) > 500)
        #expect(errors.contains("garbage.bin:1: not_json"))
        // Nothing of it reaches the terminal as it is.
        #expect(!errors.unicodeScalars.contains { $0.value < 0x20 && $0 != "\n" })
    }

    @Test func wrongTokenCountsAreCountedByReason() async throws {
        let folder = try TemporaryFolder()
        func line(_ input: String) -> String {
            "{\"event\": \"llm_request_success\", \"model\": \"m\", \"input_tokens\": \(input), \"output_tokens\": 1}\n"
        }
        try folder.write(
            line("-1") + line("1.5") + line("1000000001") + line("[]") + line("\"12\"") + line("1000000000")
                + "{\"event\": \"llm_request_success\", \"model\": \"m\"}\n", to: "app.log")
        let (report, _) = try await Tailmeter.analyze(["app.log"], in: folder)
        #expect(report.lines.skipped?["negative"] == 1)
        #expect(report.lines.skipped?["invalid_tokens"] == 2)
        #expect(report.lines.skipped?["absurd"] == 1)
        #expect(report.lines.skipped?["no_usage"] == 1)
        #expect(report.groups.map { $0.tokens["input"] } == [1_000_000_012])
        #expect(report.unpriced == ["m": 1_000_000_014])
    }
}
