import Guardrails
import Synchronization

/// A redactor that several threads use in turn.
final class SharedRedactor: Sendable {
    private let redactor: Mutex<Redactor>

    init(_ redactor: consuming sending Redactor) {
        self.redactor = Mutex(redactor)
    }

    /// A text without what redaction takes out.
    func redact(_ text: String) -> String {
        redactor.withLock { $0.redact(text: text).text }
    }
}
