import GRDB

/// What SQLite refuses, in words for a person.
enum SQLiteTrouble {
    /// What was wrong and what to do, as far as that is known.
    static func text(_ error: DatabaseError) -> String {
        let message = error.message ?? "\(error.extendedResultCode)"
        return switch error.resultCode {
        case .SQLITE_BUSY, .SQLITE_LOCKED:
            "another program holds a lock on it, such as sqlite3 or a backup tool; end that program (\(message))"
        case .SQLITE_READONLY:
            "it or its disk is read-only; mount the disk writable, and give the user that runs tailmeter the right to write"
                + " the file and its folder (\(message))"
        case .SQLITE_CANTOPEN, .SQLITE_PERM, .SQLITE_AUTH:
            "it cannot be opened; give the user that runs tailmeter the right to use the file and its folder (\(message))"
        case .SQLITE_IOERR: "the system failed to read or write it; look at the system's log for the disk (\(message))"
        default: message
        }
    }
}
