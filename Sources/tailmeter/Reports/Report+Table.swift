import Reports
import UsageModel

/// For a person at a terminal.
extension Report {
    /// What an output can show.
    struct Screen {
        /// How many columns there are; `nil` where nothing ends a line.
        var width: Int?
        var hasColor = false
        /// Whether it shows ASCII alone.
        var isASCII = false

        /// The terminal at standard output, or what stands in its place.
        static var standardOutput: Screen {
            Screen(
                width: StandardOutput.columns, hasColor: StandardOutput.wantsColor,
                isASCII: StandardOutput.isTerminal && !StandardOutput.showsUTF8)
        }
    }

    func table(_ screen: Screen) -> String {
        var text = title + "\n"
        if isEmpty {
            text += (["no requests"] + notes).map { $0 + "\n" }.joined()
            return screen.isASCII ? ASCIIText.text(text) : text
        }
        text += headline + "\n"
        guard !rows.isEmpty else {
            if !notes.isEmpty { text += "\n" + notes.map { $0 + "\n" }.joined() }
            return screen.isASCII ? ASCIIText.text(text) : text
        }
        text += "\n"
        let (table, left) = TextTable.fitting(screen.width, columns, dropping: ReportColumn.dropOrder) {
            self.table($0, screen)
        }
        text += table.render(color: screen.hasColor, width: screen.width)
        var lines = notes
        let leftOut = left.map { $0.title(plan, currency) }.filter { !$0.isEmpty }
        if !leftOut.isEmpty {
            lines.append("left out to fit: \(leftOut.joined(separator: ", ")); --format csv has all")
        }
        if rows.contains(where: \.isPartial) { lines.append("* not whole: cut by the time, or not over") }
        if !lines.isEmpty { text += "\n" + lines.map { $0 + "\n" }.joined() }
        return screen.isASCII ? ASCIIText.text(text) : text
    }

    /// The sums in a line: `$12.34 (JPY 1,913), 1,234 requests, 2 errors (0.2%), 4.63M tokens; +23% on $9.99 in 2026-11-22`.
    var headline: String {
        let group = total.group
        var parts: [String] = []
        let money = plan.view == .cache ? total.savings.net : group.totals.cost
        if plan.view == .errors {
            parts.append(HumanText.counted(group.errors, "error"))
            parts.append(
                "\(Self.share(Int128(group.errors), of: Int128(total.attempts))) of "
                    + HumanText.counted(total.attempts, "request"))
        } else {
            parts.append(dollars(money) + (plan.view == .cache ? " saved" : ""))
            parts.append(HumanText.counted(group.requests, "request"))
            if group.errors > 0 {
                let share = Self.share(Int128(group.errors), of: Int128(group.requests))
                parts.append("\(HumanText.counted(group.errors, "error")) (\(share))")
            }
            parts.append("\(HumanText.short(group.totals.usage.total)) tokens")
        }
        guard let before = total.previousMeasure(plan.view) else { return parts.joined(separator: ", ") }
        let change = Self.change(total.measure(plan.view), from: before)
        let what =
            plan.view == .errors
            ? HumanText.grouped(Int64(clamping: before)) : HumanText.dollars(Money(picoDollars: before))
        let when = plan.isToday ? "yesterday by this time" : "in \(plan.previous.map(plan.span) ?? "")"
        return parts.joined(separator: ", ") + "; \(change) on \(what) \(when)"
    }

    /// An amount, with that in the second currency where there is one.
    func dollars(_ money: Money) -> String {
        HumanText.dollars(money) + (currency.map { " (\($0.text(money)))" } ?? "")
    }

    private func table(_ shown: [ReportColumn], _ screen: Screen) -> TextTable {
        var table = TextTable(
            columns: shown.map { TextTable.Column(title: $0.title(plan, currency), isNumber: $0.isNumber) })
        table.rows = rows.map { row in shown.map { cell($0, row, screen) } }
        // One row is its own sum.
        guard rows.count > 1 else { return table }
        table.totals = shown.enumerated().map { index, column in
            switch column {
            case .time, .dimension: index == 0 ? "total" : ""
            case .bar, .share: ""
            default: cell(column, total, screen)
            }
        }
        return table
    }

    private func cell(_ column: ReportColumn, _ row: ReportRow, _ screen: Screen) -> String {
        let text = HumanText.printable(text(column, row))
        switch column {
        case .dimension where screen.isASCII && row.unnamed == 0: return ASCIIText.escaped(text)
        case .time where row.isPartial: return text + " *"
        default: return text
        }
    }
}
