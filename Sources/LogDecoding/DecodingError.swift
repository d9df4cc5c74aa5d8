/// Why lines could not be decoded at all.
public enum DecodingError: Error, CustomStringConvertible {
    /// The plan names more paths than the scanner takes.
    case tooManyPaths(Int)
    /// No memory for a block of this many bytes.
    case outOfMemory(blockBytes: Int)

    /// The error for a person.
    public var description: String {
        switch self {
        case .tooManyPaths(let count): "\(count) field paths are too many; at most 4000 are read"
        case .outOfMemory(let bytes): "no memory to scan a block of \(bytes) bytes; lower max_line_bytes"
        }
    }
}
