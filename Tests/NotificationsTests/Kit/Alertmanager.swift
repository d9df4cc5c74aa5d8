import Foundation
import Notifications
import TestKit

/// A real Alertmanager in a process of its own, which sends all it has to one receiver.
final class Alertmanager {
    static let isInstalled = TestKit.isInstalled("prometheus-alertmanager")

    let port: Int
    private let folder: TestFolder
    private let program: SpawnedProgram

    /// - Parameter receiver: the URL of its webhook receiver.
    init(receiver: String) async throws {
        folder = try TestFolder()
        let configuration = try folder.write(
            """
            route: {receiver: ours, group_by: [alertname, budget], group_wait: 0s, group_interval: 1s, repeat_interval: 1h}
            receivers:
              - name: ours
                webhook_configs: [{url: "\(receiver)", send_resolved: true}]
            """, to: "alertmanager.yml")
        port = try Self.freePort()
        program = try SpawnedProgram(
            "prometheus-alertmanager",
            [
                "--config.file=\(configuration)", "--storage.path=\(folder.path("data"))",
                "--web.listen-address=127.0.0.1:\(port)", "--cluster.listen-address=",
            ])
        try await Waiting.until("Alertmanager listens") { [port] in
            try Self.get(port, "/-/ready") != nil
        }
    }

    deinit {
        program.kill()
        _ = program.wait()
    }

    /// The alerts that it has, those that are over included where it still has them.
    func alerts() throws -> [[String: Any]] {
        let text = try Self.get(port, "/api/v2/alerts") ?? ""
        return try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [[String: Any]] ?? []
    }

    private static func get(_ port: Int, _ path: String) throws -> String? {
        let result = try run("curl", "--silent", "--fail", "--noproxy", "*", "http://127.0.0.1:\(port)\(path)")
        return result.status == 0 ? result.output : nil
    }

    private static func freePort() throws -> Int {
        let result = try Python.run(
            "import socket\ns = socket.socket()\ns.bind(('127.0.0.1', 0))\nprint(s.getsockname()[1])", [])
        guard let port = Int(result.output.trimmingCharacters(in: .whitespacesAndNewlines)) else {
            throw Waiting.TimedOut(description: "no port")
        }
        return port
    }
}
