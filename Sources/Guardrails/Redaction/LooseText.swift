/// A text without the escapes of JSON that are left in it, however often they were escaped: log lines that were cut off, and
/// JSON within other text. Where each byte stood is kept.
struct LooseText: ~Copyable {
    private(set) var bytes: UnsafeMutablePointer<UInt8>
    /// Where each byte stood, and behind the last one where the text ends.
    private(set) var places: UnsafeMutablePointer<Int>
    private(set) var count = 0
    private var capacity = 256

    init() {
        bytes = .allocate(capacity: capacity)
        places = .allocate(capacity: capacity + 1)
    }

    deinit {
        bytes.deallocate()
        places.deallocate()
    }

    mutating func decode(_ text: UnsafeBufferPointer<UInt8>) {
        if capacity < text.count {
            bytes.deallocate()
            places.deallocate()
            capacity = text.count + text.count / 2
            bytes = .allocate(capacity: capacity)
            places = .allocate(capacity: capacity + 1)
        }
        count = 0
        var at = 0
        while at < text.count {
            let start = at
            guard text[at] == 0x5C else {
                put(text[at], start)
                at += 1
                continue
            }
            // One backslash of JSON within a string is written as two, and so on.
            while at < text.count, text[at] == 0x5C { at += 1 }
            guard at < text.count else {
                put(0x5C, start)
                break
            }
            switch text[at] {
            case 0x6E, 0x72, 0x74: put(text[at] == 0x74 ? 0x20 : 0x0A, start)
            case 0x62, 0x66: put(0x20, start)
            case 0x22, 0x2F, 0x27: put(text[at], start)
            case 0x75:
                guard let unit = JSONText.hex4(text, at: at + 1) else {
                    put(0x5C, start)
                    continue
                }
                var point = unit
                var end = at + 5
                if unit & 0xFC00 == 0xD800, end < text.count, text[end] == 0x5C {
                    var next = end
                    while next < text.count, text[next] == 0x5C { next += 1 }
                    if next < text.count, text[next] == 0x75, let low = JSONText.hex4(text, at: next + 1),
                        low & 0xFC00 == 0xDC00
                    {
                        point = 0x10000 + (unit & 0x3FF) << 10 + low & 0x3FF
                        end = next + 5
                    }
                }
                JSONText.forEachByte(of: point) { put($0, start) }
                at = end
                continue
            default:
                put(0x5C, start)
                continue
            }
            at += 1
        }
        places[count] = text.count
    }

    private mutating func put(_ byte: UInt8, _ place: Int) {
        bytes[count] = byte
        places[count] = place
        count += 1
    }
}
