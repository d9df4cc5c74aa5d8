/// Waits for conditions, looking again and again until a deadline.
public enum Waiting {
    /// A condition that did not come true in time.
    public struct TimedOut: Error, CustomStringConvertible {
        /// What did not.
        public let description: String

        /// Makes one.
        public init(description: String) {
            self.description = description
        }
    }

    /// How long a condition may take on a busy machine, in seconds.
    public static let patience = 120.0

    /// Waits until `condition` gives a value, and returns it.
    ///
    /// - Parameter pause: the milliseconds between two looks.
    public static func value<Value>(
        _ what: @autoclosure () -> String, within seconds: Double = patience, pause: Int = 4,
        _ condition: () throws -> Value?
    ) async throws -> Value {
        let clock = ContinuousClock()
        let deadline = clock.now + .seconds(seconds)
        while true {
            if let value = try condition() { return value }
            guard clock.now < deadline else { throw TimedOut(description: "after \(seconds) s still not: \(what())") }
            try await Task.sleep(for: .milliseconds(pause))
        }
    }

    /// Waits until `condition` is true.
    public static func until(
        _ what: @autoclosure () -> String, within seconds: Double = patience, pause: Int = 4,
        _ condition: () throws -> Bool
    ) async throws {
        try await value(what(), within: seconds, pause: pause) { try condition() ? () : nil }
    }
}
