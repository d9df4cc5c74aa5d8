import Budgets
import Foundation
import Ledger
import Logging
import Notifications
import ServiceLifecycle
import TestKit
import UsageModel

/// A ledger of its own, and the notifier that drains it, stopped as the daemon stops it.
final class NotifierScene {
    let folder: TestFolder
    let store: LedgerStore
    let log = KeptLog()
    private(set) var notifier: Notifier?
    private var group: ServiceGroup?
    private var task: Task<Void, any Error>?

    init() throws {
        folder = try TestFolder()
        store = try LedgerStore(path: folder.path("ledger.sqlite"))
    }

    func start(_ channels: [Channel]) -> Notifier {
        let notifier = Notifier(
            store: store, channels: channels, sender: Sample.sender, logger: log.logger, clock: Sample.now)
        let group = ServiceGroup(
            services: [notifier], logger: Logger(label: "group") { _ in SwiftLogNoOpLogHandler() })
        self.notifier = notifier
        self.group = group
        task = Task { try await group.run() }
        return notifier
    }

    func stop() async throws {
        await group?.triggerGracefulShutdown()
        try await task?.value
    }

    func enqueue(_ id: String, channel: String = "ops", lane: String = "all") throws {
        try store.enqueue(
            Sample.alert(id: id, time: Sample.now()), channel: channel, lane: lane)
    }

    /// Puts many rows into the outbox at once, each in a lane of its own but for a half in one.
    func enqueueMany(_ count: Int, channel: String) throws {
        try enqueue("seed", channel: channel, lane: "seed")
        let status = try SpawnedProgram(
            "sqlite3",
            [
                store.path,
                """
                WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < \(count - 1))
                INSERT INTO outbox (channel, lane, alert_id, alert, changed_us)
                SELECT channel, iif(i % 2, 'lane', 'lane-' || i), 'copy-' || i, alert, changed_us FROM outbox, n
                WHERE alert_id = 'seed';
                """,
            ]
        ).wait()
        guard status == 0 else { throw Waiting.TimedOut(description: "sqlite3: \(status)") }
    }

    /// Has another process hold the ledger's write lock.
    func holdLedger(seconds: Int) throws -> SpawnedProgram {
        let script = try folder.write(
            """
            import sqlite3, sys, time
            c = sqlite3.connect(sys.argv[1], isolation_level=None)
            c.execute("BEGIN IMMEDIATE")
            open(sys.argv[3], "w").write("yes")
            time.sleep(int(sys.argv[2]))
            c.execute("ROLLBACK")
            """, to: "hold.py")
        return try SpawnedProgram("python3", [script, store.path, "\(seconds)", folder.path("held")])
    }

    func state(_ id: String) throws -> OutboxMessage.State? {
        try store.lastMessages(limit: 20_000).first { $0.alert.id == id }?.state
    }

    func record(_ channel: String) throws -> ChannelRecord? {
        try store.channelRecords().first { $0.channel == channel }
    }
}
