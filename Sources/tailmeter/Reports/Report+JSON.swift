import Reports
import UsageModel

/// For programs: figures as `analyze --format json` has them, exact and unrounded.
extension Report {
    func json() -> String {
        var members: [(String, String)] = [("view", JSONText.string(plan.view.rawValue))]
        if let times = plan.times {
            members.append(("since", JSONText.string(RFC3339.text(times.lowerBound, zone: plan.zone))))
            members.append(("until", JSONText.string(RFC3339.text(times.upperBound, zone: plan.zone))))
        }
        members.append(("timezone", JSONText.string(plan.zone.identifier)))
        if let currency {
            members.append(
                (
                    "display_currency",
                    JSONText.object([
                        ("code", JSONText.string(currency.code)),
                        (
                            "per_usd",
                            JSONText.string(
                                Money(picoDollars: Int128(currency.millionthsPerDollar) * 1_000_000).description)
                        ),
                    ])
                ))
        }
        members.append(("total", JSONText.object(figures(total))))
        let named = rows.filter { $0.unnamed == 0 }
        let groups = named.map { row in
            "\n    " + JSONText.object([("key", JSONText.object(key(row)))] + figures(row))
        }
        members.append(("groups", "[\(groups.joined(separator: ","))\(groups.isEmpty ? "" : "\n  ")]"))
        members.append(("left_out", "\(leftOut)"))
        members.append(("notes", JSONText.array(notes.map(JSONText.string))))
        return "{\n" + members.map { "  \(JSONText.string($0)): \($1)" }.joined(separator: ",\n") + "\n}\n"
    }

    private func key(_ row: ReportRow) -> [(String, String)] {
        var key: [(String, String)] = []
        if let time = row.time { key.append(("time", JSONText.string(RFC3339.text(time, zone: plan.zone)))) }
        for (dimension, value) in zip(plan.dimensions, row.values) {
            key.append((dimension.name, JSONText.string(value)))
        }
        return key
    }

    private func figures(_ row: ReportRow) -> [(String, String)] {
        var members = row.group.members()
        if plan.view == .errors { members.append(("attempts", "\(row.attempts)")) }
        if plan.view == .cache {
            members.append(
                (
                    "saved_usd",
                    JSONText.object([
                        ("by_reads", JSONText.string(row.savings.byReads.description)),
                        ("on_writes", JSONText.string(row.savings.onWrites.description)),
                        ("net", JSONText.string(row.savings.net.description)),
                    ])
                ))
        }
        if let previous = row.previous {
            var before: [(String, String)] = [
                ("requests", JSONText.object([("success", "\(previous.successes)"), ("error", "\(previous.errors)")])),
                ("cost_usd", JSONText.string(previous.totals.cost.description)),
            ]
            if plan.view == .cache {
                before.append(("saved_usd", JSONText.string(row.previousSavings.net.description)))
            }
            members.append(("previous", JSONText.object(before)))
        }
        return members
    }
}

/// For spreadsheets (RFC 4180).
extension Report {
    func csv() -> String {
        var header = plan.view.bucket == nil ? [] : ["time"]
        header += plan.dimensions.map(\.name) + UsageFigures.csvHeader
        if plan.view == .errors { header.append("attempts") }
        if plan.view == .cache { header += ["saved_by_reads_usd", "spent_on_writes_usd", "saved_usd"] }
        if plan.compares { header += ["previous_requests", "previous_errors", "previous_cost_usd"] }
        var lines = [header]
        for row in rows where row.unnamed == 0 {
            var cells = plan.view.bucket == nil ? [] : [row.time.map { RFC3339.text($0, zone: plan.zone) } ?? ""]
            cells += row.values + UsageFigures(row.group).csv
            if plan.view == .errors { cells.append("\(row.attempts)") }
            if plan.view == .cache {
                cells += [row.savings.byReads, row.savings.onWrites, row.savings.net].map(\.description)
            }
            if plan.compares {
                cells +=
                    row.previous.map { ["\($0.requests)", "\($0.errors)", $0.totals.cost.description] } ?? ["", "", ""]
            }
            lines.append(cells)
        }
        return CSVText.text(lines)
    }
}
