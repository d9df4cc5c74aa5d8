import Foundation
import TestKit
import Testing

/// A real Prometheus scrapes the daemon.
struct PrometheusTests {
    private struct Answer: Decodable {
        struct Content: Decodable { let result: [Series] }
        struct Series: Decodable {
            let metric: [String: String]
            let value: [Value]
        }
        enum Value: Decodable {
            case time, sample(String)

            init(from decoder: any Decoder) throws {
                self = (try? decoder.singleValueContainer().decode(String.self)).map { .sample($0) } ?? .time
            }
        }

        let data: Content
    }

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

    @Test(.enabled(if: ProgramSearch.has("prometheus") && ProgramSearch.has("python3"), "prometheus is not installed"))
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
        let prometheus = try ChildProcess(
            "/usr/bin/env",
            [
                "prometheus", "--config.file=prometheus.yml", "--storage.tsdb.path=data",
                "--web.listen-address=127.0.0.1:0",
            ], in: folder)
        let port = try await prometheus.listeningPort()

        let truth = try Corpus.seedAppTruth()
        for job in ["openmetrics", "text"] {
            for group in truth.groups {
                let model = try #require(group.key["model"])
                let cost = try #require(Double(group.costUSD))
                try await expect(port, "llm_cost_usd_total{job=\"\(job)\",model=\"\(model)\"}", cost)
                for (type, count) in group.tokens {
                    let query = "llm_tokens_used_total{job=\"\(job)\",model=\"\(model)\",type=\"\(type)\"}"
                    try await expect(port, query, Double(count))
                }
            }
            try await expect(port, "sum(llm_requests_total{job=\"\(job)\"})", Double(truth.lines.usage))
            try await expect(port, "sum(llm_request_duration_seconds_count{job=\"\(job)\"})", 997)
            try await expect(port, "up{job=\"\(job)\"}", 1)
        }
    }

    private func expect(_ port: UInt16, _ query: String, _ expected: Double) async throws {
        let allowed = CharacterSet.alphanumerics
        let text = try #require(query.addingPercentEncoding(withAllowedCharacters: allowed))
        var last = ""
        try await Waiting.until("\(query) is \(expected): \(last)") {
            guard let answer = try? HTTPAnswer.get("/api/v1/query?query=\(text)", port: port), answer.status == 200
            else {
                return false
            }
            last = answer.body
            let result = try JSONDecoder().decode(Answer.self, from: Data(answer.body.utf8)).data.result
            guard result.count == 1, case .sample(let sample)? = result[0].value.last else { return false }
            return Double(sample) == expected
        }
    }
}
