import Ledger
import UsageModel

/// What differs between a ledger and the one that takes its place.
enum LedgerDifference {
    /// A table of the models that differ, or a line that none does.
    static func text(old: LedgerInspection?, new: LedgerInspection, color: Bool) -> String {
        let before = old?.totalsByModel ?? [:]
        let after = new.totalsByModel
        var table = TextTable(columns: [
            .init(title: "model", isNumber: false), .init(title: "requests before", isNumber: true),
            .init(title: "now", isNumber: true), .init(title: "tokens before", isNumber: true),
            .init(title: "now", isNumber: true), .init(title: "cost before", isNumber: true),
            .init(title: "now", isNumber: true),
        ])
        for model in Set(before.keys).union(after.keys).sorted() {
            let one = before[model] ?? UsageTotals()
            let other = after[model] ?? UsageTotals()
            guard
                (one.requests, one.usage.total, one.cost.picoDollars)
                    != (other.requests, other.usage.total, other.cost.picoDollars)
            else { continue }
            table.rows.append(row(model, one, other))
        }
        let totals = row("total", old?.totals ?? UsageTotals(), new.totals)
        guard !table.rows.isEmpty else {
            return "the same requests, tokens and cost as before: \(totals[2]), \(totals[4]), \(totals[6])\n"
        }
        table.totals = totals
        return table.render(color: color)
    }

    private static func row(_ name: String, _ old: UsageTotals, _ new: UsageTotals) -> [String] {
        [
            name, HumanText.grouped(old.requests), HumanText.grouped(new.requests), HumanText.grouped(old.usage.total),
            HumanText.grouped(new.usage.total), HumanText.dollars(old.cost), HumanText.dollars(new.cost),
        ]
    }
}
