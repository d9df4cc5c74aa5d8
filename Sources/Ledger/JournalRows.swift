import Foundation
import GRDB
import UsageModel

/// The tables of journal sources.
struct JournalRows {
    let db: Database

    static let schema = """
        CREATE TABLE journal_source (
            source TEXT PRIMARY KEY,
            entries INTEGER NOT NULL,
            last_time_us INTEGER,
            open_stream BLOB
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE journal_file (
            source TEXT NOT NULL,
            file_id TEXT NOT NULL,
            path TEXT NOT NULL,
            cursor TEXT,
            time_us INTEGER,
            numbering_id TEXT NOT NULL,
            last_number INTEGER NOT NULL,
            state INTEGER NOT NULL,
            PRIMARY KEY (source, file_id)
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE journal_runtime_span (
            source TEXT NOT NULL,
            journal TEXT NOT NULL,
            numbering_id TEXT NOT NULL,
            boot_id TEXT NOT NULL,
            first_us INTEGER NOT NULL,
            last_us INTEGER NOT NULL,
            PRIMARY KEY (source, journal, numbering_id, boot_id)
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE journal_open_line (
            source TEXT NOT NULL,
            stream_id TEXT NOT NULL,
            file_id TEXT NOT NULL,
            cursor TEXT NOT NULL,
            PRIMARY KEY (source, stream_id, file_id)
        ) STRICT, WITHOUT ROWID;
        """

    func write(_ batch: LedgerBatch) throws {
        for file in batch.journalFiles { try write(file) }
        for (source, fileID) in batch.forgottenJournalFiles {
            try db.cachedStatement(sql: "DELETE FROM journal_file WHERE source = ? AND file_id = ?")
                .execute(arguments: [source, fileID])
        }
        for journal in batch.journals { try write(journal) }
    }

    private func write(_ file: JournalPosition) throws {
        // Numbers and times since the boot are 64 bits without sign; SQLite's integers have one. The bits stay the same.
        try db.cachedStatement(
            sql: """
                INSERT OR REPLACE INTO journal_file (source, file_id, path, cursor, time_us, numbering_id, last_number, state)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                """
        ).execute(arguments: [
            file.source, file.fileID, file.path, file.cursor, file.time?.microseconds, file.numberingID,
            Int64(bitPattern: file.lastNumber), file.state.rawValue,
        ])
    }

    private func write(_ journal: JournalProgress) throws {
        try db.cachedStatement(
            sql:
                "INSERT OR REPLACE INTO journal_source (source, entries, last_time_us, open_stream) VALUES (?, ?, ?, ?)"
        ).execute(arguments: [
            journal.source, journal.entries, journal.lastTime?.microseconds,
            journal.openStream.map { Data($0.encoded()) },
        ])
        for table in ["journal_runtime_span", "journal_open_line"] {
            try db.cachedStatement(sql: "DELETE FROM \(table) WHERE source = ?").execute(arguments: [journal.source])
        }
        for span in journal.runtimeSpans {
            try db.cachedStatement(sql: "INSERT INTO journal_runtime_span VALUES (?, ?, ?, ?, ?, ?)")
                .execute(arguments: [
                    journal.source, span.journal, span.numberingID, span.bootID, Int64(bitPattern: span.first),
                    Int64(bitPattern: span.last),
                ])
        }
        for line in journal.openLines {
            try db.cachedStatement(sql: "INSERT INTO journal_open_line VALUES (?, ?, ?, ?)")
                .execute(arguments: [journal.source, line.streamID, line.fileID, line.cursor])
        }
    }

    func read(into contents: inout LedgerContents) throws {
        for row in try Row.fetchAll(db, sql: "SELECT * FROM journal_file ORDER BY source, file_id") {
            var file = JournalPosition(
                source: row["source"], fileID: row["file_id"], path: row["path"], numberingID: row["numbering_id"])
            file.cursor = row["cursor"]
            file.time = time(row["time_us"])
            file.lastNumber = UInt64(bitPattern: row["last_number"])
            file.state = JournalPosition.State(rawValue: row["state"]) ?? .active
            contents.journalFiles.append(file)
        }
        for row in try Row.fetchAll(db, sql: "SELECT * FROM journal_source ORDER BY source") {
            var journal = JournalProgress(source: row["source"])
            journal.entries = row["entries"]
            journal.lastTime = time(row["last_time_us"])
            let stream: Data? = row["open_stream"]
            journal.openStream = stream.flatMap { OpenStream(encoded: $0) }
            journal.runtimeSpans = try runtimeSpans(of: journal.source)
            journal.openLines = try openLines(of: journal.source)
            contents.journals.append(journal)
        }
    }

    private func runtimeSpans(of source: String) throws -> [JournalProgress.RuntimeSpan] {
        try Row.fetchAll(db, sql: "SELECT * FROM journal_runtime_span WHERE source = ?", arguments: [source]).map {
            JournalProgress.RuntimeSpan(
                journal: $0["journal"], numberingID: $0["numbering_id"], bootID: $0["boot_id"],
                first: UInt64(bitPattern: $0["first_us"]), last: UInt64(bitPattern: $0["last_us"]))
        }
    }

    private func openLines(of source: String) throws -> [JournalProgress.OpenLine] {
        try Row.fetchAll(db, sql: "SELECT * FROM journal_open_line WHERE source = ?", arguments: [source]).map {
            JournalProgress.OpenLine(streamID: $0["stream_id"], fileID: $0["file_id"], cursor: $0["cursor"])
        }
    }

    private func time(_ microseconds: Int64?) -> Timestamp? {
        microseconds.map { Timestamp(microseconds: $0) }
    }
}
