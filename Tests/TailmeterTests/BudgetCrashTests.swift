import CrashPoints
import Foundation
import Glibc
import TestKit
import Testing

/// Alerts of a daemon that dies at the worst places between a line and its webhook.
@Suite(.enabled(if: CrashScene.isPossible, "needs a debug build"), .timeLimit(.minutes(10)))
struct BudgetCrashTests {
    /// A call of so many cents: 3 dollars a million input tokens.
    private static func line(_ cents: Int) -> String {
        UsageLine.text(cents * 10_000 / 3, output: 0, time: Date().formatted(.iso8601))
    }

    @Test(arguments: [
        CrashPoint.blockCounted, .batchMade, .countersWritten, .batchWritten, .batchCommitted, .alertTaken,
        .deliveryRecorded,
    ])
    func whatIsCrossedIsToldByOneID(point: CrashPoint) async throws {
        let folder = try TemporaryFolder()
        let receiver = try await AlertReceiver()
        // Months, so that midnight does not matter.
        try folder.write(
            """
            {state_dir: state, timezone: UTC, sources: [{file: app.log}],
             budgets: [{name: all, monthly_usd: 1, thresholds: [30%, 60%, 90%], notify: ops}],
             webhooks: {ops: \(receiver.channel())}}
            """, to: "settings.yaml")
        try folder.write(Self.line(33), to: "app.log")
        let daemon = try Daemon(
            ["--config", "settings.yaml"], in: folder,
            environment: AlertReceiver.environment.merging(["TAILMETER_CRASH_POINT": point.rawValue]) { $1 })
        // It dies of the first line, or of its alert.
        #expect(try await daemon.process.wait().end == .signalled(SIGKILL))
        try folder.append(Self.line(33), to: "app.log")
        let next = try Daemon(["--config", "settings.yaml"], in: folder, environment: AlertReceiver.environment)
        try await next.metrics("both lines are read") { $0.lines == 2 }
        try folder.append(Self.line(33), to: "app.log")
        var deliveries: [AlertReceiver.Delivery] = []
        try await Waiting.until("all thresholds are told") {
            deliveries = receiver.deliveries
            return Set(deliveries.flatMap(\.amounts)) == ["0.30", "0.60", "0.90"]
        }
        #expect(try await next.stop().end == .exited(0))
        deliveries = receiver.deliveries
        let ids = Dictionary(grouping: deliveries) { $0.id }
        #expect(Set(deliveries.map { $0.amounts.joined(separator: " ") }).count == ids.count)
        // Only what the receiver had, and the outbox did not know, comes again.
        #expect(deliveries.count - ids.count == (point == .alertTaken ? 1 : 0))
    }
}
