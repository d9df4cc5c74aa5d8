import TestKit

/// Another program that holds the ledger's write lock, until it is killed.
enum LedgerHolder {
    /// Starts it and waits until the ledger in the folder `state` is held.
    static func hold(in folder: TemporaryFolder) async throws -> ChildProcess {
        let holder = try ChildProcess(
            "/usr/bin/env",
            [
                "python3", "-c",
                """
                import sqlite3, time
                db = sqlite3.connect("state/ledger.sqlite", isolation_level=None)
                db.execute("BEGIN IMMEDIATE")
                print("held", flush=True)
                time.sleep(120)
                """,
            ], in: folder)
        try await Waiting.until("the lock is held: \(holder.errors)") { holder.output.contains("held") }
        return holder
    }
}
