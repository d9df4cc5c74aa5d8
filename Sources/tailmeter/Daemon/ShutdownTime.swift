/// How the time to stop is shared out.
enum ShutdownTime {
    /// The share in which the engine reads on and commits; the rest is for the last commit and the listener.
    static let engineShare = 0.9
}
