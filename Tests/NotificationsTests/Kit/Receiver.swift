import Foundation
import Notifications
import TestKit

/// A real receiver of webhooks, in a process of its own; `Fixtures/receiver.py` says which path fails in which way.
final class Receiver: Sendable {
    /// What it got.
    struct Request: Decodable {
        let method: String
        let path: String
        let headers: [String: String]
        let body: String
        let time: Double

        /// The body as JSON.
        var json: [String: Any] {
            (try? JSONSerialization.jsonObject(with: Data(body.utf8))) as? [String: Any] ?? [:]
        }
    }

    /// A certificate that nobody but itself has signed, and its key.
    struct Certificate {
        let certificate: String
        let key: String

        /// Has OpenSSL make one for a name.
        init(for name: String = "localhost", in folder: TestFolder) throws {
            certificate = folder.path("certificate.pem")
            key = folder.path("key.pem")
            let status = try SpawnedProgram(
                "openssl",
                [
                    "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=\(name)", "-addext",
                    "subjectAltName=DNS:\(name)", "-keyout", key, "-out", certificate,
                ]
            ).wait()
            guard status == 0 else { throw Waiting.TimedOut(description: "openssl req: \(status)") }
        }

        var bytes: [UInt8] { Array(FileManager.default.contents(atPath: certificate) ?? Data()) }
    }

    static let script = URL(filePath: #filePath).deletingLastPathComponent()
        .appending(path: "../Fixtures/receiver.py").standardized.path

    let port: Int
    private let folder: TestFolder
    private let program: SpawnedProgram
    private let isEncrypted: Bool

    init(_ certificate: Certificate? = nil) async throws {
        folder = try TestFolder()
        isEncrypted = certificate != nil
        program = try SpawnedProgram(
            "python3", [Self.script, folder.path] + (certificate.map { [$0.certificate, $0.key] } ?? []))
        port = try await Waiting.value("the receiver listens") { [folder] in Int(folder.text("port")) }
    }

    deinit {
        program.kill()
        _ = program.wait()
    }

    /// Ends it at once: its port answers no longer.
    func kill() { program.kill() }

    var url: String { "\(isEncrypted ? "https://localhost" : "http://127.0.0.1"):\(port)" }

    /// What it got so far, in order.
    var requests: [Request] {
        folder.text("requests").split(separator: "\n").compactMap {
            try? JSONDecoder().decode(Request.self, from: Data($0.utf8))
        }
    }

    /// A channel that leads to one of its paths.
    func channel(
        _ path: String, name: String = "ops", format: ChannelFormat = .ntfy, timeout: Double = Waiting.patience
    ) throws -> Channel {
        var channel = Channel(name: name, format: format, target: try TargetURL("\(url)/\(path)"))
        channel.allowsPrivate = true
        channel.timeout = timeout
        channel.sendsResolved = true
        return channel
    }
}
