import LogSources
import TestKit

/// Bytes in memory that come in pieces of odd sizes, and maybe end with an error.
struct MemoryStream: ByteStream {
    private var rest: ArraySlice<UInt8>
    private var random: SeededGenerator
    private let failure: StreamError?
    private let largestPiece: Int

    init(_ bytes: some Sequence<UInt8>, seed: UInt64 = 0, largestPiece: Int = .max, failure: StreamError? = nil) {
        rest = Array(bytes)[...]
        random = SeededGenerator(seed: seed)
        self.largestPiece = largestPiece
        self.failure = failure
    }

    mutating func read(into memory: UnsafeMutableRawPointer, count: Int) throws(StreamError) -> Int {
        if rest.isEmpty, let failure { throw failure }
        let wanted = min(count, Int.random(in: 1...largestPiece, using: &random))
        let piece = rest.prefix(wanted)
        piece.withUnsafeBytes { bytes in
            if let start = bytes.baseAddress { memory.copyMemory(from: start, byteCount: bytes.count) }
        }
        rest = rest.dropFirst(piece.count)
        return piece.count
    }
}
