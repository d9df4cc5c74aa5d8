import Foundation

/// A file system of a few pages in memory, to be filled up.
public final class SmallDisk {
    /// Where it is mounted.
    public let path: String

    /// Whether this user may mount one.
    public static let isPermitted: Bool = (try? SmallDisk(kilobytes: 64)) != nil

    /// This user may not mount.
    public struct NotPermitted: Error {}

    /// Makes and mounts one.
    public init(kilobytes: Int) throws {
        path = "\(FileManager.default.temporaryDirectory.path)/small-\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        guard try run("mount", "-t", "tmpfs", "-o", "size=\(kilobytes)k", "tmpfs", path).status == 0 else {
            try? FileManager.default.removeItem(atPath: path)
            throw NotPermitted()
        }
    }

    deinit {
        _ = try? run("umount", "--lazy", path)
        try? FileManager.default.removeItem(atPath: path)
    }

    /// Fills the disk to its last byte.
    public func fill() throws {
        let file = open("\(path)/filler", O_WRONLY | O_CREAT | O_APPEND, 0o644)
        defer { close(file) }
        let bytes = [UInt8](repeating: 0x2E, count: 4_096)
        while write(file, bytes, bytes.count) > 0 {}
    }

    /// Takes away what filled it.
    public func makeRoom() {
        unlink("\(path)/filler")
    }
}
