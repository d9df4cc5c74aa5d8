import Ledger
import UsageModel

/// Draws figures and what a person chose.
struct TopView {
    let state: TopState
    let figures: TopFigures
    let zone: CivilZone
    let now: Timestamp
    /// What is wrong, beside what the figures tell.
    var trouble: String?
    /// How the daemon is started.
    var startCommand = "tailmeter run"
    /// Whether names may have other letters than those of ASCII; else these stand by their numbers, so that two names differ.
    var isUTF8 = true
    /// Whether the keys are told: not on paper.
    var hasKeys = true

    private static let margin = 1
    /// A smaller screen shows nothing of use.
    static let leastWidth = 24
    static let leastHeight = 5

    /// The rows that the keys act on, for a screen of so many rows.
    func shown(height: Int?) -> TopState.Shown {
        let names =
            switch state.panel {
            case .overview: rows.map(\.name)
            case .budgets: budgets.map(\.name)
            case .sources: sources.map(\.name)
            }
        return TopState.Shown(
            names: names, page: max(1, layout(height: height).tableRows),
            dimensions: TopDimension.all(labels: figures.labels))
    }

    /// The screen.
    ///
    /// - Parameter height: its rows; `nil` for as many as there is to show.
    func frame(width: Int, height: Int?) -> Frame {
        let layout = layout(height: height)
        var frame = Frame(width: width, height: height ?? neededHeight(layout))
        guard width >= Self.leastWidth, frame.height >= Self.leastHeight else {
            frame.write("too small: \(Self.leastWidth)x\(Self.leastHeight)", row: 0, column: 0)
            return frame
        }
        drawTitle(on: &frame)
        if hasKeys { drawKeys(on: &frame) }
        if state.isHelpShown {
            drawHelp(on: &frame)
            return frame
        }
        var row = 1
        for banner in banners(width: width) {
            frame.write(banner.text, row: row, column: Self.margin, style: banner.style)
            row += 1
        }
        if layout.hasSums {
            drawSums(on: &frame, row: row)
            row += 1
        }
        if layout.hasChart {
            drawChart(on: &frame, row: row)
            row += 1
        }
        let span = Self.margin..<(width - Self.margin)
        if layout.budgetRows > 0 {
            row += layout.hasGaps ? 1 : 0
            budgetTable(isPanel: false, shown: layout.budgetRows).draw(
                on: &frame, row: row, columns: span, shown: 0..<layout.budgetRows)
            row += 1 + layout.budgetRows
        }
        if layout.sourceRows > 0 {
            row += layout.hasGaps ? 1 : 0
            sourceTable(isPanel: false, shown: layout.sourceRows).draw(
                on: &frame, row: row, columns: span, shown: 0..<layout.sourceRows)
            row += 1 + layout.sourceRows
        }
        row += layout.hasGaps ? 1 : 0
        let first = min(state.first, max(0, panelCount - 1))
        panelTable.draw(
            on: &frame, row: row, columns: span, shown: first..<(first + layout.tableRows), chosen: chosen)
        if panelCount == 0, layout.tableRows > 0 {
            frame.write(DisplayWidth.cut(emptyText, to: span.count), row: row + 1, column: Self.margin, style: .dim)
        }
        return frame
    }

    // MARK: - What is shown

    /// A name from a log, or another text that is not ours.
    func name(_ text: String) -> String {
        let shown = String(TerminalText.characters(text))
        return isUTF8 ? shown : ASCIIText.escaped(shown)
    }

    /// The rows of the figures that the filter lets through, in their order.
    var rows: [TopFigures.Row] {
        state.sort.sorted(figures.rows.filter { state.accepts($0.name) }, isReversed: state.isReversed)
    }

    var budgets: [TopFigures.BudgetRow] {
        let all = figures.budgets ?? []
        return state.panel == .budgets ? all.filter { state.accepts($0.name) } : all
    }

    var sources: [TopFigures.Source] {
        state.panel == .sources ? figures.sources.filter { state.accepts($0.name) } : figures.sources
    }

    private var panelCount: Int {
        switch state.panel {
        case .overview: rows.count
        case .budgets: budgets.count
        case .sources: sources.count
        }
    }

    private var chosen: Int? {
        guard let selection = state.selection else { return nil }
        switch state.panel {
        case .overview: return rows.firstIndex { $0.name == selection }
        case .budgets: return budgets.firstIndex { $0.name == selection }
        case .sources: return sources.firstIndex { $0.name == selection }
        }
    }

    private var panelTable: TopTable {
        switch state.panel {
        case .overview: usageTable
        case .budgets: budgetTable(isPanel: true)
        case .sources: sourceTable(isPanel: true)
        }
    }

    private var emptyText: String {
        switch state.panel {
        case _ where !state.filter.isEmpty: return "nothing has '\(name(state.filter))' in its name (Esc: all)"
        case .overview:
            guard let last = figures.lastRequest else { return "the ledger has no requests of these days" }
            return "no requests: the last was at \(HumanText.clock(last, zone, now: now)) (w: a longer time)"
        case .budgets:
            return figures.budgets == nil
                ? "name the settings with --config to see their budgets" : "the settings have no budgets"
        case .sources: return "the ledger has no sources yet"
        }
    }

    private func layout(height: Int?) -> TopLayout {
        let isOverview = state.panel == .overview
        return TopLayout(
            height: height, banners: bannerTexts.count, budgets: isOverview ? budgets.count : 0,
            sources: isOverview ? sources.count : 0, table: panelCount)
    }

    private func neededHeight(_ layout: TopLayout) -> Int {
        let sections = [layout.budgetRows, layout.sourceRows, layout.tableRows].filter { $0 > 0 }
        return 3 + bannerTexts.count + sections.reduce(0) { $0 + $1 + 2 }
    }

    // MARK: - The top of the screen

    private func drawTitle(on frame: inout Frame) {
        let clock = "\(TopText.clock(state.isPaused ? figures.time : now, zone)) \(zone.identifier)"
        var parts = ["tailmeter top"]
        if state.isPaused { parts.append("PAUSED") }
        switch figures.daemon {
        case .process: parts.append("daemon running")
        case .nobody: parts.append("daemon not running")
        case .unknown: parts.append("daemon unknown")
        }
        if let commit = figures.lastCommit { parts.append("last commit \(TopText.ago(commit, now: now))") }
        if case .process(let process?) = figures.daemon { parts.append("process \(process)") }
        let end = frame.width - Self.margin - DisplayWidth.of(clock)
        let room = end - 2 - Self.margin
        while parts.count > 1, DisplayWidth.of(parts.joined(separator: "  ")) > room { parts.removeLast() }
        frame.write(DisplayWidth.cut(parts.joined(separator: "  "), to: max(0, room)), row: 0, column: Self.margin)
        if end > Self.margin + "tailmeter top".count { frame.write(clock, row: 0, column: end) }
        let bar = figures.daemon == .nobody ? Style(color: .red, isReversed: true) : Style.bar
        frame.restyle(row: 0) { _ in state.isPaused ? Style(color: .yellow, isReversed: true) : bar }
    }

    private var bannerTexts: [(text: String, style: Style)] {
        var banners: [(String, Style)] = []
        if let trouble { banners.append((trouble, .bad)) }
        switch figures.daemon {
        case .process: break
        case .nobody:
            banners.append(("The daemon is not running: these are the figures of its last commit.", .bad))
            banners.append(("Start it: \(startCommand)", .bad))
        case .unknown(let reason): banners.append(("Whether the daemon runs can't be told: \(reason)", .warning))
        }
        return banners
    }

    private func banners(width: Int) -> [(text: String, style: Style)] {
        bannerTexts.map { (DisplayWidth.cut(name($0.text), to: width - 2 * Self.margin), $0.style) }
    }

    /// The sums of the day, those that matter most first; as many as there is room for.
    private func drawSums(on frame: inout Frame, row: Int) {
        let today = figures.today
        let cost = TopText.dollars(today.totals.cost) + (today.totals.unpricedTokens > 0 ? "+" : "")
        let errors = "\(HumanText.counted(today.errors, "error"))\(share(today))"
        let facts: [(String, Style)] = [
            ("today \(cost)", .bold), (HumanText.counted(today.totals.requests, "request"), .plain),
            (errors, today.errors > 0 ? .bad : .plain), ("p95 \(TopText.span(today.p95))", .plain),
            ("\(HumanText.short(today.totals.usage.total)) tokens", .plain),
            ("\(HumanText.short(today.totals.usage.input)) input", .dim),
            ("\(HumanText.short(today.totals.usage.output)) output", .dim),
            ("\(HumanText.short(today.totals.usage.cacheRead)) read from cache", .dim),
            ("\(HumanText.short(today.totals.unpricedTokens)) without a price", .warning),
        ].filter { !($0.0.hasSuffix("without a price") && today.totals.unpricedTokens == 0) }
        var column = Self.margin
        for (text, style) in facts {
            guard column + DisplayWidth.of(text) <= frame.width - Self.margin else { break }
            column = frame.write(text, row: row, column: column, style: style) + 3
        }
    }

    private func share(_ row: TopFigures.Row) -> String {
        let text = TopText.errors(row.errors, of: row.totals.requests)
        return text.firstIndex(of: "(").map { " " + text[$0...] } ?? ""
    }

    /// What each of the last minutes cost, or where nothing has a price, how many requests it had.
    private func drawChart(on frame: inout Frame, row: Int) {
        let hasCost = figures.minutes.contains { $0.cost.picoDollars > 0 }
        let values = figures.minutes.map { hasCost ? $0.cost.picoDollars : Int128($0.requests) }
        let highest = values.max() ?? 0
        let peak = hasCost ? TopText.dollars(Money(picoDollars: highest)) : HumanText.short(Int64(clamping: highest))
        let lead = "\(hasCost ? TopText.dollars(figures.rate) : "requests") a minute "
        let tail = " peak \(peak)"
        let room = frame.width - 2 * Self.margin - DisplayWidth.of(lead) - DisplayWidth.of(tail) - 8
        guard room >= 10 else {
            frame.write(DisplayWidth.cut(lead, to: frame.width - 2 * Self.margin), row: row, column: Self.margin)
            return
        }
        let last = Array(values.suffix(min(room, values.count)))
        var column = frame.write(lead, row: row, column: Self.margin, style: .bold)
        column = frame.write(Sparkline.text(last), row: row, column: column, style: .good)
        frame.write("\(tail), \(last.count) min", row: row, column: column, style: .dim)
    }

    // MARK: - Keys

    private func drawKeys(on frame: inout Frame) {
        let row = frame.height - 1
        if state.isTypingFilter {
            let column = frame.write(
                TerminalText.cutBeginning("filter: \(name(state.filter))", to: frame.width - 2 * Self.margin - 1),
                row: row,
                column: Self.margin, style: .bold)
            let end = frame.write(" ", row: row, column: column, style: .bar)
            frame.write("  Enter: keep  Esc: as before", row: row, column: end, style: .dim)
            return
        }
        let next = TopDimension.all(labels: figures.labels)
        let index = next.firstIndex(of: state.dimension) ?? 0
        let keys: [(String, String)] = [
            ("q", "quit"), ("?", "help"), ("p", state.isPaused ? "go on" : "pause"), ("s", "sort"), ("/", "filter"),
            ("w", "time"), ("Tab", "by \(name(next[(index + 1) % next.count].name))"),
            ("1 2 3", "views"),
        ]
        var column = Self.margin
        for (key, what) in keys {
            guard column + DisplayWidth.of("\(key) \(what)") <= frame.width - Self.margin else { break }
            column = frame.write(key, row: row, column: column, style: .bold)
            column = frame.write(" \(what)", row: row, column: column, style: .dim) + 2
        }
    }
}
