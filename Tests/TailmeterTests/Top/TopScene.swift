import Foundation
import TestKit
import Testing

/// A daemon, an app that writes beside it, and the view in a terminal.
struct TopScene {
    let folder: TemporaryFolder
    let daemon: Daemon
    let pane: TerminalPane

    static let settings = """
        state_dir: state
        timezone: \(NoonZone.name)
        sources: [{file: app.jsonl, labels: {user: user_id}}]
        budgets:
          - {name: all, daily_usd: 100}
          - {name: per-user, daily_usd: 5, by: user}

        """

    init(
        _ log: String = TopScene.log(1...40), width: Int = 80, height: Int = 24, environment: [String: String] = [:]
    ) async throws {
        folder = try TemporaryFolder()
        try folder.write(Self.settings, to: "settings.yaml")
        try folder.write(log, to: "app.jsonl")
        daemon = try Daemon(["--config", "settings.yaml"], in: folder)
        let count = log.split(separator: "\n").count
        try await daemon.metrics("the log is read") { $0.lines >= count }
        pane = try await TerminalPane(in: folder, width: width, height: height, environment: environment)
    }

    /// Starts the view, and waits for its first screen.
    func start(_ arguments: String = "") async throws {
        try await pane.enter("$TAILMETER top --config settings.yaml --interval 0.2 \(arguments)")
        try await pane.waitFor("the view") { $0.first?.contains("tailmeter top") == true }
    }

    static func line(
        _ number: Int, model: String? = nil, user: String? = nil, isError: Bool = false
    ) -> String {
        let models = ["claude-sonnet-4-20250514", "claude-haiku-4-5-20251001"]
        let model = model ?? models[number % 2]
        let user = user ?? ["alice", "佐藤"][number / 2 % 2]
        guard !isError else {
            return """
                {"event": "llm_request_failed", "model": "\(model)", "user_id": "\(user)", "status_code": 500, \
                "request_id": "r\(number)", "timestamp": "\(NoonZone.time())"}

                """
        }
        return """
            {"event": "llm_request_success", "model": "\(model)", "user_id": "\(user)", "input_tokens": \(number * 1_000), \
            "output_tokens": \(number * 10), "duration_s": \(number % 9 + 1), "timestamp": "\(NoonZone.time())"}

            """
    }

    static func log(_ numbers: ClosedRange<Int>) -> String {
        numbers.map { line($0, isError: $0 % 10 == 0) }.joined()
    }

    /// Sums over the log by a program that shares nothing with ours, as the view writes them: cost, requests, errors, tokens.
    func sums(by field: String) async throws -> [String: [String]] {
        let program = """
            import json
            from decimal import Decimal, ROUND_HALF_UP
            price = {"claude-sonnet-4-20250514": (3, 15), "claude-haiku-4-5-20251001": (1, 5)}
            sums = {}
            for line in open("app.jsonl"):
                line = json.loads(line)
                cost, requests, errors, tokens = sums.get(line["\(field)"], (0, 0, 0, 0))
                input, output = line.get("input_tokens", 0), line.get("output_tokens", 0)
                dollars = price[line["model"]]
                sums[line["\(field)"]] = (cost + input * dollars[0] + output * dollars[1], requests + 1,
                    errors + (line["event"] != "llm_request_success"), tokens + input + output)
            def text(value, decimals):
                return f"{value.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP):,}"
            def short(n):
                if n < 10000: return f"{n:,}"
                for unit, name in ((1000, "k"), (1000000, "M")):
                    for decimals in (2, 1, 0):
                        short = text(Decimal(n) / unit, decimals)
                        if len(short.replace(".", "")) == 3: return short + name
            for name, (cost, requests, errors, tokens) in sums.items():
                percent = Decimal(100 * errors) / requests
                share = f" ({text(percent, 1 if percent < 10 else 0)}%)" if errors else ""
                dollars = text(Decimal(cost) / 1000000, 2)
                print(name, f"${dollars}", f"{requests:,}", f"{errors}{share}", short(tokens), sep="\\t")
            """
        let result = try await ChildProcess.run(tool: "python3", ["-c", program], in: folder)
        try #require(result.end == .exited(0), "\(result.errors)")
        let rows = result.output.split(separator: "\n").map { $0.split(separator: "\t").map(String.init) }
        return Dictionary(uniqueKeysWithValues: rows.map { ($0[0], Array($0[1...])) })
    }

    /// Whether the screen's rows hold these figures.
    static func shows(_ lines: [String], _ sums: [String: [String]]) -> Bool {
        sums.allSatisfy { name, figures in
            lines.contains { line in
                guard let range = line.range(of: name + " ") else { return false }
                let rest = line[range.upperBound...]
                return figures.allSatisfy { rest.contains(" \($0) ") || rest.hasSuffix(" \($0)") }
            }
        }
    }
}
