import Budgets
import UsageModel

/// The tables of the view.
extension TopView {
    var usageTable: TopTable {
        let columns = TopColumn.allCases
        // What is sorted by is shown, however narrow the screen is.
        let ranks = [TopColumn.name, state.sort] + TopColumn.byImportance
        let arrow = state.isReversed != (state.sort == .name) ? "▲" : "▼"
        var table = TopTable(
            columns: columns.map { column in
                let title = column == .name ? usageTitle : column.title
                return TopTable.Column(
                    title: column == state.sort ? title + arrow : title, isNumber: column != .name,
                    width: column.width, rank: ranks.firstIndex(of: column) ?? ranks.count,
                    isMarked: column == state.sort)
            })
        table.rows = rows.map { row in
            columns.map { column in
                TopTable.Cell(
                    text: column == .name ? name(row.name) : column.text(row, minutes: figures.minuteCount),
                    style: column == .errors && row.errors > 0 ? .bad : .plain)
            }
        }
        return table
    }

    /// `MODEL  last hour`, `USER  since 13:45`.
    private var usageTitle: String {
        let title = name(figures.dimension.name).uppercased()
        let time =
            figures.dimension.isByQuarter && figures.window != .today
            ? "since \(HumanText.clock(figures.times.lowerBound, zone, now: now))" : figures.window.title
        return "\(title)  \(time)" + filterMark
    }

    private var filterMark: String { state.filter.isEmpty ? "" : "  with '\(name(state.filter))'" }

    /// - Parameters:
    ///   - isPanel: whether it fills the screen.
    ///   - shown: how many rows of it are shown.
    func budgetTable(isPanel: Bool, shown: Int = 0) -> TopTable {
        let count = isPanel || shown >= budgets.count ? "" : "  \(shown) of \(HumanText.grouped(Int64(budgets.count)))"
        var table = TopTable(columns: [
            .init(title: "BUDGET\(count)\(isPanel ? filterMark : "")", isNumber: false, width: 16, rank: 0),
            .init(title: "SPENT", width: 8, rank: 1), .init(title: "LIMIT", width: 8, rank: 2),
            .init(title: "", isNumber: false, width: Self.barWidth, rank: 5),
            .init(title: "SHARE", width: 5, rank: 3), .init(title: "FORECAST", width: 8, rank: 4),
            .init(title: "RUNS OUT", width: 8, rank: 6), .init(title: "PERIOD ENDS", width: 11, rank: 7),
        ])
        table.rows = budgets.map { cells($0) }
        return table
    }

    private static let barWidth = 8

    /// `21:40`, on another day `11-30 21:40`.
    private func time(_ time: Timestamp, _ zone: CivilZone) -> String {
        let text = HumanText.clock(time, zone, now: now)
        return text.count > 5 ? String(text.dropFirst(5)) : text
    }

    private func cells(_ row: TopFigures.BudgetRow) -> [TopTable.Cell] {
        let standing = row.standing
        let budget = name(row.name)
        let ends = time(standing.end, row.zone)
        guard row.isCounted else {
            return [
                .init(text: budget), .init(text: "–"), .init(text: TopText.amount(standing.limit)),
                .init(text: "uncounted", style: .dim), .init(text: "–"), .init(text: "–"), .init(text: ""),
                .init(text: ends, style: .dim),
            ]
        }
        let forecast = standing.forecast(now: now)
        let style: Style = standing.ratio >= 1 ? .bad : forecast != nil || standing.ratio >= 0.8 ? .warning : .good
        return [
            .init(text: budget), .init(text: TopText.amount(standing.spent) + (standing.isAtLeast ? "+" : "")),
            .init(text: TopText.amount(standing.limit)),
            .init(text: TopText.bar(standing.ratio, width: Self.barWidth), style: style),
            .init(text: HumanText.share(standing), style: style),
            .init(text: TopText.amount(standing.expected(now: now)), style: forecast == nil ? .plain : .warning),
            .init(
                text: standing.ratio >= 1 ? "over" : forecast.map { time($0.exceedsAt, row.zone) } ?? "",
                style: style),
            .init(text: ends, style: .dim),
        ]
    }

    func sourceTable(isPanel: Bool, shown: Int = 0) -> TopTable {
        let count = isPanel || shown >= sources.count ? "" : "  \(shown) of \(HumanText.grouped(Int64(sources.count)))"
        var table = TopTable(columns: [
            .init(
                title: "SOURCE\(count)\(isPanel ? filterMark : "")", isNumber: false, width: 20, rank: 0, keepsEnd: true
            ),
            .init(title: "BEHIND", width: 9, rank: 1), .init(title: "LAST LINE", width: 9, rank: 2),
            .init(title: "FILES", width: 5, rank: 3),
            .init(title: "", isNumber: false, width: 0, rank: 4),
        ])
        table.rows = sources.map { source in
            let behind = source.bytes.map { HumanText.bytes($0) } ?? "–"
            return [
                .init(text: name(source.name)),
                .init(text: behind, style: (source.bytes ?? 0) > 0 ? .warning : .good),
                .init(text: source.lastTime.map { TopText.ago($0, now: now) } ?? "–"),
                .init(text: HumanText.grouped(Int64(source.files))),
                .init(text: name(source.trouble ?? ""), style: .bad),
            ]
        }
        return table
    }
}
