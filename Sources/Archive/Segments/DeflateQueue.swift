import Dispatch
import Synchronization

/// Compresses on a thread of its own, one piece after the other, while the next lines are read and redacted.
final class DeflateQueue: Sendable {
    /// A gzip member that the queue works on.
    final class Member: Sendable {
        fileprivate let deflater: Mutex<Deflater>

        init(level: Int) throws(ArchiveError) {
            deflater = Mutex(try Deflater(level: level))
        }

        /// What was compressed since this was last called and the checksum of all. To be called after a flush, when the
        /// queue is drained.
        func take() -> (bytes: [UInt8], crc: UInt32) {
            deflater.withLock { ($0.take(), $0.crc) }
        }
    }

    // A queue of its own gets a thread, however busy the others are.
    private let queue = DispatchQueue(label: "deflate")
    /// So many pieces wait at most: whoever has the next waits for room.
    private let room = DispatchSemaphore(value: 4)

    /// Compresses bytes behind those of the member that came before.
    func append(_ bytes: [UInt8], to member: Member) {
        room.wait()
        queue.async { [room] in
            member.deflater.withLock { deflater in bytes.withUnsafeBytes { deflater.append($0) } }
            room.signal()
        }
    }

    /// Has what was appended be compressed, up to a whole byte.
    func flush(_ member: Member) {
        queue.async { member.deflater.withLock { $0.flush() } }
    }

    /// Waits until all is done.
    func drain() {
        queue.sync {}
    }
}
