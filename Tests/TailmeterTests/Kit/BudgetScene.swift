import Foundation
import Testing

/// Logs and settings of a few users' budgets, and what `tailmeter budgets show` tells of them.
enum BudgetScene {
    /// A log line of so many dollars, in input tokens of Claude Sonnet 4 at $3 a million.
    static func line(
        _ dollars: Double, user: String, at seconds: Double = 0, model: String = UsageLine.model
    ) -> String {
        """
        {"event": "llm_request_success", "model": "\(model)", "user_id": "\(user)", "output_tokens": 0, \
        "input_tokens": \(Int((dollars * 1_000_000 / 3).rounded())), "timestamp": "\(NoonZone.time(seconds))"}

        """
    }

    static func settings(_ budgets: String) -> String {
        """
        state_dir: state
        timezone: \(NoonZone.name)
        sources: [{file: app.jsonl, labels: {user: user_id}}]
        budgets:
        \(budgets)

        """
    }

    static let usual = settings(
        """
          - {name: all, daily_usd: 100, thresholds: [5%, 8%, 10%, $50], forecast: true}
          - {name: per-user, daily_usd: 6, by: user, overrides: {carol: none}}
        """)

    static func show(
        _ arguments: [String] = [], in folder: TemporaryFolder
    ) async throws -> (json: [String: Any], budgets: [String: [String: Any]]) {
        let result = try await Tailmeter.run(
            ["budgets", "show", "--config", "settings.yaml", "--format", "json"] + arguments, in: folder)
        try #require(result.end == .exited(0), "\(result.errors)")
        let json = try #require(try JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [String: Any])
        let list = try #require(json["budgets"] as? [[String: Any]])
        return (json, Dictionary(uniqueKeysWithValues: list.map { ($0["name"] as? String ?? "", $0) }))
    }

    static func scopes(_ budget: [String: Any]?) -> [[String: Any]] {
        budget?["scopes"] as? [[String: Any]] ?? []
    }

    static func thresholds(_ budget: [String: Any]?, scope: Int = 0) -> [String] {
        let scopes = scopes(budget)
        guard scope < scopes.count else { return [] }
        return (scopes[scope]["alerts"] as? [[String: Any]] ?? []).compactMap { $0["threshold"] as? String }
    }
}
