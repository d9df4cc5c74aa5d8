import Foundation

/// A page of metrics, read the way Prometheus reads text 0.0.4. Values stay text, so that decimals compare exactly.
struct ScrapedMetrics: Sendable {
    /// Values by series, written as `name{label="value",…}` with the labels in the order of their names.
    private(set) var values: [String: String] = [:]
    /// Types by family.
    private(set) var types: [String: String] = [:]

    init(_ page: String) {
        for line in page.split(separator: "\n") {
            if line.hasPrefix("# TYPE ") {
                let words = line.split(separator: " ")
                if words.count == 4 { types[String(words[2])] = String(words[3]) }
            } else if !line.hasPrefix("#"), let space = line.lastIndex(of: " ") {
                values[Self.ordered(line[..<space])] = String(line[line.index(after: space)...])
            }
        }
    }

    subscript(series: String) -> String? { values[series] }

    /// The sum of all whole-numbered series whose names begin so.
    func sum(_ prefix: String) -> Int {
        values.reduce(0) { $1.key.hasPrefix(prefix) ? $0 + (Int($1.value) ?? 0) : $0 }
    }

    /// Lines that were read, whatever became of them.
    var lines: Int { sum("tailmeter_lines_total{") }

    /// All series of the families that `isWanted` says, with their values.
    func series(where isWanted: (String) -> Bool) -> [String: String] {
        values.filter { isWanted(String($0.key.prefix { $0 != "{" })) }
    }

    /// Counters and the parts of histograms that are lower here than they were earlier, or gone.
    ///
    /// What a process tells of itself begins anew with each.
    func decreases(since earlier: ScrapedMetrics) -> [String] {
        earlier.values.compactMap { series, before in
            let name = String(series.prefix { $0 != "{" })
            guard !name.hasPrefix("process_"), !name.hasPrefix("tailmeter_commit_") else { return nil }
            let family = ["_bucket", "_sum", "_count"].lazy.filter(name.hasSuffix).map { name.dropLast($0.count) }.first
            let type = types[name] ?? earlier.types[name] ?? family.flatMap { earlier.types[String($0)] }
            guard type == "counter" || type == "histogram" else { return nil }
            guard let now = values[series] else { return "\(series) \(before) is gone" }
            guard let old = Decimal(string: before), let new = Decimal(string: now) else { return "\(series) \(now)" }
            return new < old ? "\(series) went from \(before) to \(now)" : nil
        }
    }

    /// A few lines for messages.
    var summary: String {
        values.filter { $0.key.hasPrefix("llm_requests") || $0.key.hasPrefix("tailmeter_lines") && $0.value != "0" }
            .map { "\($0.key) \($0.value)" }.sorted().joined(separator: "; ")
    }

    private static func ordered(_ series: Substring) -> String {
        guard let brace = series.firstIndex(of: "{"), series.last == "}" else { return String(series) }
        var labels: [String] = []
        var label = ""
        var isQuoted = false
        var isEscaped = false
        for character in series[series.index(after: brace)...].dropLast() {
            if character == ",", !isQuoted {
                labels.append(label)
                label = ""
                continue
            }
            label.append(character)
            if isEscaped {
                isEscaped = false
            } else if character == "\\" {
                isEscaped = true
            } else if character == "\"" {
                isQuoted.toggle()
            }
        }
        labels.append(label)
        return series[..<brace] + "{" + labels.sorted().joined(separator: ",") + "}"
    }
}
