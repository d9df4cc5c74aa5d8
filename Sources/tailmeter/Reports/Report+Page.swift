import Reports
import UsageModel

/// One page to send to someone: nothing runs in it, and it asks for nothing elsewhere.
extension Report {
    func page() -> String {
        HTMLPage(title: title, notes: notes, now: plan.now, zone: plan.zone, currency: currency)
            .text(isEmpty ? "<p class=\"lead\">No requests.</p>" : contents)
    }

    private var contents: String {
        "<p class=\"lead\">\(HTMLText.escaped(headline))</p>\n\(chart)\(rows.isEmpty ? "" : tableElement)"
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
        let what = "\(measureName.prefix(1).uppercased())\(measureName.dropFirst()) by \(courseBucket.rawValue)"
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

    private func partName(_ index: Int) -> String {
        guard index < parts.count else { return "" }
        let text = HumanText.minute(parts[index], plan.zone)
        return switch courseBucket {
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
            \(HTMLPage.table(title, heads: heads, body: body, foot: foot))
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
}
