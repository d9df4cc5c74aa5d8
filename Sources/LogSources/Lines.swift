import Glibc

/// Finding line feeds in bytes, mostly at `memchr`'s speed.
public enum Lines {
    /// The length of the part of `bytes` that is whole lines, the last line feed included; 0 where there is none.
    public static func wholeLinesLength(_ bytes: UnsafeRawBufferPointer) -> Int {
        // The last line feed mostly is the last byte.
        var length = bytes.count
        while length > 0, bytes[length - 1] != 0x0A { length -= 1 }
        return length
    }

    /// The offset of the first line feed in `bytes`.
    public static func firstFeed(_ bytes: UnsafeRawBufferPointer) -> Int? {
        guard let start = bytes.baseAddress, let feed = memchr(start, 0x0A, bytes.count) else { return nil }
        return UnsafeRawPointer(feed) - start
    }

    /// Hands out the lines in `bytes` without their line feeds; the last may lack it.
    public static func forEach(in bytes: UnsafeRawBufferPointer, _ body: (UnsafeRawBufferPointer) throws -> Void)
        rethrows
    {
        var offset = 0
        while offset < bytes.count {
            let rest = UnsafeRawBufferPointer(rebasing: bytes[offset...])
            let length = firstFeed(rest) ?? rest.count
            offset += length + 1
            try body(UnsafeRawBufferPointer(rebasing: rest[..<length]))
        }
    }

    /// Whether `bytes` hold `byte`.
    static func contains(_ bytes: UnsafeRawBufferPointer, _ byte: UInt8) -> Bool {
        guard let start = bytes.baseAddress else { return false }
        return memchr(start, Int32(byte), bytes.count) != nil
    }
}
