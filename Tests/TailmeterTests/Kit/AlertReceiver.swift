import Foundation
import TestKit

/// A receiver of webhooks in a process of its own, and what it was told.
final class AlertReceiver {
    /// One request of the format `standard`.
    struct Delivery {
        let id: String
        /// The body's `data`.
        let data: [String: Any]
        /// When it came, in seconds since the epoch.
        let time: Double

        var kind: String { data["kind"] as? String ?? "" }
        var state: String { data["state"] as? String ?? "" }
        private var budgetData: [String: Any] { data["budget"] as? [String: Any] ?? [:] }
        /// The budget's name with the values of its scope: `each/alice`.
        var budget: String {
            let scope = budgetData["scope"] as? [String: String] ?? [:]
            return ([budgetData["name"] as? String ?? ""] + scope.values.sorted()).joined(separator: "/")
        }
        var start: String { budgetData["start"] as? String ?? "" }
        var spent: String { budgetData["spent"] as? String ?? "" }
        /// The amounts of the thresholds, the one that this is about first.
        var amounts: [String] {
            let others = data["other_thresholds"] as? [[String: Any]] ?? []
            return ([data["threshold"] as? [String: Any] ?? [:]] + others).compactMap { $0["amount"] as? String }
        }
    }

    private static let script = URL(filePath: #filePath).deletingLastPathComponent()
        .appending(path: "../../NotificationsTests/Fixtures/receiver.py").standardized.path

    let folder: TemporaryFolder
    let port: Int
    private let program: ChildProcess

    init() async throws {
        let folder = try TemporaryFolder()
        self.folder = folder
        program = try ChildProcess("/usr/bin/env", ["python3", Self.script, folder.path], in: folder)
        port = try await Waiting.value("the receiver listens") {
            (try? String(contentsOfFile: folder.path("port"), encoding: .utf8)).flatMap { Int($0) }
        }
    }

    /// The settings of a channel that leads here.
    func channel(_ path: String = "ok") -> String {
        "{format: standard, url: 'http://127.0.0.1:\(port)/\(path)', secret_env: HOOK_SECRET, allow_private: true}"
    }

    /// What a daemon with such a channel is started with.
    static let environment = ["HOOK_SECRET": "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"]

    /// What came so far, in order.
    var deliveries: [Delivery] {
        let text = (try? String(contentsOfFile: folder.path("requests"), encoding: .utf8)) ?? ""
        return text.split(separator: "\n").compactMap { line in
            guard let request = Self.object(String(line)), let headers = request["headers"] as? [String: String],
                let body = (request["body"] as? String).flatMap(Self.object), let data = body["data"] as? [String: Any]
            else { return nil }
            return Delivery(id: headers["webhook-id"] ?? "", data: data, time: request["time"] as? Double ?? 0)
        }
    }

    private static func object(_ text: String) -> [String: Any]? {
        (try? JSONSerialization.jsonObject(with: Data(text.utf8))) as? [String: Any]
    }
}
