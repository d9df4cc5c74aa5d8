import UsageModel

/// Which file it is to the system, as long as it has it: device and inode. A hint, as inodes are used again.
struct FileID: Hashable {
    let device: UInt64
    let inode: UInt64
}

extension FileStatus {
    var id: FileID { FileID(device: device, inode: inode) }
}

extension FileGeneration {
    /// The file that the generation was last seen in.
    var fileID: FileID {
        get { FileID(device: device, inode: inode) }
        set { (device, inode) = (newValue.device, newValue.inode) }
    }
}
