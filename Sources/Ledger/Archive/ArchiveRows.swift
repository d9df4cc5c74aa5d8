import Foundation
import GRDB
import UsageModel

/// The segments of an archive and where their lines come from.
///
/// An archive's index is a ledger of its own in the archive's folder: the positions up to which its sources are archived and
/// the lengths of its segments are one transaction there, and the archive can stop and catch up alone.
struct ArchiveRows {
    let db: Database

    static let schema = """
        CREATE TABLE archive_segment (
            number INTEGER PRIMARY KEY,
            path TEXT NOT NULL,
            hour INTEGER NOT NULL,
            state INTEGER NOT NULL,
            bytes INTEGER NOT NULL,
            raw_bytes INTEGER NOT NULL,
            lines INTEGER NOT NULL,
            crc INTEGER NOT NULL,
            first_us INTEGER NOT NULL,
            last_us INTEGER NOT NULL,
            first_sequence INTEGER NOT NULL,
            last_sequence INTEGER NOT NULL,
            opened_us INTEGER NOT NULL,
            replaces INTEGER NOT NULL
        ) STRICT;

        CREATE TABLE archive_origin (
            segment INTEGER NOT NULL,
            part INTEGER NOT NULL,
            bytes BLOB NOT NULL,
            PRIMARY KEY (segment, part)
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE archive_stream (
            number INTEGER PRIMARY KEY,
            source TEXT NOT NULL,
            path TEXT NOT NULL
        ) STRICT;
        """

    func write(_ changes: ArchiveChanges) throws {
        for segment in changes.segments { try write(segment) }
        for number in changes.forgottenSegments {
            for sql in ["DELETE FROM archive_segment WHERE number = ?", "DELETE FROM archive_origin WHERE segment = ?"]
            {
                try db.cachedStatement(sql: sql).execute(arguments: [number])
            }
        }
        for (segment, part, bytes) in changes.origins {
            try db.cachedStatement(sql: "INSERT OR REPLACE INTO archive_origin VALUES (?, ?, ?)")
                .execute(arguments: [segment, part, Data(bytes)])
        }
        for stream in changes.streams {
            try db.cachedStatement(sql: "INSERT INTO archive_stream VALUES (?, ?, ?)")
                .execute(arguments: [stream.number, stream.source, stream.path])
        }
    }

    private func write(_ segment: ArchiveSegment) throws {
        try db.cachedStatement(
            sql: "INSERT OR REPLACE INTO archive_segment VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
        ).execute(arguments: [
            segment.number, segment.path, segment.hour, segment.state.rawValue, segment.bytes, segment.rawBytes,
            segment.lines, Int64(segment.crc), segment.firstTime.microseconds, segment.lastTime.microseconds,
            segment.firstSequence, segment.lastSequence, segment.opened.microseconds, segment.replaces,
        ])
    }

    func segments() throws -> [ArchiveSegment] {
        try Row.fetchAll(db, sql: "SELECT * FROM archive_segment ORDER BY number").map { row in
            var segment = ArchiveSegment(
                number: row["number"], path: row["path"], hour: row["hour"],
                opened: Timestamp(microseconds: row["opened_us"]), firstSequence: row["first_sequence"])
            guard let state = ArchiveSegment.State(rawValue: row["state"]),
                let crc = UInt32(exactly: row["crc"] as Int64)
            else { throw DamagedRows() }
            segment.state = state
            segment.crc = crc
            segment.bytes = row["bytes"]
            segment.rawBytes = row["raw_bytes"]
            segment.lines = row["lines"]
            segment.firstTime = Timestamp(microseconds: row["first_us"])
            segment.lastTime = Timestamp(microseconds: row["last_us"])
            segment.lastSequence = row["last_sequence"]
            segment.replaces = row["replaces"]
            return segment
        }
    }

    func streams() throws -> [ArchiveStream] {
        try Row.fetchAll(db, sql: "SELECT * FROM archive_stream ORDER BY number").map {
            ArchiveStream(number: $0["number"], source: $0["source"], path: $0["path"])
        }
    }

    func origins(of segment: Int64) throws -> [[UInt8]] {
        try Data.fetchAll(
            db, sql: "SELECT bytes FROM archive_origin WHERE segment = ? ORDER BY part", arguments: [segment]
        ).map { [UInt8]($0) }
    }
}
