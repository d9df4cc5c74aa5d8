/// Ties a path in the log lines to what the value there means. Bindings are data: a new log shape is a new list of them.
public struct FieldBinding: Hashable, Sendable {
    /// The unit of a time span.
    public enum Unit: Int64, Sendable {
        /// Seconds.
        case seconds = 1_000_000_000
        /// Milliseconds.
        case milliseconds = 1_000_000
        /// Microseconds.
        case microseconds = 1_000
        /// Nanoseconds.
        case nanoseconds = 1
    }

    /// Where the value stands.
    public let path: FieldPath
    /// What it means.
    public let field: RecordField
    /// The unit of a ``RecordField/duration`` or ``RecordField/timeToFirstToken``.
    public let unit: Unit

    /// Makes a binding.
    public init(_ path: FieldPath, _ field: RecordField, unit: Unit = .seconds) {
        self.path = path
        self.field = field
        self.unit = unit
    }
}
