import Pricing
import Reports
import UsageModel

/// A report in the forms that users read: the rows of a view, and what is to be said of them.
struct Report {
    let plan: ReportPlan
    let rows: [ReportRow]
    let total: ReportRow
    /// The begins of the parts of the time that rows have a course over.
    let parts: [Timestamp]
    /// How long the parts are.
    let courseBucket: TimeBucket
    /// How many kinds of rows are not named.
    let leftOut: Int
    let columns: [ReportColumn]
    let currency: DisplayCurrency?
    /// What is to be said of the sums.
    let notes: [String]

    init(_ data: ReportData, plan: ReportPlan, prices: PriceBook, currency: DisplayCurrency?) {
        let made = ReportRows(data, plan: plan, prices: prices)
        self.plan = plan
        rows = made.rows
        total = made.total
        parts = made.parts
        courseBucket = made.courseBucket
        leftOut = made.leftOut
        self.currency = currency
        let hasCosts = plan.view != .errors || made.total.group.totals.cost != .zero
        columns = ReportColumn.columns(of: plan, hasCurrency: currency != nil).filter { column in
            switch column {
            case .errors: plan.view == .errors || made.total.group.errors > 0
            case .cost, .currency: hasCosts
            case .course: made.parts.count > 1
            case .change:
                made.total.previousMeasure(plan.view) != nil
                    || made.rows.contains { $0.previousMeasure(plan.view) != nil }
            default: true
            }
        }
        var notes = data.notes
        if total.savings.unpricedTokens > 0 {
            notes.append(
                "\(HumanText.grouped(total.savings.unpricedTokens)) tokens of caches have no price and are in no saving"
            )
        }
        self.notes = notes
    }

    /// Whether there is nothing to tell of the time.
    var isEmpty: Bool { total.group.requests == 0 && total.attempts == 0 }

    // MARK: - Words

    /// `Today, 2026-11-23 in Asia/Tokyo`.
    var title: String {
        let what =
            switch plan.view {
            case .today: "Today"
            case .daily: "By day"
            case .weekly: "By week"
            case .monthly: "By month"
            case .models: "By model"
            case .labels: "By \(plan.dimensions.first?.name ?? "label")"
            case .errors: "Errors"
            case .cache: "Saved by caches"
            case .costliest: "Costliest requests"
            case .budgets: "Budgets"
            }
        return "\(what), \(plan.when)"
    }

    /// What a row is of, where it stands for kinds that are not named.
    func name(_ row: ReportRow) -> String? {
        guard row.unnamed > 0 else { return nil }
        return "\(HumanText.grouped(Int64(row.unnamed))) more"
    }

    /// The begin of a row's day, week or month: `2026-11-23 Mon`, `2026-11`.
    func time(_ row: ReportRow) -> String {
        guard let time = row.time else { return "" }
        let day = RFC3339.day(time, zone: plan.zone)
        switch plan.view.bucket {
        case .month: return String(day.prefix(7))
        case .day:
            let monday = plan.zone.week(of: time, firstDayAfterMonday: 0).lowerBound
            return "\(day) \(Self.weekdays[Int(plan.zone.day(of: time) - monday)])"
        default: return day
        }
    }

    private static let weekdays = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]

    // MARK: - Cells

    /// How much a figure has changed: `+23%`, `new`, `gone`; empty where there is nothing to compare.
    static func change(_ value: Int128, from before: Int128?) -> String {
        guard let before else { return "" }
        guard before != value else { return "=" }
        guard before != 0 else { return "new" }
        guard value != 0 else { return "gone" }
        let share = Double(value - before) / Double(before.magnitude) * 100
        guard abs(share) < 1_000 else {
            return value > 0 && before > 0 ? "×\(HumanText.grouped(Int64(clamping: value / before)))" : ">999%"
        }
        let tenths = Int64((abs(share) * 10).rounded())
        let text = tenths < 100 ? "\(tenths / 10).\(tenths % 10)" : "\((tenths + 5) / 10)"
        return "\(share < 0 ? "-" : "+")\(text)%"
    }

    /// `12%`, `0.4%`; `–` of nothing.
    static func share(_ part: Int128, of whole: Int128) -> String {
        guard whole > 0, part >= 0 else { return "–" }
        let tenths = Int64((Double(part) / Double(whole) * 1_000).rounded())
        guard tenths < 100 else { return "\((tenths + 5) / 10)%" }
        return part > 0 && tenths == 0 ? "<0.1%" : "\(tenths / 10).\(tenths % 10)%"
    }

    /// A cell for a person.
    func text(_ column: ReportColumn, _ row: ReportRow) -> String {
        let usage = row.group.totals.usage
        switch column {
        case .time: return time(row)
        case .dimension(let index):
            if let name = name(row) { return index == 0 ? name : "" }
            return index < row.values.count ? row.values[index] : ""
        case .requests: return HumanText.grouped(row.group.requests)
        case .errors: return HumanText.grouped(row.group.errors)
        case .errorShare: return Self.share(Int128(row.group.errors), of: Int128(row.attempts))
        case .input: return HumanText.short(usage.input)
        case .output: return HumanText.short(usage.output)
        case .cacheRead: return HumanText.short(usage.cacheRead)
        case .cacheWrite: return HumanText.short(usage.cacheWrite)
        case .readShare:
            return Self.share(Int128(usage.cacheRead), of: Int128(usage.total) - Int128(usage.output))
        case .savedByReads: return HumanText.dollars(row.savings.byReads)
        case .spentOnWrites: return HumanText.dollars(row.savings.onWrites)
        case .saved: return HumanText.dollars(row.savings.net)
        case .cost:
            // What has no price is in no cost.
            return (row.group.totals.unpricedTokens > 0 ? "≥" : "") + HumanText.dollars(row.group.totals.cost)
        case .currency:
            let money = plan.view == .cache ? row.savings.net : row.group.totals.cost
            let text = currency?.text(money) ?? ""
            return text.replacing("\(currency?.code ?? "") ", with: "")
        case .share: return Self.share(row.measure(plan.view), of: total.measure(plan.view))
        case .change: return Self.change(row.measure(plan.view), from: row.previousMeasure(plan.view))
        case .p50, .p95:
            let duration = row.group.durations(at: [column == .p50 ? 0.5 : 0.95])[0]
            return duration.map { HumanText.span(nanoseconds: $0) } ?? "–"
        case .course: return Sparkline.text(Sparkline.fitted(row.course, to: Self.courseColumns))
        case .bar:
            let largest = rows.map { $0.measure(plan.view) }.max() ?? 0
            return Sparkline.bar(row.measure(plan.view), of: largest, columns: Self.barColumns)
        }
    }

    private static let courseColumns = 31
    private static let barColumns = 16
}
