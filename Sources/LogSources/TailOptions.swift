/// How files are tailed.
public struct TailOptions: Sendable {
    /// How much is read at a time. One block and its records should fit the processor's second-level cache.
    public var blockBytes = 256 << 10
    /// A line longer than this is passed over.
    public var maximumLineBytes = 16 << 20
    /// How many seconds a rotated file is followed after it last grew.
    public var rotateWait = 60.0
    /// How many seconds after it last grew a file's descriptor is let go.
    public var idleWait = 60.0
    /// How many descriptors files may hold; rotated ones, which may lose their names, hold theirs beyond that.
    public var maximumOpenFiles = 512
    /// Whether files that were there before Tailmeter was are read from their end.
    public var startsAtEnd = false
    /// Whether what was rotated away before the first contact with a path is read too.
    public var readsRotatedFiles = false
    /// Whether FIFOs are read: what is read is gone from them.
    public var readsPipes = true
    /// The files that this process writes its own log to: what they hold says nothing of an app, and to read it would make
    /// more of it.
    public var ownLogs: [FileStatus] = []
    /// Whether the machine was started anew since the positions were stored: then a file may have lost bytes that were read.
    public var isNewBoot = false

    /// Makes the default options.
    public init() {}
}
