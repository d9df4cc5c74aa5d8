import Foundation
import Glibc
import TestKit
import Testing

/// What compose.yaml starts, started without it: the example app, the daemon, Prometheus and Alertmanager.
@Suite(.enabled(if: ProgramSearch.has("python3"), "python3 is not installed"))
struct DeployExampleTests {
    private static let token = "a-token-of-the-test"

    private static func app(_ arguments: [String], in folder: TemporaryFolder) throws -> ChildProcess {
        try ChildProcess("\(DeployFolder.path)/docker/example-app/app.py", arguments, in: folder)
    }

    /// A file of the folder in which each of the texts, which must be there, is another.
    private static func changed(_ file: String, _ changes: [(old: String, new: String)]) throws -> String {
        try changes.reduce(try DeployFolder.text(file)) { text, change in
            try #require(text.contains(change.old), "\(file) has no \(change.old)")
            return text.replacingOccurrences(of: change.old, with: change.new)
        }
    }

    @Test func everyLineOfTheAppCounts() async throws {
        let folder = try TemporaryFolder()
        let ended = try await Self.app(
            ["app.jsonl", "--requests", "1500", "--interval", "0", "--seed", "7"], in: folder
        ).wait()
        #expect(ended.end == .exited(0), "\(ended.errors)")
        let truth = try await Corpus.truth(of: folder.path("app.jsonl"))
        let (report, _) = try await Tailmeter.analyze(["app.jsonl"], in: folder)
        #expect(report.lines.total == truth.lines.total && truth.lines.total > 1_500)
        #expect(report.lines.usage == truth.lines.usage)
        #expect((report.lines.skipped ?? [:]).values.reduce(0, +) == 0)
        #expect(report.groups.flatMap(\.exact).sorted() == truth.groups.flatMap(\.exact).sorted())
        let log = try String(contentsOfFile: folder.path("app.jsonl"), encoding: .utf8)
        for event in [
            "llm_request_success", "llm_request_failed", "rate_limit_hit", "api_overloaded", "api_connection_error",
            "falling_back_to_haiku",
        ] { #expect(log.contains("\"event\": \"\(event)\"")) }
    }

    @Test func appRotatesItsLogAndStopsOnSIGTERM() async throws {
        let folder = try TemporaryFolder()
        let app = try Self.app(["app.jsonl", "--interval", "0"], in: folder)
        try await Waiting.until("the log was rotated: \(app.errors)") {
            FileManager.default.fileExists(atPath: folder.path("app.jsonl.2"))
        }
        app.signal(SIGTERM)
        #expect(try await app.wait().end == .exited(0))
    }

    @Test(
        .enabled(
            if: Prometheus.isInstalled && Alertmanager.isInstalled,
            "prometheus is not installed"))
    func prometheusScrapesWithTheTokenAndTheAlertArrives() async throws {
        let folder = try TemporaryFolder()
        try folder.makeFolder("logs")
        try folder.write(try DeployFolder.text("docker/alertmanager.yml"), to: "alertmanager.yml")
        let alertmanager = try await Alertmanager(in: folder)

        try folder.write(
            try Self.changed(
                "docker/tailmeter.yaml",
                [
                    ("/var/lib/tailmeter", folder.path("state")), ("/var/log/app/", folder.path("logs/")),
                    ("http://alertmanager:9093", "http://127.0.0.1:\(alertmanager.port)"),
                ]), to: "tailmeter.yaml")
        let daemon = try Daemon(
            ["--config", "tailmeter.yaml"], in: folder, environment: ["TAILMETER_TOKEN": Self.token])
        let port = try await daemon.port()
        // In one file, which truth.py reads: the app rotates at 1 MB.
        let app = try Self.app(["logs/app.jsonl", "--requests", "1500", "--interval", "0.001"], in: folder)

        try folder.write(Self.token, to: "token")
        try folder.write(
            try Self.changed(
                "docker/prometheus.yml",
                [
                    ("/run/secrets/tailmeter_token", folder.path("token")), ("tailmeter:9464", "127.0.0.1:\(port)"),
                    ("alertmanager:9093", "127.0.0.1:\(alertmanager.port)"), ("_interval: 15s", "_interval: 1s"),
                    ("/etc/prometheus/alerts", "\(DeployFolder.repository)/alerts"),
                ]), to: "prometheus.yml")
        let prometheus = try await Prometheus(in: folder)
        #expect(try await app.wait().end == .exited(0), "\(app.errors)")
        let truth = try await Corpus.truth(of: folder.path("logs/app.jsonl"))
        try await Waiting.until("Prometheus has all attempts: \(daemon.process.errors)", pause: 100) {
            try prometheus.number("sum(llm_requests_total)") == Double(truth.lines.usage)
        }
        #expect(try prometheus.number("up{job=\"tailmeter\"}") == 1)
        let cost = try #require(try prometheus.number("sum(llm_cost_usd_total{job=\"tailmeter\"})"))
        let spent = try truth.groups.reduce(0) { $0 + (try #require(Double($1.costUSD))) }
        #expect(abs(cost - spent) < 1e-6 && spent > 1)
        #expect(try HTTPAnswer.get("/metrics", port: port).status == 401)
        #expect(try HTTPAnswer.get("/healthz", port: port).status == 200)

        // The first threshold of the budget, $1, is crossed, and told by the daemon itself.
        try await Waiting.until("Alertmanager has the alert: \(daemon.process.errors)", pause: 100) {
            try HTTPAnswer.get("/api/v2/alerts", port: alertmanager.port).body.contains("TailmeterBudgetThreshold")
        }
    }

    /// A node's logs, as its container runtime lays them out, under the settings of the DaemonSet.
    @Test func settingsOfTheNodesReadPods() async throws {
        let folder = try TemporaryFolder()
        for (pod, tokens) in [("shop_api-1", 1_000), ("shop_api-2", 200), ("blog_api-3", 30)] {
            try folder.makeFolder("pods/\(pod)_3f0b/app")
            let line = UsageLine.text(tokens, time: "2026-11-23T00:00:00Z").split(separator: "\n")[0]
            try folder.write("2026-11-23T00:00:00.000000000Z stdout F \(line)\n", to: "pods/\(pod)_3f0b/app/0.log")
        }
        try folder.write(
            try Self.changed(
                "kubernetes/daemonset/tailmeter.yaml",
                [("/var/lib/tailmeter", folder.path("state")), ("/var/log/pods/", folder.path("pods/"))]),
            to: "tailmeter.yaml")
        let daemon = try Daemon(
            ["--config", "tailmeter.yaml"], in: folder, environment: ["TAILMETER_TOKEN": Self.token])
        let port = try await daemon.port()
        var page = ScrapedMetrics("")
        try await Waiting.until("all lines are read: \(daemon.process.errors)") {
            page = ScrapedMetrics(
                try HTTPAnswer.get("/metrics", port: port, headers: ["Authorization": "Bearer \(Self.token)"]).body)
            return page.lines == 3
        }
        var input: [String: Int] = [:]
        for (series, value) in page.series(where: { $0 == "llm_tokens_used_total" })
        where series.contains("type=\"input\"") {
            #expect(series.contains("container=\"app\"") && series.contains("pod=\"api-"), "\(series)")
            let namespace = try #require(series.firstMatch(of: /namespace="([^"]*)"/)).output.1
            input[String(namespace), default: 0] += try #require(Int(value))
        }
        #expect(input == ["shop": 1_200, "blog": 30])
    }
}
