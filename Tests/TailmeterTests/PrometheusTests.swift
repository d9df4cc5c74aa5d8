import Foundation
import TestKit
import Testing

/// A real Prometheus scrapes the daemon.
struct PrometheusTests {
    /// Asks the daemon for text and hands it on: this Prometheus cannot be told which format to prefer.
    private static let textRelay = """
        import http.server, sys, urllib.request
        class Relay(http.server.BaseHTTPRequestHandler):
            def do_GET(self):
                request = urllib.request.Request(sys.argv[1], headers={"Accept": "text/plain;version=0.0.4"})
                with urllib.request.urlopen(request) as answer:
                    self.send_response(200)
                    self.send_header("Content-Type", answer.headers["Content-Type"])
                    self.end_headers()
                    self.wfile.write(answer.read())
            def log_message(self, *arguments): pass
        server = http.server.HTTPServer(("127.0.0.1", 0), Relay)
        print("relay at", server.server_port, flush=True)
        server.serve_forever()
        """

    @Test(.enabled(if: Prometheus.isInstalled && ProgramSearch.has("python3"), "prometheus is not installed"))
    func aRealPrometheusReadsBothFormats() async throws {
        let folder = try TemporaryFolder()
        try folder.write(try Corpus.bytes("seed-app/app.jsonl"), to: "app.jsonl")
        let daemon = try Daemon(["app.jsonl"], in: folder)
        try await daemon.metrics("all lines are read") { $0.lines == 3_648 }
        let target = try await daemon.port()
        let relay = try ChildProcess(
            "/usr/bin/env", ["python3", "-c", Self.textRelay, "http://127.0.0.1:\(target)/metrics"], in: folder)
        let relayPort = try await Waiting.value("the relay listens: \(relay.errors)") {
            relay.output.split(separator: " ").last.flatMap { UInt16($0.dropLast()) }
        }
        try folder.write(
            """
            global: {scrape_interval: 1s}
            scrape_configs:
              - {job_name: openmetrics, static_configs: [{targets: ["127.0.0.1:\(target)"]}]}
              - {job_name: text, static_configs: [{targets: ["127.0.0.1:\(relayPort)"]}]}
            """, to: "prometheus.yml")
        let prometheus = try await Prometheus(in: folder)

        let truth = try Corpus.seedAppTruth()
        for job in ["openmetrics", "text"] {
            for group in truth.groups {
                let model = try #require(group.key["model"])
                let cost = try #require(Double(group.costUSD))
                try await expect(prometheus, "llm_cost_usd_total{job=\"\(job)\",model=\"\(model)\"}", cost)
                for (type, count) in group.tokens {
                    let query = "llm_tokens_used_total{job=\"\(job)\",model=\"\(model)\",type=\"\(type)\"}"
                    try await expect(prometheus, query, Double(count))
                }
            }
            try await expect(prometheus, "sum(llm_requests_total{job=\"\(job)\"})", Double(truth.lines.usage))
            try await expect(prometheus, "sum(llm_request_duration_seconds_count{job=\"\(job)\"})", 997)
            try await expect(prometheus, "up{job=\"\(job)\"}", 1)
        }
    }

    private func expect(_ prometheus: Prometheus, _ query: String, _ expected: Double) async throws {
        var last: [Double] = []
        try await Waiting.until("\(query) is \(expected): \(last)") {
            last = (try? prometheus.query(query).map(\.value)) ?? []
            return last == [expected]
        }
    }
}
