/// The metrics of a page in text 0.0.4, with the labels of each.
struct ExportedNames {
    /// By metric, as Prometheus stores it; `job` and `instance` are added by the scrape.
    private(set) var labels: [String: Set<String>] = [:]
    /// `metric label=value` of all series.
    private(set) var pairs: Set<String> = []

    init(page: String) {
        for line in page.split(separator: "\n") where !line.hasPrefix("#") {
            let metric = String(line.prefix { $0 != "{" && $0 != " " })
            var names: [String] = []
            if line.dropFirst(metric.count).first == "{" {
                for match in line.matches(of: /([a-z_]+)="((?:[^"\\]|\\.)*)"/) {
                    names.append(String(match.1))
                    pairs.insert("\(metric) \(match.1)=\(match.2)")
                }
            }
            add(metric, labels: names)
        }
    }

    mutating func add(_ metric: String, labels names: [String]) {
        labels[metric, default: ["job", "instance"]].formUnion(names)
    }
}
