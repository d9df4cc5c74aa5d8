import Foundation
import Testing

@testable import LLMClient

/// The same answers to this client's policy and to the published `anthropic` package.
struct OfficialPackageTests {
    private struct Row: Decodable {
        let status: Int
        let should: String?
        let asked: Double?
        let retried: Bool
        let waits: [Double]
    }

    /// Statuses by the values of `x-should-retry` by the values of what is asked to wait.
    @Test(.enabled(if: OfficialPackage.isInstalled)) func retriesAndWaitsTheSame() throws {
        let rows = try JSONDecoder().decode([Row].self, from: try OfficialPackage.output(of: "retry_decisions.py"))
        #expect(rows.count == 15 * 3 * 5)
        let policy = RetryPolicy(maxRetries: 3)
        for row in rows {
            let failure = AttemptFailure.status(
                row.status, retryAfter: row.asked, shouldRetry: row.should.map { $0 == "true" })
            for (retries, wait) in row.waits.enumerated() {
                let decision = policy.decide(failure, retries: retries, now: 0, deadline: 1_000, random: 0.5)
                #expect(decision == (row.retried ? .retry(after: wait) : .final), "\(row), retry \(retries)")
            }
        }
    }
}
