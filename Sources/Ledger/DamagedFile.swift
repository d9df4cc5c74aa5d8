import CrashPoints
import Glibc
import UsageModel

/// Moves a damaged ledger out of the way, with the files that belong to it.
enum DamagedFile {
    /// - Returns: where the ledger is now.
    static func moveAside(_ path: String, now: Timestamp) throws(LedgerError) -> String {
        var aside = "\(path).damaged-\(now.seconds)"
        while access(aside, F_OK) == 0 { aside += "-again" }
        for ending in ["", "-wal", "-shm"] where access(path + ending, F_OK) == 0 {
            guard rename(path + ending, aside + ending) == 0 else {
                throw .folder(path: path, reason: "cannot move the damaged ledger: \(String(cString: strerror(errno)))")
            }
            CrashPoint.damagedLedgerMoved.pass()
        }
        return aside
    }

    /// The last one that was moved aside, where one was.
    static func last(of path: String) -> String? {
        let ledger = path.split(separator: "/").last ?? ""
        let folder = String(path.dropLast(ledger.count))
        guard let stream = opendir(folder.isEmpty ? "." : folder) else { return nil }
        defer { closedir(stream) }
        let prefix = "\(ledger).damaged-"
        var names: [String] = []
        while let entry = readdir(stream) {
            let name = withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
                String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
            }
            if name.hasPrefix(prefix), !name.hasSuffix("-wal"), !name.hasSuffix("-shm") { names.append(name) }
        }
        return names.max().map { folder + $0 }
    }
}
