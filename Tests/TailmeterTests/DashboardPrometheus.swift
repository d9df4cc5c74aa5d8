import Foundation
import TestKit

/// A Prometheus on a free port.
final class DashboardPrometheus {
    let process: ChildProcess
    let port: UInt16

    /// Starts it in a folder that has `prometheus.yml`, and waits until it answers.
    init(in folder: TemporaryFolder) async throws {
        let process = try ChildProcess(
            "/usr/bin/env",
            [
                "prometheus", "--config.file=prometheus.yml", "--storage.tsdb.path=data",
                "--web.listen-address=127.0.0.1:0",
            ], in: folder)
        self.process = process
        // Told to take any port, it does not say which; the kernel does.
        let port = try await Waiting.value("prometheus listens: \(process.errors)", pause: 50) {
            try Self.listeningPort(of: process.processID)
        }
        try await Waiting.until("prometheus is ready: \(process.errors)", pause: 50) {
            (try? HTTPAnswer.get("/-/ready", port: port).status) == 200
        }
        self.port = port
    }

    var address: String { "http://127.0.0.1:\(port)" }

    /// The figure that a query comes to, now or at a time in seconds since 1970; `nil` where it comes to nothing.
    func number(_ query: String, at time: Int? = nil) throws -> Double? {
        struct Answer: Decodable {
            struct Content: Decodable { let result: [Series] }
            struct Series: Decodable { let value: [Value] }
            enum Value: Decodable {
                case time(Double), sample(String)

                init(from decoder: any Decoder) throws {
                    let container = try decoder.singleValueContainer()
                    self =
                        try (try? container.decode(String.self)).map { .sample($0) }
                        ?? .time(container.decode(Double.self))
                }
            }

            let data: Content
        }
        let text = query.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? query
        let instant = time.map { "&time=\($0)" } ?? ""
        let answer = try HTTPAnswer.get("/api/v1/query?query=\(text)\(instant)", port: port)
        guard
            case .sample(let sample)? = try JSONDecoder().decode(Answer.self, from: Data(answer.body.utf8))
                .data.result.first?.value.last
        else { return nil }
        return Double(sample)
    }

    /// The port on which a process listens, from its sockets and the kernel's table of them (proc(5)).
    private static func listeningPort(of process: pid_t) throws -> UInt16? {
        let folder = "/proc/\(process)/fd"
        let files = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        let sockets = Set(
            files.compactMap { try? FileManager.default.destinationOfSymbolicLink(atPath: "\(folder)/\($0)") }
                .filter { $0.hasPrefix("socket:[") }.map { String($0.dropFirst(8).dropLast()) })
        for line in try String(contentsOfFile: "/proc/net/tcp", encoding: .utf8).split(separator: "\n").dropFirst() {
            let fields = line.split(separator: " ")
            // 0A is LISTEN.
            guard fields.count > 9, fields[3] == "0A", sockets.contains(String(fields[9])) else { continue }
            return UInt16(fields[1].split(separator: ":").last ?? "", radix: 16)
        }
        return nil
    }
}
