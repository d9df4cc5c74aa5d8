import Dispatch
import LogSources
import Synchronization

/// The content of a gzip file, decompressed on a thread of its own while what came before is decoded.
struct ReadAhead: ~Copyable, ByteStream {
    private let chunks: Chunks
    private var current: Chunks.Chunk?
    /// How many bytes of the current chunk were handed out.
    private var handedOut = 0

    init(gzip path: String) {
        let chunks = Chunks()
        self.chunks = chunks
        // A queue of its own gets a thread, however busy the others are.
        DispatchQueue(label: "gzip").async { chunks.fill(from: path) }
    }

    deinit {
        chunks.cancel()
    }

    mutating func read(into memory: UnsafeMutableRawPointer, count: Int) throws(StreamError) -> Int {
        if current == nil {
            current = try chunks.next()
            handedOut = 0
        }
        guard let chunk = current else { return 0 }
        let taken = min(count, chunk.count - handedOut)
        memory.copyMemory(from: chunks.start(of: chunk) + handedOut, byteCount: taken)
        handedOut += taken
        if handedOut == chunk.count {
            chunks.giveBack(chunk)
            current = nil
        }
        return taken
    }

    /// Memory that goes from the thread that fills it to the one that empties it, and back.
    ///
    /// `@unchecked`: the pointer never changes, and who has taken a chunk out of the state is the only one who touches its part
    /// of the memory.
    private final class Chunks: @unchecked Sendable {
        struct Chunk {
            /// Which part of the memory it is.
            let number: Int
            var count = 0
        }

        private struct State {
            var empty: [Chunk]
            var full: [Chunk] = []
            var end: Result<Void, StreamError>?
            var isCancelled = false
        }

        private static let chunkBytes = 256 << 10
        private static let chunkCount = 8

        private let memory = UnsafeMutableRawPointer.allocate(byteCount: chunkBytes * chunkCount, alignment: 64)
        private let state: Mutex<State>
        private let turnstile = Turnstile()

        init() {
            state = Mutex(State(empty: (0..<Self.chunkCount).map { Chunk(number: $0) }))
        }

        deinit {
            memory.deallocate()
        }

        func start(of chunk: Chunk) -> UnsafeMutableRawPointer { memory + chunk.number * Self.chunkBytes }

        // MARK: - The thread that fills

        func fill(from path: String) {
            do throws(StreamError) {
                var stream = try GzipStream(try FileStream(path: path, offset: 0), path: path)
                while var chunk = takeEmpty() {
                    chunk.count = try stream.read(into: start(of: chunk), count: Self.chunkBytes)
                    guard chunk.count > 0 else { break }
                    state.withLock { $0.full.append(chunk) }
                    turnstile.turn()
                }
                end(.success(()))
            } catch {
                end(.failure(error))
            }
        }

        /// `nil` where nobody reads any longer.
        private func takeEmpty() -> Chunk? {
            turnstile.wait { state.withLock { !$0.empty.isEmpty || $0.isCancelled } }
            return state.withLock { $0.isCancelled ? nil : $0.empty.popLast() }
        }

        private func end(_ end: Result<Void, StreamError>) {
            state.withLock { $0.end = end }
            turnstile.turn()
        }

        // MARK: - The thread that empties

        /// The next bytes, or `nil` at the end.
        func next() throws(StreamError) -> Chunk? {
            turnstile.wait { state.withLock { !$0.full.isEmpty || $0.end != nil } }
            let (chunk, end) = state.withLock { ($0.full.isEmpty ? nil : $0.full.removeFirst(), $0.end) }
            if let chunk { return chunk }
            try end?.get()
            return nil
        }

        func giveBack(_ chunk: Chunk) {
            state.withLock { $0.empty.append(chunk) }
            turnstile.turn()
        }

        func cancel() {
            state.withLock { $0.isCancelled = true }
            turnstile.turn()
        }
    }
}
