/// Splits the bytes of a stream into events, wherever the pieces begin and end.
///
/// Lines end by LF, CRLF or CR. `id` and `retry` are for clients that connect again, which none of these do. An event that
/// no blank line ends is not told: it may be half of one.
struct ServerSentEventParser: Sendable {
    /// Why a stream can't be read on.
    enum Problem: Error, Hashable {
        case lineTooLong
        case eventTooLarge
        case invalidUTF8
    }

    private static let lf = UInt8(ascii: "\n")
    private static let cr = UInt8(ascii: "\r")
    private static let mark: [UInt8] = [0xEF, 0xBB, 0xBF]

    private let lineLimit: Int
    private let eventLimit: Int
    private var line: [UInt8] = []
    private var isFirstLine = true
    private var isBehindCR = false
    private var name = ""
    private var data: [UInt8] = []
    private var hasData = false

    /// Makes a parser.
    ///
    /// - Parameters:
    ///   - lineLimit: bytes of a line.
    ///   - eventLimit: bytes of an event's data.
    init(lineLimit: Int = 8 << 20, eventLimit: Int = 16 << 20) {
        self.lineLimit = lineLimit
        self.eventLimit = eventLimit
    }

    /// Takes a piece of the stream, and tells the events that end in it, those before a problem as well.
    ///
    /// - Throws: ``Problem``, and what `body` throws.
    mutating func feed(_ bytes: some Collection<UInt8>, _ body: (ServerSentEvent) throws -> Void) throws {
        var rest = bytes[...]
        if isBehindCR, let first = rest.first {
            isBehindCR = false
            if first == Self.lf { rest = rest.dropFirst() }
        }
        while let end = rest.firstIndex(where: { $0 == Self.lf || $0 == Self.cr }) {
            try append(rest[..<end])
            if let event = try endLine() { try body(event) }
            let isCR = rest[end] == Self.cr
            rest = rest[rest.index(after: end)...]
            guard isCR else { continue }
            if rest.isEmpty {
                isBehindCR = true
            } else if rest.first == Self.lf {
                rest = rest.dropFirst()
            }
        }
        try append(rest)
    }

    private mutating func append(_ bytes: some Collection<UInt8>) throws(Problem) {
        guard bytes.count <= lineLimit - line.count else { throw .lineTooLong }
        line.append(contentsOf: bytes)
    }

    private mutating func endLine() throws(Problem) -> ServerSentEvent? {
        defer {
            line.removeAll(keepingCapacity: true)
            isFirstLine = false
        }
        let content = isFirstLine && line.starts(with: Self.mark) ? line.dropFirst(Self.mark.count) : line[...]
        if content.isEmpty { return try endEvent() }
        let colon = content.firstIndex(of: UInt8(ascii: ":")) ?? content.endIndex
        var value = content[colon...].dropFirst()
        if value.first == UInt8(ascii: " ") { value = value.dropFirst() }
        let field = content[..<colon]
        if field.elementsEqual("data".utf8) {
            if hasData { data.append(Self.lf) }
            guard value.count <= eventLimit - data.count else { throw .eventTooLarge }
            data.append(contentsOf: value)
            hasData = true
        } else if field.elementsEqual("event".utf8) {
            name = try Self.text(value)
        }
        return nil
    }

    private mutating func endEvent() throws(Problem) -> ServerSentEvent? {
        defer {
            name = ""
            data.removeAll(keepingCapacity: true)
            hasData = false
        }
        guard hasData else { return nil }
        return ServerSentEvent(name: name, data: try Self.text(data[...]))
    }

    private static func text(_ bytes: ArraySlice<UInt8>) throws(Problem) -> String {
        guard let text = String(validating: bytes, as: UTF8.self) else { throw .invalidUTF8 }
        return text
    }
}
