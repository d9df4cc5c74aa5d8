import Glibc
import Synchronization

/// Waits until something may have changed in the watched folders, or another thread calls.
///
/// inotify's events are hints, and a rescan finds what they missed. Where inotify is not to be had (a network file system, no
/// watches left) the rescans alone do the work.
public final class ChangeWatcher: Sendable {
    private let inotify: Int32
    private let wakeReader: Int32
    private let wakeWriter: Int32
    /// By watch descriptor: the folder.
    private let folders = Mutex<[Int32: Folder]>([:])

    /// Makes a watcher without folders.
    ///
    /// - Parameter usesInotify: whether changes may be noticed at once; without it every folder is one that is not watched.
    public init(usesInotify: Bool = true) {
        inotify = usesInotify ? inotify_init1(Int32(IN_NONBLOCK) | Int32(IN_CLOEXEC)) : -1
        var ends: [Int32] = [-1, -1]
        if pipe(&ends) == 0 {
            for end in ends {
                _ = fcntl(end, F_SETFL, O_NONBLOCK)
                _ = fcntl(end, F_SETFD, FD_CLOEXEC)
            }
        }
        wakeReader = ends[0]
        wakeWriter = ends[1]
    }

    deinit {
        for descriptor in [inotify, wakeReader, wakeWriter] where descriptor >= 0 { close(descriptor) }
    }

    /// Watches a folder. Watching it again changes nothing. Returns whether all changes in it will be noticed.
    @discardableResult
    public func watch(directory: String) -> Bool {
        let mask =
            IN_MODIFY | IN_CREATE | IN_MOVED_TO | IN_MOVED_FROM | IN_DELETE | IN_ATTRIB | IN_ONLYDIR
        guard inotify >= 0 else { return false }
        let descriptor = inotify_add_watch(inotify, directory, UInt32(mask))
        guard descriptor >= 0 else { return false }
        return folders.withLock { folders in
            if folders[descriptor]?.path != directory {
                folders[descriptor] = Folder(path: directory, isRemote: MountTable.isRemote(folder: directory))
            }
            return folders[descriptor]?.isRemote == false
        }
    }

    private struct Folder {
        let path: String
        let isRemote: Bool
    }

    /// Ends a ``wait(seconds:)`` of another thread.
    public func wake() {
        var byte: UInt8 = 1
        _ = write(wakeWriter, &byte, 1)
    }

    /// Waits for a change, a ``wake()``, or until the time is over.
    ///
    /// - Parameter inputs: pipes that are to be read when something comes, or when their writers are gone.
    /// - Returns: whether a watched folder changed, or an input did.
    public func wait(seconds: Double, inputs: [Int32] = []) -> Bool {
        var descriptors = ([wakeReader, inotify] + inputs).map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
        let milliseconds = Int32(max(0, min(seconds, 3_600)) * 1_000)
        guard poll(&descriptors, nfds_t(descriptors.count), milliseconds) > 0 else { return false }
        if descriptors[0].revents != 0 { drain(wakeReader) { _ in } }
        return descriptors[1...].contains { $0.revents != 0 }
    }

    /// Waits for a ``wake()`` alone, or until the time is over.
    public func waitForWake(seconds: Double) -> Bool {
        var descriptor = pollfd(fd: wakeReader, events: Int16(POLLIN), revents: 0)
        guard poll(&descriptor, 1, Int32(max(0, seconds) * 1_000)) > 0 else { return false }
        drain(wakeReader) { _ in }
        return true
    }

    /// What changed since this was last asked.
    public struct Changes: Sendable {
        /// Files that grew.
        public var paths: Set<String> = []
        /// Whether files came, went or got other names, or may have.
        public var hasNames = false

        /// Whether nothing was noticed.
        public var isEmpty: Bool { paths.isEmpty && !hasNames }
    }

    /// Tells what changed and forgets it.
    public func takeChanges() -> Changes {
        var changes = Changes()
        drain(inotify) { events in
            var offset = 0
            while offset + MemoryLayout<inotify_event>.size <= events.count {
                let event = events.loadUnaligned(fromByteOffset: offset, as: inotify_event.self)
                let start = offset + MemoryLayout<inotify_event>.size
                offset = start + Int(event.len)
                // An overflow of the queue may hide anything.
                guard event.mask == UInt32(IN_MODIFY), let folder = folders.withLock({ $0[event.wd]?.path }) else {
                    changes.hasNames = true
                    continue
                }
                let name = String(decoding: events[start..<offset].prefix { $0 != 0 }, as: UTF8.self)
                if folder == "." { changes.paths.insert(name) }
                changes.paths.insert(folder == "/" ? "/\(name)" : "\(folder)/\(name)")
            }
        }
        return changes
    }

    private func drain(_ descriptor: Int32, _ body: (UnsafeRawBufferPointer) -> Void) {
        guard descriptor >= 0 else { return }
        withUnsafeTemporaryAllocation(byteCount: 16_384, alignment: 8) { buffer in
            guard let start = buffer.baseAddress else { return }
            while case let count = read(descriptor, start, buffer.count), count > 0 {
                body(UnsafeRawBufferPointer(start: start, count: count))
            }
        }
    }
}
