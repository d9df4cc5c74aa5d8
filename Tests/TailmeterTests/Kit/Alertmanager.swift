import TestKit

/// A real Alertmanager on a free port.
final class Alertmanager {
    static let isInstalled = ProgramSearch.has("prometheus-alertmanager")

    let process: ChildProcess
    let port: UInt16

    /// Starts it in a folder that has `alertmanager.yml`, and waits until it answers.
    init(in folder: TemporaryFolder) async throws {
        let process = try ChildProcess(
            "/usr/bin/env",
            [
                "prometheus-alertmanager", "--config.file=alertmanager.yml", "--storage.path=alertmanager",
                "--web.listen-address=127.0.0.1:0", "--cluster.listen-address=",
            ], in: folder)
        self.process = process
        let port = try await process.listeningPort()
        self.port = port
        try await Waiting.until("Alertmanager is ready: \(process.errors)", pause: 50) {
            (try? HTTPAnswer.get("/-/ready", port: port).status) == 200
        }
    }
}
