import UsageModel

/// What stands at the beginning of a journal file.
///
/// Source of the offsets: <https://systemd.io/JOURNAL_FILE_FORMAT/>, "Header".
struct JournalHeader: Equatable {
    /// The file's id, 32 hexadecimal digits: its own, whatever the file's name.
    let fileID: String
    /// The id of the numbering that the entries belong to. Files that one daemon writes share it.
    let numberingID: String
    /// Whether the file was archived: nothing is written to it any more.
    let isArchived: Bool
    /// How many entries there are.
    let entryCount: UInt64
    /// The number of the first entry.
    let firstNumber: UInt64
    /// The number of the last entry.
    let lastNumber: UInt64
    /// When the first entry was written.
    let firstTime: Timestamp
    /// When the last entry was written.
    let lastTime: Timestamp
    /// The bytes that are in use, to the last object's beginning.
    let usedBytes: Int64

    private static let length = 208

    /// Reads the header of an open file. `nil` where it is no journal file, or none yet.
    init?(of file: borrowing OpenFile) {
        guard let bytes = try? Fingerprint.bytes(of: file, at: 0, count: Int64(Self.length)),
            bytes.count == Self.length, bytes.starts(with: "LPKSHHRH".utf8)
        else { return nil }
        func word(_ offset: Int) -> UInt64 {
            bytes.withUnsafeBytes { UInt64(littleEndian: $0.loadUnaligned(fromByteOffset: offset, as: UInt64.self)) }
        }
        fileID = Self.hexadecimal(bytes[24..<40])
        numberingID = Self.hexadecimal(bytes[72..<88])
        isArchived = bytes[16] == 2
        usedBytes = Int64(clamping: word(136))
        entryCount = word(152)
        lastNumber = word(160)
        firstNumber = word(168)
        firstTime = Timestamp(microseconds: Int64(clamping: word(184)))
        lastTime = Timestamp(microseconds: Int64(clamping: word(192)))
    }

    static func hexadecimal(_ bytes: some Sequence<UInt8>) -> String {
        let digits = Array("0123456789abcdef".utf8)
        return String(decoding: bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
    }
}
