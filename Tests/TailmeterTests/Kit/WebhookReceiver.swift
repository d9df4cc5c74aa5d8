import Foundation
import TestKit

/// A receiver of webhooks in a process of its own: `Tests/NotificationsTests/Fixtures/receiver.py`.
final class WebhookReceiver {
    private let folder: TemporaryFolder
    private let program: ChildProcess
    let port: Int

    init() async throws {
        let folder = try TemporaryFolder()
        let script = URL(filePath: #filePath).deletingLastPathComponent()
            .appending(path: "../../NotificationsTests/Fixtures/receiver.py").standardized.path
        program = try ChildProcess("/usr/bin/env", ["python3", script, folder.path])
        port = try await Waiting.value("the receiver listens") {
            FileManager.default.contents(atPath: folder.path("port")).flatMap {
                Int(String(decoding: $0, as: UTF8.self))
            }
        }
        self.folder = folder
    }

    func url(_ path: String) -> String { "http://127.0.0.1:\(port)/\(path)" }

    /// The bodies that it got, as JSON.
    var bodies: [[String: Any]] {
        let text = String(
            decoding: FileManager.default.contents(atPath: folder.path("requests")) ?? Data(), as: UTF8.self)
        return text.split(separator: "\n").compactMap { line in
            let request = try? JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
            guard let body = request?["body"] as? String else { return nil }
            return try? JSONSerialization.jsonObject(with: Data(body.utf8)) as? [String: Any]
        }
    }
}
