import CZlib

/// The decompressed bytes of a gzip stream, of several members where they stand one behind the other.
///
/// Zero bytes behind the last member, which tapes and block devices leave, are passed over.
public struct GzipStream<Source: ByteStream & ~Copyable>: ~Copyable, ByteStream {
    /// Where the compressed bytes come from.
    private(set) var source: Source
    private let path: String
    private let state: UnsafeMutablePointer<z_stream>
    private let input: UnsafeMutablePointer<UInt8>
    private var isInsideMember = false
    private var sawMember = false

    private static var inputBytes: Int { 65_536 }

    /// Decompresses `source`.
    public init(_ source: consuming Source, path: String) throws(StreamError) {
        self.source = source
        self.path = path
        state = .allocate(capacity: 1)
        state.initialize(to: z_stream())
        input = .allocate(capacity: Self.inputBytes)
        // 15 bits of window, 16 more for the gzip header.
        guard inflateInit2_(state, 31, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size)) == Z_OK else {
            throw .damagedGzip(path: path, reason: "zlib has no memory")
        }
    }

    deinit {
        inflateEnd(state)
        state.deinitialize(count: 1)
        state.deallocate()
        input.deallocate()
    }

    /// Decompresses up to `count` bytes.
    public mutating func read(into memory: UnsafeMutableRawPointer, count: Int) throws(StreamError) -> Int {
        state.pointee.next_out = memory.assumingMemoryBound(to: UInt8.self)
        state.pointee.avail_out = UInt32(count)
        while state.pointee.avail_out > 0 {
            if state.pointee.avail_in == 0 {
                if Int(state.pointee.avail_out) < count { break }
                let got = try source.read(into: input, count: Self.inputBytes)
                // Inside a member zlib may still hold bytes for which there was no room.
                if got == 0, !isInsideMember { return 0 }
                state.pointee.next_in = input
                state.pointee.avail_in = UInt32(got)
            }
            if !isInsideMember, skipsPadding() { continue }
            isInsideMember = true
            let code = inflate(state, Z_NO_FLUSH)
            switch code {
            case Z_OK: break
            // Without input there was nothing left.
            case Z_BUF_ERROR: throw .truncatedGzip(path: path)
            case Z_STREAM_END:
                inflateReset(state)
                isInsideMember = false
                sawMember = true
            default:
                if Int(state.pointee.avail_out) < count { break }
                let reason = state.pointee.msg.map { String(cString: $0) } ?? "zlib error \(code)"
                throw sawMember || state.pointee.total_out > 0
                    ? .damagedGzip(path: path, reason: reason) : .notGzip(path: path)
            }
            if code != Z_OK && code != Z_STREAM_END { break }
        }
        return count - Int(state.pointee.avail_out)
    }

    private func skipsPadding() -> Bool {
        guard sawMember, let next = state.pointee.next_in, next.pointee == 0 else { return false }
        state.pointee.next_in = next + 1
        state.pointee.avail_in -= 1
        return true
    }
}
