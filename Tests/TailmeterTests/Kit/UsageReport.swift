import Foundation

/// What `analyze --format json` prints, and what the corpus expects of it.
struct UsageReport: Decodable {
    struct Lines: Decodable, Equatable {
        let total: Int
        let usage: Int
        let other: Int
        let filtered: Int?
        let skipped: [String: Int]?
    }

    struct Group: Decodable, Equatable {
        struct Latency: Decodable, Equatable {
            let count: Int
            let p50: Double?
            let p95: Double?
            let p99: Double?
            let max: Double?
        }

        let key: [String: String]
        let requests: [String: Int]
        let tokens: [String: Int]
        let costUSD: String
        let latency: Latency

        enum CodingKeys: String, CodingKey {
            case key, requests, tokens
            case costUSD = "cost_usd"
            case latency = "latency_seconds"
        }

        /// What can be told without a sketch: all but percentiles, with the cost to at least six places.
        var exact: [String] {
            let cost = Self.sixPlaces(costUSD)
            return [
                "\(key.sorted { $0.key < $1.key })", "\(requests.sorted { $0.key < $1.key })",
                "\(tokens.sorted { $0.key < $1.key })", cost, "\(latency.count) \(latency.max ?? 0)",
            ]
        }

        private static func sixPlaces(_ decimal: String) -> String {
            let parts = decimal.split(separator: ".")
            let fraction = parts.count > 1 ? String(parts[1]) : ""
            return "\(parts[0]).\(fraction)\(String(repeating: "0", count: max(0, 6 - fraction.count)))"
        }
    }

    let lines: Lines
    let groups: [Group]
    let events: [String: Int]
    let unpriced: [String: Int]?
    let requestsWithoutUsage: Int?

    enum CodingKeys: String, CodingKey {
        case lines, groups, events, unpriced
        case requestsWithoutUsage = "requests_without_usage"
    }

    init(json: String) throws {
        self = try JSONDecoder().decode(UsageReport.self, from: Data(json.utf8))
    }

    /// Everything that is exact, group by group in the order of the report.
    var exact: [[String]] { groups.map(\.exact) }

    /// How many lines were passed over.
    var skippedLines: Int { lines.skipped?.values.reduce(0, +) ?? 0 }
}
