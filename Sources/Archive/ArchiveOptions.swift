public import Guardrails

/// How an archive is kept.
public struct ArchiveOptions: Sendable {
    /// Which lines are kept.
    public enum Lines: String, CaseIterable, Sendable {
        /// Every line that is not blank.
        case all
        /// Those that tell of requests and of events around them.
        case requests
        /// None: the texts of lines are looked at, and nothing is kept.
        case none
    }

    /// When bytes are put on the disk for good, so that a loss of power does not take them back.
    public enum Sync: String, CaseIterable, Sendable {
        /// Before each commit that records them.
        case commit
        /// When a segment is finished.
        case segment
        /// When the system does it.
        case never
    }

    /// The archive's folder.
    public var folder: String
    /// What segments are called by: this machine.
    public var host: String
    /// Which lines are kept.
    public var lines = Lines.all
    /// A segment of so many compressed bytes is finished.
    public var rotateBytes: Int64 = 256 << 20
    /// A segment whose first line came so many seconds ago is finished.
    public var rotateSeconds: Double = 3_600
    /// Segments whose last line is older are taken away; `nil` for never.
    public var keepSeconds: Double?
    /// While all segments together have more bytes, the oldest are taken away; `nil` for no limit.
    public var keepBytes: Int64?
    /// zlib's level, 1 to 9.
    public var level = 6
    /// The mode of the files; folders can be searched by who can read files.
    public var mode: UInt32 = 0o600
    /// Whom files and folders belong to; `nil` for who runs the daemon.
    public var owner: (user: UInt32, group: UInt32)?
    /// When bytes are put on the disk for good.
    public var sync = Sync.commit
    /// So many bytes of the disk stay free: the archive stops before that.
    public var reserveBytes: Int64 = 256 << 20
    /// Lines wait at most so many seconds for their commit.
    public var flushSeconds = 1.0
    /// What is taken out of the lines.
    public var redaction = RedactionRules()
    /// What looks at the texts of lines; `nil` for nothing.
    public var textGuard: TextGuard.Options?

    /// Makes the default options.
    public init(folder: String, host: String) {
        self.folder = folder
        self.host = host
    }
}
