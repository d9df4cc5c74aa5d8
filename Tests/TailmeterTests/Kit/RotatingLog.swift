/// What an app writes, line by line (``SequencedLog``), and what is taken away from it.
protocol RotatingLog: AnyObject {
    /// How many lines are written, each to its end.
    var count: Int { get }
    /// Writes lines, and perhaps the beginning of the next one.
    func append(_ number: Int) throws
    /// Writes the rest of a line.
    func complete() throws
    /// Takes the log away. The app writes to its new file afterwards.
    func rotate(_ kind: RotationKind) throws
}
