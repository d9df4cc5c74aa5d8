/// What makes a record out of lines.
///
/// The parts into which container runtimes cut long lines are put together by themselves, in files whose first line is one of
/// Kubernetes' CRI or Docker's `json-file`.
public enum RecordFraming: Sendable, Hashable, CaseIterable {
    /// Each line is a record.
    case lines
    /// A JSON object that begins in the first column may go on over many lines.
    case multilineJSON
}
