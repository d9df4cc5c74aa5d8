import Reports
import UsageModel

/// One page to send to someone: nothing runs in it, and it asks for nothing elsewhere.
extension Report {
    func page() -> String {
        """
        <!DOCTYPE html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
        <meta name="color-scheme" content="light dark">
        <meta name="generator" content="tailmeter \(Version.current)">
        <title>\(HTMLText.escaped(title))</title>
        <style>
        \(Self.style)</style>
        </head>
        <body>
        <main>
        <h1>\(HTMLText.escaped(title))</h1>
        \(isEmpty ? "<p class=\"lead\">No requests.</p>" : contents)\(noteList)
        <footer>Made \(RFC3339.minute(plan.now, zone: plan.zone)) by tailmeter from the app’s own logs. Costs are by list \
        prices of each request’s own time, in US dollars\(currencyNote).</footer>
        </main>
        </body>
        </html>

        """
    }

    private var contents: String {
        "<p class=\"lead\">\(HTMLText.escaped(headline))</p>\n\(chart)\(tableElement)"
    }

    private var currencyNote: String {
        guard let currency else { return "" }
        let rate = Money(picoDollars: Int128(currency.millionthsPerDollar) * 1_000_000)
            .decimalDollars(minimumFractionDigits: 0)
        return "; \(currency.code) at \(rate) a dollar"
    }

    private var noteList: String {
        guard !notes.isEmpty else { return "" }
        return "<ul class=\"notes\">\n" + notes.map { "<li>\(HTMLText.escaped($0))</li>\n" }.joined() + "</ul>\n"
    }

    // MARK: - Chart

    /// The course of all rows together as bars; each says its figure to a reader that cannot see it.
    private var chart: String {
        let values = total.course
        guard values.count > 1, let largest = values.max(), largest > 0 else { return "" }
        let (width, height) = (720.0, 160.0)
        let step = width / Double(values.count)
        let bars = values.enumerated().map { index, value in
            let tall = value > 0 ? max(1, Double(value) / Double(largest) * height) : 0
            let (left, wide) = (Double(index) * step + step * 0.1, step * 0.8)
            return
                "<rect x=\"\(Self.decimal(left))\" y=\"\(Self.decimal(height - tall))\" width=\"\(Self.decimal(wide))\""
                + " height=\"\(Self.decimal(tall))\"><title>\(HTMLText.escaped(partName(index))): "
                + "\(HTMLText.escaped(figure(value)))</title></rect>\n"
        }.joined()
        let peak = values.firstIndex(of: largest).map(partName) ?? ""
        let what = "\(measureName.prefix(1).uppercased())\(measureName.dropFirst()) by \(courseUnit)"
        let text = "\(what), most in \(peak): \(figure(largest))"
        return """
            <figure>
            <svg viewBox="0 0 720 164" role="img" aria-label="\(HTMLText.escaped(text))" preserveAspectRatio="none">
            \(bars)<line x1="0" y1="160.5" x2="720" y2="160.5"/>
            </svg>
            <figcaption><span>\(HTMLText.escaped(partName(0)))</span><span>\(HTMLText.escaped(text))</span>\
            <span>\(HTMLText.escaped(partName(values.count - 1)))</span></figcaption>
            </figure>

            """
    }

    private var measureName: String {
        switch plan.view {
        case .errors: "errors"
        case .cache: "savings"
        default: "cost"
        }
    }

    private var courseUnit: String { plan.courseBucket(over: plan.times).rawValue }

    private func partName(_ index: Int) -> String {
        guard index < parts.count else { return "" }
        let text = HumanText.minute(parts[index], plan.zone)
        return switch plan.courseBucket(over: plan.times) {
        case .minute, .hour: text
        case .day, .week: String(text.prefix(10))
        case .month: String(text.prefix(7))
        }
    }

    private func figure(_ value: Int128) -> String {
        plan.view == .errors ? HumanText.counted(Int64(clamping: value), "error") : dollars(Money(picoDollars: value))
    }

    private static func decimal(_ value: Double) -> String {
        let hundredths = Int((value * 100).rounded())
        return "\(hundredths / 100).\(hundredths / 10 % 10)\(hundredths % 10)"
    }

    // MARK: - Table

    private var tableElement: String {
        let shown = columns.filter { $0 != .bar }
        let heads = shown.map { column in
            "<th scope=\"col\"\(Self.alignment(column))>\(HTMLText.escaped(column.title(plan, currency)))</th>"
        }.joined()
        let body = rows.map { row in
            "<tr>" + shown.enumerated().map { cell($1, row, isHead: $0 == 0) }.joined() + "</tr>\n"
        }.joined()
        var foot = ""
        if rows.count > 1 {
            let cells = shown.enumerated().map { index, column in
                switch column {
                case .time, .dimension: index == 0 ? "<th scope=\"row\">total</th>" : "<td></td>"
                case .share, .course: "<td></td>"
                default: cell(column, total, isHead: false)
                }
            }
            foot = "<tfoot><tr>\(cells.joined())</tr></tfoot>\n"
        }
        return """
            <div class="table">
            <table>
            <thead><tr>\(heads)</tr></thead>
            <tbody>
            \(body)</tbody>
            \(foot)</table>
            </div>
            \(rows.contains(where: \.isPartial) ? "<p class=\"notes\">* not whole: cut by the time, or not over</p>\n" : "")
            """
    }

    private func cell(_ column: ReportColumn, _ row: ReportRow, isHead: Bool) -> String {
        if column == .course { return "<td>\(course(row))</td>" }
        var text = HTMLText.escaped(HumanText.printable(self.text(column, row)))
        if column == .time, row.isPartial { text += " *" }
        return isHead ? "<th scope=\"row\">\(text)</th>" : "<td\(Self.alignment(column))>\(text)</td>"
    }

    private static func alignment(_ column: ReportColumn) -> String { column.isNumber ? " class=\"n\"" : "" }

    /// A row's course as a line of small bars; its figures stand in the row, so that it says nothing more to a reader.
    private func course(_ row: ReportRow) -> String {
        let values = row.course
        guard let largest = values.max(), largest > 0 else { return "" }
        let step = 96.0 / Double(values.count)
        let bars = values.enumerated().filter { $1 > 0 }.map { index, value in
            let tall = max(0.5, Double(value) / Double(largest) * 16)
            return "M\(Self.decimal(Double(index) * step)) 16v-\(Self.decimal(tall))h\(Self.decimal(step * 0.85))v"
                + "\(Self.decimal(tall))z"
        }.joined()
        return
            "<svg class=\"course\" viewBox=\"0 0 96 16\" aria-hidden=\"true\" preserveAspectRatio=\"none\"><path d=\"\(bars)\"/></svg>"
    }

    private static let style = """
        :root { --ink: #1b1f24; --dim: #57606a; --line: #d0d7de; --paper: #ffffff; --bar: #0b62c4; }
        @media (prefers-color-scheme: dark) {
        :root { --ink: #e6edf3; --dim: #9aa4af; --line: #30363d; --paper: #0d1117; --bar: #58a6ff; }
        }
        * { box-sizing: border-box; }
        body { margin: 0; background: var(--paper); color: var(--ink); font: 16px/1.5 system-ui, sans-serif; }
        main { max-width: 72rem; margin: 0 auto; padding: 1.5rem 1rem 2rem; }
        h1 { font-size: 1.35rem; margin: 0 0 .25rem; overflow-wrap: anywhere; }
        .lead { font-size: 1.1rem; margin: 0 0 1.25rem; }
        figure { margin: 0 0 1.5rem; }
        svg { display: block; width: 100%; height: 10rem; fill: var(--bar); }
        svg line { stroke: var(--line); }
        figcaption { display: flex; justify-content: space-between; gap: 1rem; color: var(--dim); font-size: .8rem; }
        .table { overflow-x: auto; }
        table { border-collapse: collapse; width: 100%; font-size: .9rem; font-variant-numeric: tabular-nums; }
        th, td { padding: .35rem .6rem; border-bottom: 1px solid var(--line); text-align: left; white-space: nowrap; }
        tbody th { font-weight: 500; white-space: normal; overflow-wrap: anywhere; min-width: 7rem; }
        thead th { color: var(--dim); font-weight: 600; }
        .n { text-align: right; }
        tfoot td, tfoot th { font-weight: 600; border-bottom: 0; border-top: 2px solid var(--line); }
        svg.course { width: 6rem; height: 1rem; }
        .notes { color: var(--dim); font-size: .85rem; padding-left: 1.1rem; }
        p.notes { padding-left: 0; }
        footer { color: var(--dim); font-size: .8rem; margin-top: 2rem; }
        @media print {
        :root { --ink: #000; --dim: #444; --line: #bbb; --paper: #fff; --bar: #333; }
        body { font-size: 11pt; }
        main { max-width: none; padding: 0; }
        .table { overflow: visible; }
        table { font-size: 8.5pt; }
        th, td { padding: .2rem .35rem; }
        tr, figure { break-inside: avoid; }
        thead { display: table-header-group; }
        svg { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
        }

        """
}

/// Text within a page.
enum HTMLText {
    /// The text with what a browser would take for markup made harmless, in elements and in quoted attributes.
    static func escaped(_ text: String) -> String {
        var out = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": out += "&amp;"
            case "<": out += "&lt;"
            case ">": out += "&gt;"
            case "\"": out += "&quot;"
            case "'": out += "&#39;"
            default: out.unicodeScalars.append(scalar)
            }
        }
        return out
    }
}
