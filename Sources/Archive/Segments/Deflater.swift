import CZlib

/// A gzip member in the making, whose compressed bytes are taken piece by piece.
struct Deflater: ~Copyable {
    /// CRC-32 of what was compressed.
    private(set) var crc: UInt32 = 0
    /// Compressed bytes that were not taken yet, the header first.
    private(set) var pending = GzipFrame.header

    private let state: UnsafeMutablePointer<z_stream>
    private let room: UnsafeMutableRawBufferPointer
    private var isFlushed = true

    /// - Parameter level: 1 to 9.
    init(level: Int) throws(ArchiveError) {
        state = .allocate(capacity: 1)
        state.initialize(to: z_stream())
        room = .allocate(byteCount: 65_536, alignment: 16)
        // A window of 15 bits without a frame of its own; 8 is zlib's default for memory.
        let code = deflateInit2_(
            state, Int32(level), Z_DEFLATED, -15, 8, Z_DEFAULT_STRATEGY, ZLIB_VERSION,
            Int32(MemoryLayout<z_stream>.size))
        guard code == Z_OK else { throw .file(path: "zlib", reason: "has no memory") }
    }

    deinit {
        deflateEnd(state)
        state.deinitialize(count: 1)
        state.deallocate()
        room.deallocate()
    }

    /// Compresses.
    mutating func append(_ bytes: UnsafeRawBufferPointer) {
        guard let start = bytes.baseAddress, !bytes.isEmpty else { return }
        let text = start.assumingMemoryBound(to: UInt8.self)
        crc = UInt32(truncatingIfNeeded: crc32_z(UInt(crc), text, bytes.count))
        // zlib takes 32 bits of length at a time, and does not write to its input.
        var offset = 0
        while offset < bytes.count {
            let count = min(bytes.count - offset, 1 << 30)
            state.pointee.next_in = UnsafeMutablePointer(mutating: text + offset)
            state.pointee.avail_in = UInt32(count)
            run(Z_NO_FLUSH)
            offset += count
        }
        isFlushed = false
    }

    /// Has all that was compressed be in ``pending``, and end there with a whole byte.
    mutating func flush() {
        guard !isFlushed else { return }
        state.pointee.avail_in = 0
        run(Z_SYNC_FLUSH)
        isFlushed = true
    }

    /// Hands out ``pending``.
    mutating func take() -> [UInt8] {
        defer { pending.removeAll(keepingCapacity: pending.count < 1 << 20) }
        return pending
    }

    private mutating func run(_ mode: Int32) {
        repeat {
            state.pointee.next_out = room.baseAddress?.assumingMemoryBound(to: UInt8.self)
            state.pointee.avail_out = UInt32(room.count)
            // It fails for arguments alone that are not valid: there is room, and the stream is one.
            deflate(state, mode)
            pending.append(contentsOf: room.prefix(room.count - Int(state.pointee.avail_out)))
        } while state.pointee.avail_out == 0
    }
}
