import LogSources
import TestKit

/// Bytes in memory that come in pieces of odd sizes, maybe with waits between them, and maybe end with an error.
struct MemoryStream: ByteStream {
    private var rest: ArraySlice<UInt8>
    private var random: SeededGenerator
    private let failure: StreamError?
    private let largestPiece: Int
    private let waits: Bool
    private(set) var isWaiting = false

    init(
        _ bytes: some Sequence<UInt8>, seed: UInt64 = 0, largestPiece: Int = .max, waits: Bool = false,
        failure: StreamError? = nil
    ) {
        rest = Array(bytes)[...]
        random = SeededGenerator(seed: seed)
        self.largestPiece = largestPiece
        self.waits = waits
        self.failure = failure
    }

    mutating func read(into memory: UnsafeMutableRawPointer, count: Int) throws(StreamError) -> Int {
        isWaiting = waits && Bool.random(using: &random)
        if isWaiting { return 0 }
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
