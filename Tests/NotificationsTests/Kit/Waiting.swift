/// Waits for conditions, looking again and again until a deadline.
enum Waiting {
    /// A condition that did not come true in time.
    struct TimedOut: Error, CustomStringConvertible {
        let description: String
    }

    /// Waits until `condition` gives a value, and returns it.
    static func value<Value>(
        _ what: @autoclosure () -> String, within seconds: Double = 120, _ condition: () throws -> Value?
    ) async throws -> Value {
        let clock = ContinuousClock()
        let deadline = clock.now + .seconds(seconds)
        while true {
            if let value = try condition() { return value }
            guard clock.now < deadline else { throw TimedOut(description: "after \(seconds) s still not: \(what())") }
            try await Task.sleep(for: .milliseconds(5))
        }
    }

    /// Waits until `condition` is true.
    static func until(
        _ what: @autoclosure () -> String, within seconds: Double = 120, _ condition: () throws -> Bool
    ) async throws {
        try await value(what(), within: seconds) { try condition() ? () : nil }
    }
}
