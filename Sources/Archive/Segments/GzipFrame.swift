/// What stands around the deflate stream of a gzip member (RFC 1952).
enum GzipFrame {
    /// No name, no time, written on a Unix system.
    static let header: [UInt8] = [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 3]

    /// How many bytes ``ending(crc:rawBytes:)`` has.
    static let endingLength = 10

    /// A final block without content (of fixed codes: the end-of-block code alone), the checksum and the length.
    ///
    /// It can stand behind each flush of the stream, which ends at a whole byte, and be overwritten by what comes next.
    static func ending(crc: UInt32, rawBytes: Int64) -> [UInt8] {
        var bytes: [UInt8] = [0x03, 0x00]
        for value in [crc, UInt32(truncatingIfNeeded: rawBytes)] {
            for shift in stride(from: 0, to: 32, by: 8) { bytes.append(UInt8(truncatingIfNeeded: value >> shift)) }
        }
        return bytes
    }
}
