import Foundation
import Glibc

/// Which file systems are mounted, by `/proc/self/mountinfo` (proc(5)).
enum MountTable {
    /// Whether another machine, or a program, may change files in a folder without the kernel's noticing: then inotify tells
    /// of a part of the changes only.
    static func isRemote(folder: String) -> Bool {
        guard let device = FileStatus(path: folder)?.device,
            let table = try? String(contentsOfFile: "/proc/self/mountinfo", encoding: .utf8)
        else { return true }
        let number = "\(major(device)):\(minor(device))"
        for line in table.split(separator: "\n") {
            let words = line.split(separator: " ")
            // The kind stands behind a dash, which ends a list of optional fields.
            guard words.count > 2, words[2] == number, let dash = words.firstIndex(of: "-"), dash + 1 < words.count
            else { continue }
            let kind = words[dash + 1]
            return ["nfs", "cifs", "smb", "fuse", "9p", "afs", "ceph", "glusterfs", "lustre"].contains {
                kind.hasPrefix($0)
            }
        }
        return false
    }

    /// The kernel's numbering of devices, as in `sys/sysmacros.h`.
    private static func major(_ device: UInt64) -> UInt64 { (device >> 8) & 0xFFF | (device >> 32) & ~0xFFF }

    private static func minor(_ device: UInt64) -> UInt64 { device & 0xFF | (device >> 12) & ~0xFF }
}
