/// Bytes one after the other, from wherever they come.
public protocol ByteStream: ~Copyable {
    /// Reads up to `count` bytes. Returns 0 at the end.
    ///
    /// - Throws: ``StreamError`` with what was wrong; bytes returned before are good.
    mutating func read(into memory: UnsafeMutableRawPointer, count: Int) throws(StreamError) -> Int

    /// Whether the last read brought nothing because nothing has come yet, and not because the stream is at its end.
    var isWaiting: Bool { get }
}

extension ByteStream where Self: ~Copyable {
    /// A stream that waits for its bytes itself never does.
    public var isWaiting: Bool { false }
}

/// Why a stream ended before its end, in words for a person.
public enum StreamError: Error, Sendable, CustomStringConvertible {
    /// The system refused.
    case file(FileError)
    /// The name ends in `.gz`, the content is something else.
    case notGzip(path: String)
    /// The compressed data ends in the middle.
    case truncatedGzip(path: String)
    /// The compressed data is damaged.
    case damagedGzip(path: String, reason: String)

    /// What was wrong, and what was counted all the same.
    public var description: String {
        switch self {
        case .file(let error): error.description
        case .notGzip(let path): "\(path): is not gzip data, though its name ends in .gz"
        case .truncatedGzip(let path): "\(path): the gzip data is cut off; the lines before that are counted"
        case .damagedGzip(let path, let reason):
            "\(path): the gzip data is damaged (\(reason)); the lines before that are counted"
        }
    }
}

/// A plain file from an offset on.
public struct FileStream: ~Copyable, ByteStream {
    /// Where the next read begins.
    public private(set) var offset: Int64
    private let file: OpenFile
    private let path: String

    /// Opens a file.
    public init(path: String, offset: Int64) throws(StreamError) {
        do { file = try OpenFile(reading: path) } catch { throw .file(error) }
        self.path = path
        self.offset = offset
    }

    /// Reads up to `count` bytes.
    public mutating func read(into memory: UnsafeMutableRawPointer, count: Int) throws(StreamError) -> Int {
        switch file.read(into: memory, count: count, at: offset) {
        case .success(let got):
            offset += Int64(got)
            return got
        case .failure(var error):
            error.path = path
            throw .file(error)
        }
    }
}
