import CRecordScanner
import Foundation
import Testing

/// Holds the scanner against Python's `json` module over thousands of mutated lines. See Tests/Fuzz/mutated_lines.py.
@Suite(.enabled(if: Python.executable != nil, "python3 is not in PATH"))
struct PythonVerdictTests {
    private static let tests = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()

    private struct Verdict {
        var kind: Substring
        var hasBadEscape: Bool
        var model: Substring
        var tokens: Substring
    }

    @Test(arguments: [1, 20_261_124])
    func mutatedLines(seed: Int) throws {
        let (lines, verdicts) = try Self.generate(seed: seed, count: 4_000)
        try #require(lines.count == verdicts.count)

        var scan = try Scan(["event", "model", "usage.input_tokens"])
        // As one block, which stage 1 refuses: line by line. Then those that are sound alone, in one piece.
        let all = try scan.lines(Array(lines.joined(separator: [UInt8(ascii: "\n")])))
        try #require(all.count == lines.count)
        let sound = lines.indices.filter { verdicts[$0].kind != "invalid" && all[$0].kind != .invalid }
        let together = try scan.lines(Array(sound.map { lines[$0] }.joined(separator: [UInt8(ascii: "\n")])))
        try #require(together.count == sound.count)

        for (line, verdict) in zip(all.indices, verdicts) {
            #expect(
                Self.agrees(all[line], verdict),
                "line \(line): \(all[line]) is not \(verdict): \(String(decoding: lines[line], as: UTF8.self))")
        }
        for (place, line) in sound.enumerated() {
            #expect(together[place].kind == all[line].kind)
            #expect(together[place].fields == all[line].fields)
        }
        // The generator makes enough of each.
        #expect(verdicts.filter { $0.kind == "object" && !$0.hasBadEscape }.count > 500)
        #expect(verdicts.filter { $0.kind == "invalid" }.count > 500)
        #expect(verdicts.filter { $0.tokens.hasPrefix("n:") }.count > 50)
    }

    private static func agrees(_ line: ScannedLine, _ verdict: Verdict) -> Bool {
        // Escape sequences are checked only in strings that are read.
        if verdict.hasBadEscape, line.kind == .invalid { return true }
        guard "\(line.kind)" == verdict.kind else { return false }
        return matches(line.fields["model"], verdict.model)
            && matches(line.fields["usage.input_tokens"], verdict.tokens)
    }

    private static func matches(_ value: FieldValue?, _ text: Substring) -> Bool {
        switch value {
        case .string(let string):
            return text == "s:" + string.utf8.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
        case .unsigned(let integer): return text == "n:\(integer)"
        case .number(let number): return text == "n:\(number)" && !(number.count <= 18 && number.allSatisfy(\.isNumber))
        case .bool(let bool): return text == "\(bool)"
        case .null: return text == "null"
        case .container: return text == "container"
        case nil: return text == "-"
        }
    }

    private static func generate(seed: Int, count: Int) throws -> (lines: [[UInt8]], verdicts: [Verdict]) {
        let folder = FileManager.default.temporaryDirectory.appending(path: "verdicts-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let (lines, verdicts) = (folder.appending(path: "lines"), folder.appending(path: "verdicts"))

        let python: URL = try #require(Python.executable)
        let process = Process()
        process.executableURL = python
        process.arguments = [
            tests.appending(path: "Fuzz/mutated_lines.py").path, "\(seed)", "\(count)",
            tests.appending(path: "Corpus/seed-app/app.jsonl").path, lines.path, verdicts.path,
        ]
        try process.run()
        process.waitUntilExit()
        try #require(process.terminationStatus == 0)

        let bytes = [UInt8](try Data(contentsOf: lines))
        return (
            bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).dropLast().map(Array.init),
            try String(contentsOf: verdicts, encoding: .utf8).split(separator: "\n").map { line in
                let columns = line.split(separator: "\t", omittingEmptySubsequences: false)
                try #require(columns.count == 4)
                return Verdict(
                    kind: columns[0], hasBadEscape: columns[1] == "bad", model: columns[2], tokens: columns[3])
            }
        )
    }
}

/// The interpreter, if this machine has one.
private enum Python {
    static let executable: URL? = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
        .map { URL(filePath: String($0)).appending(path: "python3") }
        .first { FileManager.default.isExecutableFile(atPath: $0.path) }
}
