/// Walks through a container of a line whose grammar the scanner has checked, so that brackets and quotes are known to
/// close inside the line.
///
/// For the few shapes that keep what counts in arrays; no line of another shape pays for it.
struct JSONCursor {
    private var at: UnsafePointer<UInt8>

    /// Stands at a value, whose first byte `start` points to.
    init(_ start: UnsafePointer<UInt8>) {
        at = start
    }

    var isObject: Bool { at.pointee == UInt8(ascii: "{") }
    var isArray: Bool { at.pointee == UInt8(ascii: "[") }

    /// Goes behind the bracket that opens a container.
    mutating func enter() {
        at += 1
    }

    /// Goes to the next element of an array; `false` behind its last.
    mutating func nextElement() -> Bool {
        skipSpaceAndCommas()
        guard at.pointee == UInt8(ascii: "]") else { return true }
        at += 1
        return false
    }

    /// Goes to the next member's value; its key as it stands, `nil` behind the last.
    mutating func nextKey() -> UnsafeRawBufferPointer? {
        skipSpaceAndCommas()
        guard at.pointee != UInt8(ascii: "}") else {
            at += 1
            return nil
        }
        let key = value()
        while at.pointee != UInt8(ascii: ":") { at += 1 }
        at += 1
        skipSpaceAndCommas()
        return UnsafeRawBufferPointer(rebasing: key[1..<max(1, key.count - 1)])
    }

    /// Passes over a value; its text as it stands.
    mutating func value() -> UnsafeRawBufferPointer {
        let start = at
        switch at.pointee {
        case UInt8(ascii: "\""): skipString()
        case UInt8(ascii: "{"), UInt8(ascii: "["):
            var depth = 0
            repeat {
                switch at.pointee {
                case UInt8(ascii: "\""):
                    skipString()
                    continue
                case UInt8(ascii: "{"), UInt8(ascii: "["): depth += 1
                case UInt8(ascii: "}"), UInt8(ascii: "]"): depth -= 1
                default: break
                }
                at += 1
            } while depth > 0
        default:
            while ![UInt8(ascii: ","), UInt8(ascii: "]"), UInt8(ascii: "}")].contains(at.pointee), at.pointee > 0x20 {
                at += 1
            }
        }
        return UnsafeRawBufferPointer(start: start, count: at - start)
    }

    private mutating func skipString() {
        at += 1
        while at.pointee != UInt8(ascii: "\"") { at += at.pointee == UInt8(ascii: "\\") ? 2 : 1 }
        at += 1
    }

    private mutating func skipSpaceAndCommas() {
        while at.pointee <= 0x20 || at.pointee == UInt8(ascii: ",") { at += 1 }
    }
}

extension UnsafeRawBufferPointer {
    /// Whether these bytes are those of a text.
    @inline(__always)
    func equals(_ text: StaticString) -> Bool {
        guard count == text.utf8CodeUnitCount else { return false }
        for index in 0..<count where self[index] != text.utf8Start[index] { return false }
        return true
    }
}
