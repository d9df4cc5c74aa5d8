import UsageModel

/// A block of lines in the making, each with the time of its entry.
struct JournalBlock: ~Copyable {
    private var buffer: BlockBuffer
    private let blockBytes: Int
    private var length = 0
    /// When the entries were written, by line.
    private(set) var times: [Timestamp] = []
    /// Lines that were too long and are not here.
    var tooLong: Int64 = 0

    /// At most this many lines.
    private static let lineLimit = 16_384

    init(blockBytes: Int) {
        self.blockBytes = blockBytes
        buffer = BlockBuffer(capacity: blockBytes)
    }

    /// Begins anew.
    mutating func clear() {
        if buffer.capacity > 2 * blockBytes { buffer.resize(to: blockBytes) }
        length = 0
        times.removeAll(keepingCapacity: true)
        tooLong = 0
    }

    var isFull: Bool { length >= blockBytes || times.count >= Self.lineLimit }

    var isEmpty: Bool { times.isEmpty && tooLong == 0 }

    /// The lines; valid until the next change.
    var lines: UnsafeRawBufferPointer { UnsafeRawBufferPointer(start: buffer.start, count: length) }

    mutating func append(_ line: [UInt8], time: Timestamp) {
        let needed = length + line.count + 1
        if needed > buffer.capacity { buffer.resize(to: needed + needed / 4, keeping: length) }
        line.withUnsafeBytes { bytes in
            guard let start = bytes.baseAddress else { return }
            (buffer.start + length).copyMemory(from: start, byteCount: bytes.count)
        }
        (buffer.start + length + line.count).storeBytes(of: 0x0A, as: UInt8.self)
        length = needed
        times.append(time)
    }
}
