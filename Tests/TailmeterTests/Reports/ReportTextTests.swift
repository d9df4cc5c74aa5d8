import Foundation
import Testing

/// How reports look: tables on terminals of all kinds, and in pipes.
struct ReportTextTests {
    /// The columns that a terminal takes for each line, by Python's tables of Unicode.
    private static func widths(_ text: String) async throws -> [Int] {
        let program = """
            import sys, unicodedata
            for line in sys.stdin.read().split("\\n"):
                print(sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in line))
            """
        let folder = try TemporaryFolder()
        let input = try folder.write(text, to: "text")
        let result = try await ChildProcess.run(
            tool: "python3", ["-c", program], environment: ["PYTHONIOENCODING": "utf-8"], input: input)
        try #require(result.end == .exited(0), "\(result.errors)")
        return result.output.split(separator: "\n").compactMap { Int($0) }
    }

    private static func withoutColor(_ text: String) -> String { text.replacing(/\u{1B}\[[0-9;]*m/, with: "") }

    @Test func aNarrowTerminalLeavesColumnsOutInTheStatedOrder() async throws {
        let scene = try await ReportScene.shared.value
        let view = ["labels", "user_id", "--compare", "previous"]
        var seen: [String] = []
        for columns in [200, 140, 120, 100, 80, 60, 40] {
            let text = Self.withoutColor(try await scene.terminal(view, columns: columns))
            let table = text.split(separator: "\n", omittingEmptySubsequences: false).dropFirst(3)
                .prefix { !$0.isEmpty }.joined(separator: "\n")
            #expect(try await Self.widths(table).allSatisfy { $0 <= columns }, "\(columns) columns:\n\(text)")
            for part in ["user_id", "cost", "alice", "total"] { #expect(text.contains(part), "\(part) in\n\(text)") }
            let line = text.split(separator: "\n").first { $0.hasPrefix("left out to fit: ") } ?? ""
            let left =
                line.split(separator: ";")[safe: 0]?.dropFirst("left out to fit: ".count)
                .split(separator: ", ").map(String.init) ?? []
            // Each narrower terminal leaves out the same, and then more.
            #expect(left.starts(with: seen))
            seen = left
        }
        let order = [
            "p50", "cache write", "cache read", "p95", "course", "share", "output", "input", "JPY", "errors", "change",
            "requests",
        ]
        #expect(order.starts(with: seen))
        #expect(seen.count > 6)
    }

    @Test func columnsAlignWhateverTheLetters() async throws {
        let scene = try await ReportScene.shared.value
        let text = try await scene.report(["labels", "user_id"]).output
        let rows = text.split(separator: "\n").filter { $0.contains("$") && !$0.contains("tokens") }
        #expect(rows.count == 4)
        let ends = try await Self.widths(rows.map { $0.prefix { $0 != "$" } }.joined(separator: "\n"))
        let costs = rows.map { $0.drop { $0 != "$" }.prefix { $0 != " " }.count }
        #expect(Set(zip(ends, costs).map { $0 + $1 }).count == 1, "\(text)")
        // A name cannot turn the line around.
        #expect(!text.contains("\u{202E}"))
        #expect(text.contains("<b>�eve"))
    }

    @Test func colourIsForTerminals() async throws {
        let scene = try await ReportScene.shared.value
        #expect(try await scene.terminal(["models"], columns: 120).contains("\u{1B}["))
        for environment in [["NO_COLOR": "1"], ["TERM": "dumb"]] {
            #expect(!(try await scene.terminal(["models"], columns: 120, environment: environment).contains("\u{1B}")))
        }
        let piped = try await scene.report(["models", "--compare", "previous"])
        #expect(!piped.output.contains("\u{1B}"))
        #expect(piped.output.contains("course"))
        #expect(piped.errors.isEmpty)
    }

    @Test func aTerminalWithoutUTF8GetsASCII() async throws {
        let scene = try await ReportScene.shared.value
        for locale in ["C", "POSIX", "en_US.ISO-8859-1"] {
            let text = try await scene.terminal(
                ["labels", "user_id"], columns: 200, environment: ["LC_ALL": locale])
            #expect(text.utf8.allSatisfy { $0 < 0x80 }, "\(text)")
            #expect(text.contains("\\u{7530}\\u{4e2d} \\u{592a}\\u{90ce}"))
        }
    }

    @Test func aSecondCurrencyStandsBesideDollars() async throws {
        let scene = try await ReportScene.shared.value
        let cost = scene.requests.filter { $0.day < 30 }.reduce(0) { $0 + $1.cost }
        // Yen have no smaller unit: 155 to the dollar, rounded.
        let yen = (cost * 155 / 100_000_000_000 + 5) / 10
        let text = try await scene.report(["models"]).output
        #expect(text.contains(" (JPY \(yen)), "), "\(text)")
        #expect(text.contains("  JPY  "))
    }

    @Test func aPageHoldsNoMarkupButItsOwn() async throws {
        let scene = try await ReportScene.shared.value
        let folder = try TemporaryFolder()
        for view in [["labels", "user_id"], ["daily"], ["cache"], ["errors", "--compare", "previous"], ["today"]] {
            let page = try await scene.report(view + ["--format", "html"])
            #expect(page.end == .exited(0), "\(page.errors)")
            let path = try folder.write(page.output, to: "page.html")
            let result = try await ChildProcess.run(
                tool: "python3", ["-c", Self.reader, path], environment: ["PYTHONIOENCODING": "utf-8"])
            #expect(result.output == "fine\n", "\(view): \(result.output) \(result.errors)")
            if view.first == "labels" { #expect(page.output.contains("&lt;b&gt;�eve")) }
        }
    }

    /// Checks a page: elements are closed in order and of a known kind, nothing is asked for elsewhere, no script, a text
    /// for each chart.
    private static let reader = """
        import html.parser, sys
        known = set("html head meta title style body main h1 p figure svg rect line path figcaption span div table thead "
            "tbody tfoot tr th td ul li footer".split())
        problems = []
        class Reader(html.parser.HTMLParser):
            open = []
            def handle_starttag(self, tag, attributes):
                if tag not in known: problems.append("element " + tag)
                for name, value in attributes:
                    if name.startswith("on") or name in ("src", "href", "style"): problems.append("attribute " + name)
                if tag == "svg" and not {"aria-label", "aria-hidden"} & set(dict(attributes)):
                    problems.append("a chart without a text")
                if tag != "meta": self.open.append(tag)
            def handle_startendtag(self, tag, attributes):
                self.handle_starttag(tag, attributes)
                self.open.pop()
            def handle_endtag(self, tag):
                if self.open.pop() != tag: problems.append("unbalanced " + tag)
        text = open(sys.argv[1], encoding="utf-8").read()
        reader = Reader()
        reader.feed(text)
        if reader.open: problems.append("open " + str(reader.open))
        for part in ("http:", "https:", "url(", "@import", "\\u202e"):
            if part in text: problems.append(part)
        for part in ("default-src 'none'", "prefers-color-scheme: dark", "@media print", 'lang="en"'):
            if part not in text: problems.append("without " + part)
        print(problems or "fine")
        """
}

extension Array {
    fileprivate subscript(safe index: Int) -> Element? { indices.contains(index) ? self[index] : nil }
}
