import Glibc
import UsageModel

/// Looks at a file before it is read as a whole.
public enum FileProbe {
    /// What the system knows of a plain file that can be read.
    ///
    /// - Throws: ``StreamError`` where nothing is there, it is a folder, or it may not be read.
    public static func status(of path: String) throws(StreamError) -> FileStatus {
        let file: OpenFile
        do { file = try OpenFile(reading: path) } catch { throw .file(error) }
        guard let status = file.status() else {
            throw .file(FileError(path: path, operation: .look, code: errno))
        }
        if status.kind == .directory { throw .file(FileError(path: path, operation: .read, code: EISDIR)) }
        return status
    }

    /// Whether the file's content is gzip data, by its first two bytes (RFC 1952, section 2.3.1).
    ///
    /// - Throws: ``StreamError/notGzip(path:)`` where the name ends in `.gz` and the content is something else.
    public static func isGzip(_ path: String) throws(StreamError) -> Bool {
        let magic = try head(of: path, count: 2)
        if magic == [0x1F, 0x8B] { return true }
        if path.hasSuffix(".gz"), !magic.isEmpty { throw .notGzip(path: path) }
        return false
    }

    /// Whether each line of the file is a record, by its first bytes: then the file can be read from any line on.
    ///
    /// - Throws: ``StreamError`` where the file may not be read.
    public static func isPlain(_ path: String, framing: RecordFraming) throws(StreamError) -> Bool {
        FramingState(framing, head: try head(of: path, count: FileGeneration.headLimit), lastBytes: []).isPlain
    }

    private static func head(of path: String, count: Int64) throws(StreamError) -> [UInt8] {
        do {
            return try Fingerprint.bytes(of: OpenFile(reading: path), at: 0, count: count)
        } catch {
            throw .file(error.at(path))
        }
    }
}
