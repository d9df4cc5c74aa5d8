import Foundation
import Pricing
import TestKit
import UsageModel

/// The published packages, run by one Python process for all requests.
enum PublishedPrices {
    struct Request {
        let provider: String
        let model: String
        /// Whether Bedrock bills the bare name as it bills `global.`: there is no line of its own for the latter.
        let isWorldwide: Bool
        let kind: String
        let tier: ServiceTier
        let usage: TokenUsage
        let time: Timestamp
        /// What it costs by our book, in pico-dollars.
        let cost: Int64?
    }

    private struct Kind {
        let name: String
        var tier = ServiceTier.standard
        let usage: TokenUsage
        var time = noon
    }

    /// The day on which the packages are asked, a Tuesday: 2026-11-24, noon UTC.
    private static let noon = Timestamp(seconds: 1_795_521_600)
    /// 02:00 UTC of the same day, when DeepSeek has its peak.
    private static let night = Timestamp(seconds: 1_795_485_600)
    private static let folder = URL(filePath: #filePath).deletingLastPathComponent()

    static let areInstalled: Bool = {
        (try? run("python3", folder.appending(path: "published_prices.py").path))?.status == 0
    }()

    private static let kinds: [Kind] = [
        Kind(name: "plain", usage: TokenUsage(input: 1_000, output: 100)),
        Kind(name: "cached", usage: TokenUsage(input: 2_000, output: 500, cacheRead: 8_000)),
        Kind(name: "long", usage: TokenUsage(input: 300_000, output: 1_000, cacheRead: 100_000)),
        Kind(name: "batch", tier: .batch, usage: TokenUsage(input: 1_000, output: 100)),
        Kind(name: "batch-cached", tier: .batch, usage: TokenUsage(input: 2_000, output: 500, cacheRead: 8_000)),
        Kind(name: "batch-long", tier: .batch, usage: TokenUsage(input: 400_000, output: 1_000)),
        Kind(name: "flex", tier: .flex, usage: TokenUsage(input: 2_000, output: 500, cacheRead: 8_000)),
        Kind(name: "priority", tier: .priority, usage: TokenUsage(input: 2_000, output: 500, cacheRead: 8_000)),
    ]
    /// At a threshold, and one token above it: for the models that have one.
    private static let thresholdKinds: [Kind] = [
        Kind(name: "at-200k", usage: TokenUsage(input: 199_000, output: 10, cacheRead: 1_000)),
        Kind(name: "over-200k", usage: TokenUsage(input: 199_001, output: 10, cacheRead: 1_000)),
        Kind(name: "at-272k", usage: TokenUsage(input: 271_000, output: 10, cacheRead: 1_000)),
        Kind(name: "over-272k", usage: TokenUsage(input: 271_001, output: 10, cacheRead: 1_000)),
    ]

    /// All models but those of single regions, which the packages name in other ways, with each kind of request.
    static func grid() -> [Request] {
        let models = PriceBook.builtIn.models.filter { model in
            !["us-", "us.", "eu.", "apac.", "jp.", "global."].contains { model.model.hasPrefix($0) }
                && !model.model.contains("-east-") && !model.model.contains("-west-")
        }
        let names = Set(PriceBook.builtIn.models.map { "\($0.provider) \($0.model)" })
        return models.flatMap { model in
            var kinds = kinds
            if model.model.contains("claude") {
                kinds.append(
                    Kind(
                        name: "written",
                        usage: TokenUsage(input: 3, output: 550, cacheRead: 22_137, cacheWrite5m: 12_304)))
            }
            let price = PriceBook.builtIn.price(provider: model.provider, model: model.model)
            if price?.period(at: noon)?.longContext != nil { kinds += thresholdKinds }
            if model.periods.contains(where: { $0.hours != nil }) {
                kinds.append(
                    Kind(name: "night", usage: TokenUsage(input: 2_000, output: 500, cacheRead: 8_000), time: night))
            }
            // OpenRouter's models are in one package, which has no tiers of theirs.
            if model.provider == "openrouter" { kinds.removeAll { $0.tier != .standard } }
            let isWorldwide = !names.contains("\(model.provider) global.\(model.model)")
            return kinds.map { kind in
                var details = BillingDetails()
                details.tier = kind.tier
                return Request(
                    provider: model.provider, model: model.model, isWorldwide: isWorldwide, kind: kind.name,
                    tier: kind.tier, usage: kind.usage, time: kind.time,
                    cost: price?.period(at: kind.time)?.cost(of: kind.usage, details: details))
            }
        }
    }

    /// The costs in dollars by litellm and by genai-prices.
    static func costs(of requests: [Request]) throws -> [[String?]] {
        let scratch = FileManager.default.temporaryDirectory.appending(path: "published-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: scratch, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: scratch) }
        let input = scratch.appending(path: "requests")
        let lines = requests.map { request in
            let usage = request.usage
            return
                #"{"provider":"\#(request.provider)","model":"\#(request.model)","worldwide":\#(request.isWorldwide),"tier":"\#(request.tier)","time":\#(request.time.seconds),"usage":{"#
                + #""input":\#(usage.input),"output":\#(usage.output),"cacheRead":\#(usage.cacheRead),"#
                + #""cacheWrite5m":\#(usage.cacheWrite5m),"cacheWrite1h":\#(usage.cacheWrite1h)}}"#
        }
        try Data((lines.joined(separator: "\n") + "\n").utf8).write(to: input)
        let script = folder.appending(path: "published_prices.py")
        let result = try run("sh", "-c", "exec python3 '\(script.path)' < '\(input.path)'")
        return try result.output.split(separator: "\n").map {
            try JSONDecoder().decode([String?].self, from: Data($0.utf8))
        }
    }

    static func listedDifferences() throws -> String {
        try String(contentsOf: folder.appending(path: "price-differences.txt"), encoding: .utf8)
    }

    /// What is different, held against what is known to be.
    struct Differences {
        private struct Listed {
            let line: String
            let fields: [String]
            var met = false
        }

        private var listed: [Listed]
        private(set) var unexplained: [String] = []

        /// Lines of package, provider, models, kinds, reason and page with `|` between them; `#` begins a comment. Models and
        /// kinds are patterns, several with spaces between.
        init(_ text: String) {
            listed = text.split(separator: "\n").filter { !$0.hasPrefix("#") }.map { line in
                Listed(
                    line: String(line),
                    fields: line.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) })
            }
        }

        var unused: [String] { listed.filter { !$0.met }.map(\.line) }

        mutating func meet(_ request: Request, package: String, ours: String, theirs: String) {
            for index in listed.indices {
                let fields = listed[index].fields
                guard fields.count == 6, fields[0] == package, fields[1] == request.provider,
                    fits(request.model, fields[2]), fits(request.kind, fields[3])
                else { continue }
                listed[index].met = true
                return
            }
            unexplained.append(
                "\(package) \(request.provider) \(request.model) \(request.kind): ours \(ours), theirs \(theirs)")
        }

        private func fits(_ name: String, _ patterns: String) -> Bool {
            patterns.split(separator: " ").contains { fnmatch(String($0), name, 0) == 0 }
        }
    }
}
