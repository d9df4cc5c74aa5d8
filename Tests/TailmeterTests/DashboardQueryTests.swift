import Foundation
import TestKit
import Testing

/// What the dashboards ask, asked of a real Prometheus about a real daemon.
@Suite(
    .enabled(
        if: ["prometheus", "promtool", "python3"].allSatisfy(ProgramSearch.has), "prometheus is not installed"))
struct DashboardQueryTests {
    /// Two hours of a daemon's pages, while its log grows, as the blocks of a Prometheus.
    private static func history(in folder: TemporaryFolder, now: Int) async throws -> Prometheus {
        // The part of the log that has labels, durations and the library's own lines.
        let lines = try Corpus.bytes("seed-app/app.jsonl").split(separator: UInt8(ascii: "\n"))
        try folder.write(lines.dropFirst(1_244).flatMap { $0 + [UInt8(ascii: "\n")] }, to: "log.jsonl")
        let made = try await DashboardFolder.run(
            "history.py",
            ["--binary", Tailmeter.binary, "--log", folder.path("log.jsonl"), "--now", "\(now)", folder.path])
        #expect(made.end == .exited(0), "\(made.errors)")
        let blocks = try await ChildProcess.run(
            tool: "promtool", ["tsdb", "create-blocks-from", "openmetrics", "history.om", "data"], in: folder)
        #expect(blocks.end == .exited(0), "\(blocks.errors)")
        try folder.write("global: {}\n", to: "prometheus.yml")
        return try await Prometheus(in: folder)
    }

    /// What panels show is what stands in the log.
    private static func compareWithTruth(
        _ prometheus: Prometheus, folder: TemporaryFolder, now: Int
    ) async throws {
        let log = try String(contentsOfFile: folder.path("app.jsonl"), encoding: .utf8).split(separator: "\n")
        let unpriced = log.filter { $0.contains("\"house-7b\"") }.count
        try folder.write(
            log.filter { !$0.contains("\"house-7b\"") && !$0.contains("\"input_tokens\": -1") }.map { $0 + "\n" }
                .joined(),
            to: "priced.jsonl")
        let truth = try await Corpus.truth(of: folder.path("priced.jsonl"))
        let cost = try truth.groups.reduce(0) { $0 + (try #require(Double($1.costUSD))) }
        let failed = Double(truth.groups.reduce(0) { $0 + ($1.requests["error"] ?? 0) })
        let attempts = Double(truth.groups.reduce(unpriced) { $0 + $1.requests.values.reduce(0, +) })
        #expect(unpriced > 100 && failed > 50 && cost > 10)
        let picture = try await previews(prometheus, now: now)
        #expect(
            picture.contains(
                ">$\(cost.formatted(.number.precision(.fractionLength(2)).locale(.init(identifier: "en_US"))))<"))
        func shown(_ title: String) throws -> Double {
            try #require(try prometheus.number(DashboardFolder.expression(title), at: now), "\(title) is empty")
        }
        for title in ["Spent today", "Spent in the present period"] {
            let spent = try shown(title)
            #expect(abs(spent - cost) < 1e-6, "\(title): \(spent), not \(cost)")
        }
        // What is read before the first scrape is in no increase, and Prometheus extrapolates to the ends of the range.
        for (title, expected) in [("Spend", cost), ("Attempts", attempts), ("Failed attempts", failed / attempts)] {
            let value = try shown(title)
            #expect(abs(value - expected) < 0.05 * expected, "\(title): \(value), not \(expected)")
        }
    }

    /// The picture of the overview; that of each dashboard shows all its panels, and says what it is.
    private static func previews(_ prometheus: Prometheus, now: Int) async throws -> String {
        let folder = try TemporaryFolder()
        let arguments = ["--prometheus", prometheus.address, "--now", "\(now)", "--open-rows", folder.path]
        let made = try await DashboardFolder.run("preview.py", arguments)
        #expect(made.end == .exited(0), "\(made.errors)")
        let names = DashboardFolder.files.map { $0.replacing(".json", with: ".svg") }
        let checked = try await ChildProcess.run(
            tool: "python3",
            [
                "-c",
                """
                import json, sys, xml.etree.ElementTree as xml
                for picture, dashboard in zip(sys.argv[1::2], sys.argv[2::2]):
                    texts = [each.text for each in xml.parse(picture).iter("{http://www.w3.org/2000/svg}text")]
                    assert texts[0].startswith("Preview drawn from the dashboard's JSON"), texts[0]
                    assert texts[0].endswith("not a picture of Grafana"), texts[0]
                    assert "NaN" not in texts, picture
                    panels = json.load(open(dashboard))["panels"]
                    for panel in panels + [each for row in panels for each in row.get("panels", [])]:
                        title = panel["title"].replace("$label", "feature")
                        # A title that is too long for its panel is cut.
                        assert any(title == text or text.endswith("…") and title.startswith(text[:-1])
                                   for text in texts if text), title
                """,
            ] + names.flatMap { [folder.path($0), "\(DashboardFolder.path)/\($0.replacing(".svg", with: ".json"))"] })
        #expect(checked.end == .exited(0), "\(checked.errors)")
        return try String(contentsOfFile: folder.path("tailmeter-overview.svg"), encoding: .utf8)
    }

    @Test func allNamesExistAndAllExpressionsAnswerOverTwoHours() async throws {
        let folder = try TemporaryFolder()
        let now = Int(Date().timeIntervalSince1970)
        let prometheus = try await Self.history(in: folder, now: now)
        // A scrape every two minutes makes a rate interval of eight; before the second one nothing is known.
        let arguments = [
            "--page", folder.path("page.txt"), "--prometheus", prometheus.address, "--expect", "values",
            "--now", "\(now)", "--rate-interval", "8m", "--span", "6600",
        ]
        for label in ["model", "feature"] {
            let result = try await DashboardFolder.run("check.py", arguments + ["--label", label])
            #expect(result.end == .exited(0), "\(result.errors)")
            #expect(result.output.hasSuffix(" expressions run, 0 problems\n"), "\(result.output)")
        }

        try await Self.compareWithTruth(prometheus, folder: folder, now: now)

        let faults: [(old: String, new: String, complaint: String)] = [
            ("tailmeter_ready{", "tailmeter_reddy{", "tailmeter_reddy is not on the page"),
            (#"status=\"error\""#, #"status=\"failed\""#, "llm_requests_total has no status='failed'"),
            ("sum by (reason)", "sum by (reasons)", "groups by 'reasons', which none of its metrics has"),
            (#"scope!=\"\""#, #"scopes!=\"\""#, "llm_budget_ratio has no label 'scopes'"),
            (
                #""definition": "label_values(llm_budget_ratio"#, #""definition": "label_values(llm_budget_rate"#,
                "variable 'budget': llm_budget_rate is not on the page"
            ),
            ("|status|le)$)", "|le)$)", "variable 'label': offers ['feature', 'model', 'status']"),
            ("histogram_quantile(0.95, ", "histogram_quantile(", "is refused: "),
            (#"status=\"error\""#, #"status=\"success\", model=\"none\""#, "has NaN among its values"),
            ("tailmeter_ready{", #"tailmeter_ready{instance=\"none\", "#, "has no series"),
            (" * 3600", " / 0", "has an infinite value"),
            ("or on() label_replace", "or label_replace", "has a stand-in beside the series that it stands for"),
        ]
        for (old, new, complaint) in faults {
            let changed = try DashboardFolder.changed(old, new)
            let result = try await DashboardFolder.run(
                "check.py", arguments + ["--label", "feature", "--folder", changed.path])
            #expect(result.end == .exited(1))
            #expect(result.errors.contains(complaint), "\(old): \(result.errors)")
        }
    }

    @Test func noPanelIsEmptyOnAFreshDaemon() async throws {
        let folder = try TemporaryFolder()
        try folder.write("", to: "app.jsonl")
        try folder.write(
            """
            state_dir: state
            sources: [{file: app.jsonl, labels: {feature: feature}}]
            webhooks: {ops: {format: slack, url_env: DASHBOARD_URL, allow_private: true}}
            budgets:
              - {name: day, daily_usd: 20, notify: ops}
              - {name: feature, daily_usd: 5, by: feature}
              - {name: tokens, weekly_tokens: 50M}
              - {name: requests, hourly_requests: 10000}
            archive: {dir: archive}
            guardrails:
            moderation: {sample: 0%, base_url: "http://127.0.0.1:9"}
            """, to: "settings.yaml")
        let full = try Daemon(
            ["--config", "settings.yaml"], in: folder, environment: ["DASHBOARD_URL": "http://127.0.0.1:9/"])
        let bare = try Daemon(["--state", "bare", "app.jsonl"], in: folder)
        try folder.write(
            """
            global: {scrape_interval: 1s}
            scrape_configs:
              - {job_name: full, static_configs: [{targets: ["127.0.0.1:\(try await full.port())"]}]}
              - {job_name: bare, static_configs: [{targets: ["127.0.0.1:\(try await bare.port())"]}]}
            """, to: "prometheus.yml")
        let prometheus = try await Prometheus(in: folder)
        try await Waiting.until("both are scraped", pause: 100) {
            try prometheus.number("min(count_over_time(tailmeter_ready[5m]))").map { $0 >= 4 } ?? false
                && prometheus.number("count(tailmeter_ready)") == 2
        }
        let arguments = ["--prometheus", prometheus.address, "--rate-interval", "1m", "--span", "300", "--step", "1"]
        // All that there is has a series at once, and without a feature its panels say so.
        for (job, expected) in [("full", "series"), ("bare", "some-series")] {
            let result = try await DashboardFolder.run("check.py", arguments + ["--job", job, "--expect", expected])
            #expect(result.end == .exited(0), "\(job): \(result.errors)")
        }
        // Without features it is not all.
        let strict = try await DashboardFolder.run("check.py", arguments + ["--job", "bare", "--expect", "series"])
        #expect(strict.end == .exited(1) && strict.errors.contains("'Archiving': has no series"), "\(strict.errors)")
    }
}
