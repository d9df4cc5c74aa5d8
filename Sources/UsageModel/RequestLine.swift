/// Where a request stands in a log, and what the log calls it.
public struct RequestLine: Hashable, Sendable {
    /// The request's id as the line states it, at most ``idLimit`` bytes of it; empty where it states none. It comes from the
    /// log and may hold any character but NUL.
    public var id: String
    /// The source, as the user named it.
    public var source: String
    /// The file, by the name that it had when the line was read; empty where that is not known.
    public var path: String
    /// The line in the file, from 1; 0 where it is not known.
    public var line: Int64

    /// Longer ids are cut.
    public static let idLimit = 128

    /// Makes one.
    public init(id: String = "", source: String = "", path: String = "", line: Int64 = 0) {
        self.id = id
        self.source = source
        self.path = path
        self.line = line
    }

    /// An id as it is kept: cut between two characters, and without the NUL at which SQLite's texts end.
    public static func id(_ bytes: UnsafeRawBufferPointer) -> String {
        var length = min(bytes.count, idLimit)
        if length < bytes.count { while length > 0, bytes[length] & 0xC0 == 0x80 { length -= 1 } }
        let text = String(decoding: bytes[..<length], as: UTF8.self)
        guard text.utf8.contains(0) else { return text }
        return String(String.UnicodeScalarView(text.unicodeScalars.map { $0 == "\0" ? "\u{FFFD}" : $0 }))
    }
}
