import Glibc

/// Memory for the decoded text of strings, one for each level of JSON within strings.
final class ScratchText {
    private(set) var bytes = UnsafeMutablePointer<UInt8>.allocate(capacity: 1_024)
    private var capacity = 1_024

    deinit { bytes.deallocate() }

    /// Decodes the content of a valid string, which is never longer than its escapes.
    func decode(_ content: UnsafeBufferPointer<UInt8>) -> UnsafeBufferPointer<UInt8> {
        if capacity < content.count {
            bytes.deallocate()
            capacity = content.count + content.count / 2
            bytes = .allocate(capacity: capacity)
        }
        guard let p = content.baseAddress else { return UnsafeBufferPointer(start: bytes, count: 0) }
        var at = 0
        var count = 0
        while at < content.count {
            let start = at
            at =
                memchr(p + at, 0x5C, content.count - at).map {
                    $0.assumingMemoryBound(to: UInt8.self) - UnsafeMutablePointer(mutating: p)
                } ?? content.count
            if at > start {
                (bytes + count).update(from: p + start, count: at - start)
                count += at - start
            }
            guard at + 1 < content.count else { break }
            let (point, end) = JSONText.escape(content, at: at)
            JSONText.forEachByte(of: point) {
                bytes[count] = $0
                count += 1
            }
            at = end
        }
        return UnsafeBufferPointer(start: bytes, count: count)
    }
}
