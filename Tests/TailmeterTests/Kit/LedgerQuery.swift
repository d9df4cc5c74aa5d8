import Testing

/// Looks into a ledger, or changes it, behind the program's back.
enum LedgerQuery {
    /// Runs statements on the ledger in the folder `state`. Returns the rows of the last one, their columns with `|` between.
    @discardableResult
    static func run(_ statements: String..., in folder: TemporaryFolder) async throws -> [String] {
        let result = try await ChildProcess.run(
            tool: "python3",
            [
                "-c",
                """
                import sqlite3, sys
                db = sqlite3.connect("state/ledger.sqlite", timeout=20)
                for statement in sys.argv[1:]: rows = db.execute(statement).fetchall()
                db.commit()
                for row in rows: print(*row, sep="|")
                """,
            ] + statements, in: folder)
        try #require(result.end == .exited(0), "\(result.errors)")
        return result.output.split(separator: "\n").map(String.init)
    }
}
