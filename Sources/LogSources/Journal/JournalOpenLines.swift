import UsageModel

/// Joins the parts of lines that journald split because they were longer than its `LineMax`.
///
/// journald marks each part but the last with `_LINE_BREAK=line-max`. Other entries may stand between the parts. What is
/// kept for a restart are the places of the parts and not their text.
struct JournalOpenLines {
    /// What an entry brought.
    enum Joined {
        /// The entry is a line of its own.
        case whole
        /// The line goes on.
        case waiting
        /// The last part of a line: its text.
        case line([UInt8])
        /// The last part of a line that is too long.
        case tooLong
    }

    fileprivate struct Line {
        let streamID: [UInt8]
        var text: [UInt8]
        var scan = ObjectScan()
        /// Whether it begins as an object does; `nil` while there is white space only.
        var beginsObject: Bool?
        var isTooLong = false
        /// Whether a part was not read.
        var hasGap = false
        var parts: [(fileID: String, cursor: String)] = []
    }

    private var lines: [Line] = []
    /// A longer line is passed over.
    private let limit: Int
    /// How many lines may be open.
    private static let lineLimit = 256

    init(limit: Int) {
        self.limit = limit
    }

    var isEmpty: Bool { lines.isEmpty }

    /// Where the parts are.
    var places: [JournalProgress.OpenLine] {
        lines.flatMap { line in
            line.parts.map {
                JournalProgress.OpenLine(
                    streamID: String(decoding: line.streamID, as: UTF8.self), fileID: $0.fileID, cursor: $0.cursor)
            }
        }
    }

    /// Takes an entry of a stream.
    ///
    /// - Parameters:
    ///   - isPart: whether the line goes on in the next entry of the stream.
    ///   - isTooLong: whether the text is longer than allowed and is not here.
    ///   - cursor: the entry's cursor, where it is needed.
    mutating func add(
        _ text: [UInt8], streamID: [UInt8], isPart: Bool, isTooLong: Bool, fileID: String, cursor: () -> String?
    ) -> Joined {
        guard let index = lines.firstIndex(where: { $0.streamID == streamID }) else {
            guard isPart else { return .whole }
            var line = Line(streamID: streamID, text: text, isTooLong: isTooLong, hasGap: isTooLong)
            if line.completes(with: text) { return .whole }
            if let cursor = cursor() { line.parts.append((fileID, cursor)) }
            lines.append(line)
            makeRoom()
            return .waiting
        }
        lines[index].text += text
        if isTooLong { lines[index].hasGap = true }
        if isTooLong || lines[index].text.count > limit { lines[index].drop() }
        if isPart, !lines[index].completes(with: text) {
            if !lines[index].parts.contains(where: { $0.fileID == fileID }), let cursor = cursor() {
                lines[index].parts.append((fileID, cursor))
            }
            makeRoom()
            return .waiting
        }
        let line = lines.remove(at: index)
        return line.isTooLong ? .tooLong : .line(line.text)
    }

    /// Forgets the line of a stream.
    mutating func forget(streamID: [UInt8]) {
        lines.removeAll { $0.streamID == streamID }
    }

    /// All open lines together take no more memory than two lines may.
    private mutating func makeRoom() {
        if lines.count > Self.lineLimit { lines.removeFirst() }
        var excess = lines.reduce(0) { $0 + $1.text.count } - 2 * limit
        for index in lines.indices where excess > 0 {
            excess -= lines[index].text.count
            lines[index].drop()
        }
    }
}

extension JournalOpenLines.Line {
    /// Whether the object that the line holds ends with this part. journald splits a line of just its limit from the line feed
    /// behind it, and makes no entry of the empty rest.
    fileprivate mutating func completes(with part: [UInt8]) -> Bool {
        if beginsObject == nil { beginsObject = part.first { $0 > 0x20 }.map { $0 == 0x7B } }
        part.withUnsafeBytes { scan.feed($0, isWrapped: false) }
        guard scan.isClosed, beginsObject == true, !hasGap else { return false }
        return part.last { $0 > 0x20 } == 0x7D
    }

    fileprivate mutating func drop() {
        isTooLong = true
        text.removeAll()
    }
}
