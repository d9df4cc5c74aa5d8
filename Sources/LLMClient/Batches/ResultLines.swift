/// Splits bytes into lines that end by LF, wherever the pieces begin and end.
struct ResultLines: Sendable {
    private let limit: Int
    private var line: [UInt8] = []

    /// Makes one.
    ///
    /// - Parameter limit: bytes of a line.
    init(limit: Int = 16 << 20) {
        self.limit = limit
    }

    /// Takes a piece, and returns the lines that end in it; blank ones are left out.
    mutating func feed(_ bytes: some Collection<UInt8>) throws(InvalidAnswer) -> [[UInt8]] {
        var lines: [[UInt8]] = []
        var rest = bytes[...]
        while let end = rest.firstIndex(of: UInt8(ascii: "\n")) {
            try append(rest[..<end])
            if let line = takeLine() { lines.append(line) }
            rest = rest[rest.index(after: end)...]
        }
        try append(rest)
        return lines
    }

    /// The last line, where none ends it.
    mutating func finish() -> [UInt8]? { takeLine() }

    private mutating func append(_ bytes: some Collection<UInt8>) throws(InvalidAnswer) {
        guard bytes.count <= limit - line.count else {
            throw InvalidAnswer(message: "a line of the results is larger than \(limit) bytes")
        }
        line.append(contentsOf: bytes)
    }

    private mutating func takeLine() -> [UInt8]? {
        defer { line.removeAll(keepingCapacity: true) }
        let isBlank = line.allSatisfy { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\r") }
        return isBlank ? nil : line
    }
}
