/// How a log is taken away from the app that writes it.
enum RotationKind: String, CaseIterable {
    /// Renamed, with a new file made; the app goes on writing to the old one for a while.
    case create
    /// Renamed, and compressed once the app has opened its new file.
    case compress
    /// As `create`, with the file of the rotation before it compressed.
    case delaycompress
    /// As `create`, to a name with a date.
    case dateext
    /// Copied and emptied in place; the app pauses meanwhile.
    case copytruncate
    /// Deleted while it is open, and made anew.
    case deletion
    /// As `compress`, but only while nobody reads.
    case compressWhileDown = "compress while down"
    /// A journal file is marked as archived and renamed, and a new one begun.
    case archive
    /// The same, but only while nobody reads.
    case archiveWhileDown = "archive while down"

    var isOfJournals: Bool { self == .archive || self == .archiveWhileDown }

    var isOnlyWhileDown: Bool { self == .compressWhileDown || self == .archiveWhileDown }
}
