import Ledger
import Reports
import UsageModel

/// The requests of a time that cost most, in the forms that users read.
struct CostliestReport {
    let plan: ReportPlan
    let requests: [CostlyRequest]
    /// The sums over all requests of the time, the listed ones among them.
    let total: UsageGroup
    /// A request that cost no more than so many pico-dollars may be missing; 0 where none is.
    let missingBelow: Int64
    let currency: DisplayCurrency?
    /// What is to be said of the list.
    let notes: [String]
    let columns: [Column]

    /// Unless another number is asked for, so many requests are told.
    static let count = ReportOptions.tableTop
    /// So many are told at most.
    static let most = 10_000

    init(
        _ requests: [CostlyRequest], missingBelow: Int64 = 0, data: ReportData, plan: ReportPlan,
        currency: DisplayCurrency?
    ) {
        self.plan = plan
        self.requests = requests
        self.missingBelow = missingBelow
        self.currency = currency
        notes = data.notes
        total = data.current.values.reduce(into: UsageGroup()) { $0 += $1 }
        columns = Column.columns(of: requests, by: plan.dimensions, hasCurrency: currency != nil)
    }

    /// How many requests a plan asks for.
    static func count(_ plan: ReportPlan) throws -> Int {
        let count = plan.top ?? Self.count
        guard count <= most else {
            throw CommandFailure("--top \(count): at most \(most) requests are told one by one", status: .usage)
        }
        return count
    }

    func text(_ form: PageFormat, screen: Report.Screen) -> String {
        switch form {
        case .table: table(screen)
        case .json: json()
        case .csv: csv()
        case .html: page()
        }
    }

    private var title: String { "Costliest requests, \(plan.when)" }

    /// `20 of 1,234 requests: $12.34 of $56.78 (22%)`.
    private var headline: String {
        let cost = Money(picoDollars: requests.reduce(0) { $0 + Int128($1.cost) })
        let share = Report.share(cost.picoDollars, of: total.totals.cost.picoDollars)
        return "\(requests.count) of \(HumanText.counted(total.requests, "request")): \(HumanText.dollars(cost)) of "
            + "\(HumanText.dollars(total.totals.cost)) (\(share))"
    }

    // MARK: - For people

    private func table(_ screen: Report.Screen) -> String {
        var text = title + "\n"
        guard !requests.isEmpty else {
            text += (["no request that cost anything"] + notes).map { $0 + "\n" }.joined()
            return screen.isASCII ? ASCIIText.text(text) : text
        }
        let (table, left) = TextTable.fitting(screen.width, columns, dropping: Column.dropOrder) {
            self.table($0, screen)
        }
        text += headline + "\n\n" + table.render(color: screen.hasColor, width: screen.width)
        var lines = notes
        if !left.isEmpty {
            lines.append(
                "left out to fit: \(left.map { $0.title(currency) }.joined(separator: ", ")); --format csv has all")
        }
        if !lines.isEmpty { text += "\n" + lines.map { $0 + "\n" }.joined() }
        return screen.isASCII ? ASCIIText.text(text) : text
    }

    private func table(_ shown: [Column], _ screen: Report.Screen) -> TextTable {
        var table = TextTable(
            columns: shown.map { TextTable.Column(title: $0.title(currency), isNumber: $0.isNumber) })
        table.rows = requests.map { request in
            shown.map { column in
                let text = HumanText.printable(column.text(request, plan.zone, currency))
                return screen.isASCII && column.isFromLog ? ASCIIText.escaped(text) : text
            }
        }
        return table
    }

    private func page() -> String {
        let page = HTMLPage(title: title, notes: notes, now: plan.now, zone: plan.zone, currency: currency)
        guard !requests.isEmpty else { return page.text("<p class=\"lead\">No request that cost anything.</p>") }
        func cell(_ tag: String, _ column: Column, _ text: String) -> String {
            let words = HTMLText.escaped(HumanText.printable(text))
            return "<\(tag)\(column.isNumber ? " class=\"n\"" : "")>\(words)</\(tag.prefix(2))>"
        }
        let heads = columns.map { cell("th scope=\"col\"", $0, $0.title(currency)) }.joined()
        let rows = requests.map { request in
            "<tr>" + columns.map { cell("td", $0, $0.text(request, plan.zone, currency)) }.joined() + "</tr>\n"
        }.joined()
        return page.text(
            """
            <p class="lead">\(HTMLText.escaped(headline))</p>
            \(HTMLPage.table(title, heads: heads, body: rows))

            """)
    }

    // MARK: - For programs

    private func json() -> String {
        var members: [(String, String)] = [("view", JSONText.string(plan.view.rawValue))]
        if let times = plan.times {
            members.append(("since", JSONText.string(RFC3339.text(times.lowerBound, zone: plan.zone))))
            members.append(("until", JSONText.string(RFC3339.text(times.upperBound, zone: plan.zone))))
        }
        members.append(("timezone", JSONText.string(plan.zone.identifier)))
        members.append(("total", JSONText.object(total.members())))
        let lines = requests.map { "\n    \(json($0))" }
        members.append(("requests", "[\(lines.joined(separator: ","))\(lines.isEmpty ? "" : "\n  ")]"))
        members.append(
            ("missing_below_usd", JSONText.string(Money(picoDollars: Int128(missingBelow)).description)))
        members.append(("notes", JSONText.array(notes.map(JSONText.string))))
        return "{\n" + members.map { "  \(JSONText.string($0)): \($1)" }.joined(separator: ",\n") + "\n}\n"
    }

    private func json(_ request: CostlyRequest) -> String {
        let line = request.line
        func text(_ text: String) -> String { text.isEmpty ? "null" : JSONText.string(text) }
        return JSONText.object([
            ("time", JSONText.string(RFC3339.text(request.time, zone: plan.zone, hasFraction: true))),
            ("cost_usd", JSONText.string(Money(picoDollars: Int128(request.cost)).description)),
            ("provider", JSONText.string(request.series.provider)), ("model", JSONText.string(request.series.model)),
            ("status", JSONText.string(request.series.status.label)),
            ("reason", text(request.series.status.reason ?? "")),
            ("labels", JSONText.object(request.series.labels.map { ($0.name, JSONText.string($0.value)) })),
            ("tokens", request.usage.json),
            (
                "duration_seconds",
                request.duration < 0 ? "null" : DecimalSeconds.text(nanoseconds: request.duration)
            ),
            ("request_id", text(line.id)), ("source", text(line.source)), ("file", text(line.path)),
            ("line", line.line == 0 ? "null" : "\(line.line)"),
        ])
    }

    private func csv() -> String {
        let labels = Set(requests.flatMap { $0.series.labels.map(\.name) }).sorted()
        let header =
            ["time", "cost_usd", "provider", "model", "status"] + labels + [
                "input_tokens", "output_tokens", "cache_read_tokens", "cache_write_tokens", "duration_seconds",
                "request_id", "source", "file", "line",
            ]
        let rows = requests.map { request in
            let usage = request.usage
            return [
                RFC3339.text(request.time, zone: plan.zone, hasFraction: true),
                Money(picoDollars: Int128(request.cost)).description,
                request.series.provider, request.series.model, request.series.status.label,
            ] + labels.map { name in request.series.labels.first { $0.name == name }?.value ?? "" } + [
                "\(usage.input)", "\(usage.output)", "\(usage.cacheRead)", "\(usage.cacheWrite)",
                request.duration < 0 ? "" : DecimalSeconds.text(nanoseconds: request.duration), request.line.id,
                request.line.source, request.line.path, request.line.line == 0 ? "" : "\(request.line.line)",
            ]
        }
        return CSVText.text([header] + rows)
    }
}

// MARK: - Columns

extension CostliestReport {
    /// A column for people.
    enum Column: Hashable {
        case cost, currency, time
        case dimension(UsageDimension)
        case labels
        case input, output, cacheRead, cacheWrite, duration
        case id, line

        /// The order in which a narrow terminal leaves columns out, the first one first; those that are not named here stay.
        static let dropOrder: [Column] = [
            .cacheWrite, .cacheRead, .duration, .labels, .output, .input, .currency, .line,
        ]

        /// Those that have something to show.
        ///
        /// - Parameter by: what is asked for; where that is the model alone, all labels stand in one column.
        static func columns(of requests: [CostlyRequest], by: [UsageDimension], hasCurrency: Bool) -> [Column] {
            let hasLabels = requests.contains { !$0.series.labels.isEmpty }
            var columns: [Column] = [.cost] + (hasCurrency ? [.currency] : []) + [.time]
            columns += by.map { .dimension($0) } + (by == [.model] && hasLabels ? [.labels] : [])
            columns += [.input, .output]
            if requests.contains(where: { $0.usage.cacheRead > 0 }) { columns.append(.cacheRead) }
            if requests.contains(where: { $0.usage.cacheWrite > 0 }) { columns.append(.cacheWrite) }
            if requests.contains(where: { $0.duration >= 0 }) { columns.append(.duration) }
            return columns + [.id, .line]
        }

        var isNumber: Bool {
            switch self {
            case .cost, .currency, .input, .output, .cacheRead, .cacheWrite, .duration: true
            case .time, .dimension, .labels, .id, .line: false
            }
        }

        var isFromLog: Bool {
            switch self {
            case .dimension, .labels, .id, .line: true
            default: false
            }
        }

        func title(_ currency: DisplayCurrency?) -> String {
            switch self {
            case .cost: "cost"
            case .currency: currency?.code ?? ""
            case .time: "time"
            case .dimension(let dimension): dimension.name
            case .labels: "labels"
            case .input: "input"
            case .output: "output"
            case .cacheRead: "cache read"
            case .cacheWrite: "cache write"
            case .duration: "took"
            case .id: "request"
            case .line: "line"
            }
        }

        func text(_ request: CostlyRequest, _ zone: CivilZone, _ currency: DisplayCurrency?) -> String {
            let cost = Money(picoDollars: Int128(request.cost))
            switch self {
            case .cost: return HumanText.dollars(cost)
            case .currency: return currency?.text(cost) ?? ""
            case .time: return RFC3339.second(request.time, zone: zone)
            case .dimension(let dimension): return Self.value(of: dimension, request)
            case .labels: return request.series.labels.map { "\($0.name)=\($0.value)" }.joined(separator: " ")
            case .input: return HumanText.short(request.usage.input)
            case .output: return HumanText.short(request.usage.output)
            case .cacheRead: return HumanText.short(request.usage.cacheRead)
            case .cacheWrite: return HumanText.short(request.usage.cacheWrite)
            case .duration: return request.duration < 0 ? "–" : HumanText.span(nanoseconds: request.duration)
            case .id: return request.line.id.isEmpty ? "–" : request.line.id
            case .line:
                guard !request.line.path.isEmpty else { return "–" }
                return request.line.line == 0 ? request.line.path : "\(request.line.path):\(request.line.line)"
            }
        }

        private static func value(of dimension: UsageDimension, _ request: CostlyRequest) -> String {
            switch dimension {
            case .model: request.series.model
            case .provider: request.series.provider
            case .status: request.series.status.label
            case .reason: request.series.status.reason ?? request.series.status.label
            case .label(let name):
                request.series.labels.first { $0.name == name }?.value
                    ?? (name == "source" ? request.line.path : UsageDimension.unknown)
            }
        }
    }
}
