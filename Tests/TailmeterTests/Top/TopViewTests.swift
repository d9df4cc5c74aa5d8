import Ledger
import Testing
import UsageModel

@testable import tailmeter

/// The screen at all sizes, without a terminal.
struct TopViewTests {
    private func view(
        _ figures: TopFigures = .sample, trouble: String? = nil, _ change: (inout TopState) -> Void = { _ in }
    ) -> TopView {
        var state = TopState()
        change(&state)
        return TopView(
            state: state, figures: figures, zone: TopFigures.tokyo, now: TopFigures.sampleTime, trouble: trouble)
    }

    private func titles(_ view: TopView, width: Int) -> [String] {
        let line = view.frame(width: width, height: 24).lines.first { $0.contains("COST") } ?? ""
        return line.split(separator: " ").map(String.init).filter { $0.first?.isUppercase == true || $0.hasPrefix("$") }
    }

    @Test func theUsualScreenTellsAll() {
        let lines = view().frame(width: 80, height: 24).lines
        #expect(lines[0].hasPrefix(" tailmeter top  daemon running  last commit 3s ago"))
        #expect(lines[0].hasSuffix("14:05:32 Asia/Tokyo"))
        #expect(lines[1] == " today $43.21   61,204 requests   93 errors (0.2%)   p95 4.21s   67.3M tokens")
        #expect(lines.contains { $0.contains("per-user alice") && $0.contains("120%") && $0.contains("$10.22") })
        #expect(
            lines.contains { $0.contains("/var/log/app/*.jsonl") && $0.contains("12.3 kB") && $0.contains("2s ago") })
        #expect(
            lines.contains {
                $0.contains("claude-sonnet-4-20250514") && $0.contains("$10.21") && $0.contains("3 (0.3%)")
            })
        #expect(lines[23].hasPrefix(" q quit  ? help"))
    }

    /// The columns that a narrower terminal leaves out, in the order that docs/top.md states.
    @Test(arguments: [
        (
            200,
            [
                "COST▼", "$/MIN", "REQS", "ERRORS", "P95", "TOKENS", "INPUT", "OUTPUT", "CACHE", "RD", "CACHE", "WR",
                "P50", "LONGEST",
            ]
        ),
        (80, ["COST▼", "$/MIN", "REQS", "ERRORS", "P95", "TOKENS"]),
        (72, ["COST▼", "REQS", "ERRORS", "P95", "TOKENS"]),
        (62, ["COST▼", "REQS", "ERRORS", "TOKENS"]), (53, ["COST▼", "REQS", "ERRORS"]), (43, ["COST▼", "REQS"]),
        (33, ["COST▼"]),
    ]) func narrowTerminalsDropColumns(_ width: Int, _ expected: [String]) {
        #expect(titles(view(), width: width).drop { $0 != "COST▼" } == expected[...])
    }

    @Test func whatIsSortedByStays() {
        let view = view { $0.sort = .cacheWrite }
        #expect(titles(view, width: 53).suffix(2).joined(separator: " ") == "CACHE WR▼")
    }

    /// Every name takes as many columns as its neighbours, also those of wide characters.
    @Test func columnsAlign() {
        let frame = view().frame(width: 80, height: 24)
        let rows = frame.rows.filter { row in
            let text = String(row.compactMap(\.character))
            return text.contains("claude-") || text.contains("社内") || text.contains("gpt-5")
        }
        #expect(rows.count == 4)
        // The cost's cents stand in the same column everywhere.
        let points = rows.map { row in
            row.firstIndex { $0.character == "$" }.flatMap { start in
                row[start...].firstIndex { $0.character == "." }
            }
        }
        #expect(Set(points).count == 1)
    }

    @Test func noNameIsObeyed() {
        let frame = view().frame(width: 80, height: 24)
        let scalars = frame.rows.flatMap { $0 }.compactMap(\.character).flatMap(\.unicodeScalars)
        #expect(scalars.allSatisfy { $0.value >= 0x20 && !(0x7F...0x9F).contains($0.value) })
        #expect(frame.lines.contains { $0.contains("evil\u{FFFD}[31mred\u{FFFD}") })
    }

    /// No size draws outside of the screen or leaves out the table.
    @Test func anySizeIsDrawn() {
        for panel in [TopState.Panel.overview, .budgets, .sources] {
            for help in [false, true] {
                let view = view(trouble: "a trouble") { state in
                    state.panel = panel
                    state.isHelpShown = help
                }
                for width in stride(from: 1, through: 230, by: 13) {
                    for height in [1, 2, 3, 4, 5, 6, 8, 11, 15, 24, 60] {
                        let frame = view.frame(width: width, height: height)
                        #expect(frame.height == height)
                        #expect(frame.rows.allSatisfy { $0.count == width })
                    }
                }
            }
        }
    }

    @Test(arguments: [
        (24, 3, 2, 9), (50, 3, 2, 35), (16, 1, 1, 4), (12, 1, 1, 3), (10, 1, 0, 3), (6, 0, 0, 3), (5, 0, 0, 2),
    ])
    func lowTerminalsDropParts(_ height: Int, _ budgets: Int, _ sources: Int, _ table: Int) {
        let layout = TopLayout(height: height, banners: 0, budgets: 3, sources: 2, table: 5)
        #expect(layout.budgetRows == budgets)
        #expect(layout.sourceRows == sources)
        #expect(layout.tableRows == table)
    }

    @Test func aStoppedDaemonSaysHowToStart() {
        var figures = TopFigures.sample
        figures.daemon = .nobody
        var view = view(figures)
        view.startCommand = "tailmeter run --config /etc/tailmeter.yaml"
        let lines = view.frame(width: 80, height: 24).lines
        #expect(lines[0].contains("daemon not running"))
        #expect(lines.contains(" The daemon is not running: these are the figures of its last commit."))
        #expect(lines.contains(" Start it: tailmeter run --config /etc/tailmeter.yaml"))
        // They are not left out on a low screen.
        #expect(view.frame(width: 80, height: 8).lines.contains { $0.contains("Start it:") })
    }

    @Test func anEmptyTimeSaysWhenTheLastRequestWas() {
        var figures = TopFigures.sample
        figures.rows = []
        figures.lastRequest = Timestamp(seconds: TopFigures.sampleTime.seconds - 86_400 * 3)
        #expect(
            view(figures).frame(width: 80, height: 24).lines.contains {
                $0.contains("the last was at 2026-11-26 14:05")
            })
        figures.lastRequest = nil
        #expect(view(figures).frame(width: 80, height: 24).lines.contains { $0.contains("no requests of these days") })
    }

    @Test func theFilterLeavesOutOtherRows() {
        let lines = view { $0.filter = "社内" }.frame(width: 80, height: 24).lines
        #expect(lines.contains { $0.contains("社内モデル") })
        #expect(!lines.contains { $0.contains("claude") })
        #expect(
            view { $0.filter = "zzz" }.frame(width: 80, height: 24).lines.contains { $0.contains("nothing has 'zzz'") })
    }

    @Test func aFrameForPaperHasEverything() {
        var view = view()
        view.hasKeys = false
        let text = view.frame(width: 80, height: nil).text(hasColor: false, isUTF8: true)
        for name in ["claude-haiku", "社内モデル", "per-user 佐藤", "journald:my-app.service"] { #expect(text.contains(name)) }
        #expect(!text.contains("\u{1B}"))
        #expect(!text.contains("q quit"))
    }

    @Test(arguments: [
        (0, "$0.00"), (1, "<$0.0001"), (49_999_999, "<$0.0001"), (50_000_000, "$0.0001"), (4_200_000_000, "$0.0042"),
        (10_000_000_000, "$0.01"), (12_430_000_000_000, "$12.43"), (9_999_990_000_000_000, "$9,999.99"),
        (12_345_000_000_000_000, "$12.3k"), (-12_430_000_000_000, "-$12.43"),
    ]) func dollarsFit(_ picos: Int128, _ expected: String) {
        #expect(TopText.dollars(Money(picoDollars: picos)) == expected)
    }

    @Test func sharesOfErrorsRoundAsPeopleDo() {
        #expect(TopText.errors(0, of: 10) == "0")
        #expect(TopText.errors(12, of: 1_730) == "12 (0.7%)")
        #expect(TopText.errors(1, of: 100_000) == "1 (<0.1%)")
        #expect(TopText.errors(41, of: 977) == "41 (4.2%)")
        #expect(TopText.errors(10, of: 10) == "10 (100%)")
    }

    @Test func barsAreSharesOfTheirWidth() {
        #expect(TopText.bar(0.72, width: 10) == "███████░░░")
        #expect(TopText.bar(7, width: 4) == "████")
        #expect(TopText.bar(.nan, width: 4) == "░░░░")
    }

    /// Names of other letters stay apart where the terminal has none but ASCII's.
    @Test func asciiNamesStayApart() {
        var view = view { $0.panel = .budgets }
        view.isUTF8 = false
        let text = view.frame(width: 120, height: 24).text(hasColor: false, isUTF8: false)
        #expect(text.utf8.allSatisfy { $0 < 0x80 })
        #expect(text.contains("per-user \\u{4f50}\\u{85e4}"))
    }
}
