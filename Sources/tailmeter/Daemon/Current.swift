import Synchronization

/// What settings that are taken over replace while others use it.
final class Current<Value: Sendable>: Sendable {
    private let value: Mutex<Value>

    init(_ value: Value) {
        self.value = Mutex(value)
    }

    /// What holds.
    var current: Value { value.withLock { $0 } }

    /// Takes another.
    func replace(with other: Value) {
        value.withLock { $0 = other }
    }
}
