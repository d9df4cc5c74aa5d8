public import LogSources
import Synchronization
public import UsageModel

/// Lines of pipes on their way to whoever else needs them: what is read from a pipe is gone from it.
///
/// One engine puts blocks in, one reader takes them. What was taken and not committed by the time that the reader fails is
/// there for the next one.
public final class PipeTap: Sendable {
    /// A block of whole lines.
    public struct Block: Sendable {
        /// The lines, and behind them the bytes that the scanner may read.
        public let paddedBytes: [UInt8]
        /// How many of them are the lines'.
        public let count: Int
        /// The source's place among those of the settings.
        public let sourceIndex: Int
        /// The source.
        public let source: String
        /// The pipe.
        public let path: String
        /// What was known before the block.
        public let lastTime: Timestamp?
        /// The stream that was open before the block.
        public let openStream: OpenStream?
    }

    private struct State {
        var isOpen = false
        var isEnded = false
        var blocks: [Block] = []
        var taken = 0
        var bytes = 0
        var dropped: Int64 = 0
        var watcher: ChangeWatcher?
    }

    /// Beyond so many bytes that wait, blocks are dropped and counted: a reader that is in trouble must not stop the engine.
    private static let limit = 64 << 20
    private let state = Mutex(State())

    /// Makes a tap that is closed: nothing is kept.
    public init() {}

    /// Begins to keep blocks, or ends it and forgets them.
    public func setOpen(_ isOpen: Bool) {
        state.withLock { state in
            state.isOpen = isOpen
            if !isOpen {
                state.blocks = []
                state.taken = 0
                state.bytes = 0
            }
        }
    }

    /// Tells that nothing more will come.
    public func end() {
        state.withLock { state in
            state.isEnded = true
            state.watcher?.wake()
        }
    }

    /// Whether nothing more will come.
    public var isEnded: Bool { state.withLock { $0.isEnded } }

    /// How many blocks were dropped.
    public var dropped: Int64 { state.withLock { $0.dropped } }

    func put(_ read: SourceRead, _ bytes: UnsafeRawBufferPointer) {
        state.withLock { state in
            guard state.isOpen else { return }
            guard state.bytes + bytes.count <= Self.limit else {
                state.dropped += 1
                return
            }
            let padded = [UInt8](unsafeUninitializedCapacity: bytes.count + BlockBuffer.padding) { room, count in
                count = room.count
                room.initialize(repeating: 0)
                UnsafeMutableRawBufferPointer(room).copyMemory(from: bytes)
            }
            state.blocks.append(
                Block(
                    paddedBytes: padded, count: bytes.count, sourceIndex: read.sourceIndex, source: read.source,
                    path: read.path,
                    lastTime: read.lastTime, openStream: read.openStream))
            state.bytes += bytes.count
            state.watcher?.wake()
        }
    }

    // MARK: - For the reader

    /// Begins with what is not committed.
    ///
    /// - Parameter watcher: is woken when something comes.
    public func begin(watcher: ChangeWatcher) {
        state.withLock { state in
            state.watcher = watcher
            state.taken = 0
        }
    }

    /// The next block; `nil` where there is none now.
    public func take() -> Block? {
        state.withLock { state in
            guard state.taken < state.blocks.count else { return nil }
            defer { state.taken += 1 }
            return state.blocks[state.taken]
        }
    }

    /// Forgets the blocks that were taken.
    public func markCommitted() {
        state.withLock { state in
            state.bytes -= state.blocks.prefix(state.taken).reduce(0) { $0 + $1.count }
            state.blocks.removeFirst(state.taken)
            state.taken = 0
        }
    }
}
