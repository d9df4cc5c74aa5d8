import Foundation
import TestKit
import Testing

/// The rules for Prometheus: that they are right, complete, and about what the daemon exports.
struct AlertRuleTests {
    private static let hasPromtool = ProgramSearch.has("promtool")

    @Test(.enabled(if: hasPromtool, "promtool is not installed"))
    func promtoolFindsNothingWrong() async throws {
        let result = try await ChildProcess.run(
            tool: "promtool", ["check", "rules", "--lint=all", "--lint-fatal"] + AlertFiles.rules)
        #expect(result.end == .exited(0), "\(result.output)\(result.errors)")
    }

    @Test(.enabled(if: hasPromtool, "promtool is not installed"), arguments: AlertFiles.tests)
    func whatFiresAndWhatDoesNot(file: String) async throws {
        let program = try ChildProcess("/usr/bin/env", ["promtool", "test", "rules", file])
        let result = try await program.wait(within: 300)
        #expect(result.end == .exited(0), "\(result.output)\(result.errors)")
    }

    @Test(.enabled(if: Prometheus.isInstalled, "prometheus is not installed"))
    func eachAlertIsExplainedAndTried() async throws {
        let prometheus = try await Prometheus(withRulesIn: try TemporaryFolder())
        let alerts = try prometheus.rules().filter { $0.type == "alerting" }
        let page = try AlertFiles.text("README.md")
        let cases = try Self.cases()
        #expect(alerts.count >= 30)
        for alert in alerts {
            let name = alert.name
            let severity = try #require(alert.labels?["severity"], "\(name)")
            #expect(["critical", "warning", "info"].contains(severity), "\(name)")
            let summary = try #require(alert.annotations?["summary"], "\(name)")
            #expect(summary.first?.isUppercase == true && summary.hasSuffix(".") && !summary.contains("{{"), "\(name)")
            #expect(alert.annotations?["description"]?.isEmpty == false, "\(name)")
            #expect(alert.annotations?["runbook_url"] == "alerts/runbooks/\(name).md")
            let runbook = try AlertFiles.text("runbooks/\(name).md")
            #expect(runbook.hasPrefix("# \(name)\n\n`\(severity)`, "))
            for part in ["Impact", "Threshold", "Look at", "Do"] {
                #expect(runbook.contains("\n## \(part)\n"), "\(name)")
            }
            let minutes = Int((alert.duration ?? 0) / 60)
            let time = minutes == 0 ? "at once" : "\(minutes) min"
            #expect(page.contains("| [\(name)](runbooks/\(name).md) | \(severity) | \(time) | "), "\(name)")

            let fires = try #require(cases["\(name): fires"])
            #expect(fires.contains("alertname: \(name)\n        exp_alerts:\n          - exp_labels:"), "\(name)")
            for kind in ["does not fire", "no data"] {
                let text = try #require(cases["\(name): \(kind)"])
                #expect(text.contains("alertname: \(name)\n        exp_alerts: []"), "\(name) \(kind)")
            }
            #expect(try #require(cases["\(name): no data"]).contains("input_series: []"), "\(name)")
        }
        // No page is left of an alert that is gone.
        let pages = try FileManager.default.contentsOfDirectory(atPath: AlertFiles.path("runbooks"))
        #expect(Set(pages) == Set(alerts.map { "\($0.name).md" }))
    }

    /// The cases of promtool's tests by their names.
    private static func cases() throws -> [String: String] {
        var cases: [String: String] = [:]
        for file in AlertFiles.tests {
            let text = try String(contentsOfFile: file, encoding: .utf8)
            for part in text.split(separator: "\n  - name: \"").dropFirst() {
                guard let end = part.firstIndex(of: "\"") else { continue }
                cases[String(part[..<end])] = String(part[end...])
            }
        }
        return cases
    }

    /// The commands of runbooks are understood, on a machine without the files that they name.
    @Test func runbooksSayCommandsThatThereAre() async throws {
        let folder = try TemporaryFolder()
        var commands: Set<String> = []
        for page in try FileManager.default.contentsOfDirectory(atPath: AlertFiles.path("runbooks")) {
            let lines = try AlertFiles.text("runbooks/\(page)").split(separator: "\n")
            commands.formUnion(lines.filter { $0.hasPrefix("tailmeter ") }.map(String.init))
        }
        #expect(commands.count >= 10)
        for command in commands {
            let line = command.replacing("/etc/", with: "missing/").replacing("/var/log/", with: "missing/")
                .dropFirst("tailmeter".count)
            let result = try await Tailmeter.shell("set -o pipefail; \"$TAILMETER\"\(line)", in: folder)
            // 2 is a wrong command line.
            #expect(result.end == .exited(1), "\(command): \(result.errors)")
        }
    }

    /// What rules read is what a daemon exports: metrics, the labels of each, and the values that labels are compared with.
    @Test(.enabled(if: Prometheus.isInstalled, "prometheus is not installed"))
    func rulesReadWhatTheDaemonExports() async throws {
        let folder = try TemporaryFolder()
        try folder.write(try Corpus.bytes("seed-app/app.jsonl"), to: "app.jsonl")
        try folder.write(Self.settings, to: "settings.yaml")
        let daemon = try Daemon(["--config", "settings.yaml"], in: folder)
        try await daemon.metrics("all lines are read and archived, and moderation runs") {
            $0.lines == 3_648 && $0.sum("tailmeter_archive_lines_total{") == 3_648
                && $0["llm_moderation_dropped_total"] != nil
        }
        var exported = ExportedNames(page: try await daemon.get("/metrics").body)
        exported.add("up", labels: [])
        let prometheus = try await Prometheus(withRulesIn: try TemporaryFolder())
        let rules = try prometheus.rules()
        for rule in rules where rule.type == "recording" {
            // The level says which labels are left.
            let level = try #require(rule.name.split(separator: ":").first)
            exported.add(rule.name, labels: level.split(separator: "_").map(String.init))
        }
        for rule in rules {
            let query = QueryNames(rule.query)
            #expect(!query.selectors.isEmpty || rule.query == "vector(+Inf)", "\(rule.query)")
            var known: Set<String> = []
            for selector in query.selectors {
                let labels = try #require(exported.labels[selector.metric], "\(rule.name): \(selector.metric)")
                known.formUnion(labels)
                for matcher in selector.matchers {
                    #expect(labels.contains(matcher.label), "\(rule.name): \(selector.metric), \(matcher.label)")
                    guard matcher.isEqual, selector.metric.contains(":") == false else { continue }
                    #expect(
                        exported.pairs.contains("\(selector.metric) \(matcher.label)=\(matcher.value)"),
                        "\(rule.name): no \(selector.metric) with \(matcher.label)=\(matcher.value)")
                }
            }
            #expect(query.groupings.isSubset(of: known), "\(rule.name): \(query.groupings.subtracting(known))")
            let annotations = (rule.annotations ?? [:]).values.joined(separator: " ")
            for match in annotations.matches(of: /\$labels\.([a-z_]+)/) {
                #expect(known.contains(String(match.1)), "\(rule.name): \(match.1)")
            }
        }
    }

    private static let settings = """
        state_dir: state
        timezone: \(NoonZone.name)
        sources: [{file: app.jsonl, labels: {user: user_id}}]
        archive: {dir: archive, redact: [email]}
        guardrails: {input: messages, output: response.content}
        moderation: {sample: 0%, base_url: "http://127.0.0.1:9"}
        budgets:
          - {name: all, daily_usd: 100, notify: ops}
          - {name: tokens, daily_tokens: 1M}
          - {name: requests, daily_requests: 1000}
        webhooks:
          ops: {format: slack, url: "http://127.0.0.1:9/", allow_private: true}
        """
}
