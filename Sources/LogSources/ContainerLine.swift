import Glibc

/// One line of a container's log, taken apart.
struct ContainerLine {
    /// 0 for standard output, 1 for standard error.
    let stream: Int
    /// Whether the text goes on in the next line of the stream.
    let isPartial: Bool
    /// Where the text stands, without what ends it.
    let text: Range<Int>
    /// Where what stands before the text ends: before the tag, or with the quote.
    let prefixEnd: Int

    /// Takes a line without its line feed apart.
    init?(_ line: UnsafeRawBufferPointer, form: LineForm) {
        let found =
            switch form {
            case .plain: Self(stream: 0, isPartial: false, text: 0..<line.count, prefixEnd: 0)
            case .cri: Self.cri(line)
            case .docker: Self.docker(line)
            }
        guard let found else { return nil }
        self = found
    }

    private init(stream: Int, isPartial: Bool, text: Range<Int>, prefixEnd: Int) {
        self.stream = stream
        self.isPartial = isPartial
        self.text = text
        self.prefixEnd = prefixEnd
    }

    /// Where the text stands in a block in which the line begins at `start`.
    func text(at start: Int) -> Range<Int> { start + text.lowerBound..<start + text.upperBound }

    // MARK: - CRI

    private static let streams: [StaticString] = ["stdout", "stderr"]

    static func cri(_ line: UnsafeRawBufferPointer) -> ContainerLine? {
        // 2026-11-24T10:00:00Z and longer, up to nine digits of a second and an offset.
        guard line.count > 20, line[4] == 0x2D, line[7] == 0x2D, line[10] == 0x54, isDigit(line[0]), isDigit(line[9]),
            let space = firstSpace(line, from: 19, to: min(line.count, 40))
        else { return nil }
        guard let stream = stream(line, at: space + 1) else { return nil }
        let tag = space + 8
        guard tag < line.count, line[tag - 1] == 0x20, line[tag] == 0x50 || line[tag] == 0x46 else { return nil }
        let isPartial = line[tag] == 0x50
        var start = tag + 1
        // Further tags may follow behind colons.
        if start < line.count, line[start] == 0x3A {
            guard let space = firstSpace(line, from: start, to: min(line.count, start + 256)) else { return nil }
            start = space
        }
        var end = line.count
        if start < end {
            guard line[start] == 0x20 else { return nil }
            start += 1
            // A carriage return at a cut is white space of the JSON text, or stands before the line feed of the file.
            if isPartial, end > start, line[end - 1] == 0x0D { end -= 1 }
        }
        return ContainerLine(stream: stream, isPartial: isPartial, text: start..<end, prefixEnd: tag)
    }

    private static func firstSpace(_ line: UnsafeRawBufferPointer, from start: Int, to end: Int) -> Int? {
        start < end ? (start..<end).first { line[$0] == 0x20 } : nil
    }

    private static func isDigit(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 }

    private static func stream(_ line: UnsafeRawBufferPointer, at offset: Int) -> Int? {
        streams.indices.first { has(line, streams[$0], at: offset) }
    }

    private static func has(_ line: UnsafeRawBufferPointer, _ text: StaticString, at offset: Int) -> Bool {
        guard let start = line.baseAddress, offset >= 0, line.count - offset >= text.utf8CodeUnitCount else {
            return false
        }
        return memcmp(start + offset, text.utf8Start, text.utf8CodeUnitCount) == 0
    }

    // MARK: - Docker

    private static let dockerStart: StaticString = #"{"log":""#
    private static let dockerStream: StaticString = #"","stream":""#
    private static let dockerTime: StaticString = #","time":""#

    static func beginsLikeDocker(_ line: UnsafeRawBufferPointer) -> Bool { has(line, dockerStart, at: 0) }

    private static func docker(_ line: UnsafeRawBufferPointer) -> ContainerLine? {
        var length = line.count
        if length > 0, line[length - 1] == 0x0D { length -= 1 }
        let start = dockerStart.utf8CodeUnitCount
        guard beginsLikeDocker(line), length > start, line[length - 1] == 0x7D,
            var end = textEndBeforeTime(line, length) ?? closingQuote(line, from: start), end >= start,
            has(line, dockerStream, at: end)
        else { return nil }
        let name = end + dockerStream.utf8CodeUnitCount
        guard let stream = stream(line, at: name), has(line, "\",\"", at: name + 6) else { return nil }
        var isPartial = true
        if end - start >= 2, line[end - 1] == 0x6E, isEscaped(line, end - 1, from: start) {
            isPartial = false
            end -= 2
        }
        return ContainerLine(stream: stream, isPartial: isPartial, text: start..<end, prefixEnd: start)
    }

    /// The end of the text where the line is as Docker mostly writes it, without attributes: then it is a fixed length before
    /// the time.
    private static func textEndBeforeTime(_ line: UnsafeRawBufferPointer, _ length: Int) -> Int? {
        guard let quote = (max(1, length - 48)..<max(1, length - 2)).last(where: { line[$0] == 0x22 }),
            has(line, dockerTime, at: quote - dockerTime.utf8CodeUnitCount + 1)
        else { return nil }
        let end = quote - dockerTime.utf8CodeUnitCount + 1 - 6 - dockerStream.utf8CodeUnitCount
        return has(line, dockerStream, at: end) ? end : nil
    }

    /// The quote that ends the string in which the text stands.
    private static func closingQuote(_ line: UnsafeRawBufferPointer, from start: Int) -> Int? {
        guard let base = line.baseAddress else { return nil }
        var next = start
        while next < line.count, let found = memchr(base + next, 0x22, line.count - next) {
            let quote = UnsafeRawPointer(found) - base
            if !isEscaped(line, quote, from: start) { return quote }
            next = quote + 1
        }
        return nil
    }

    private static func isEscaped(_ line: UnsafeRawBufferPointer, _ offset: Int, from start: Int) -> Bool {
        var backslashes = 0
        while offset - 1 - backslashes >= start, line[offset - 1 - backslashes] == 0x5C { backslashes += 1 }
        return backslashes % 2 == 1
    }
}
