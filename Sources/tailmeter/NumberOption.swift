import ArgumentParser

/// The number that an option takes.
enum NumberOption {
    /// - Throws: `ValidationError` where a number is not among those that are allowed.
    static func check(_ option: String, _ number: Int, _ allowed: ClosedRange<Int>) throws {
        guard !allowed.contains(number) else { return }
        let most = allowed.upperBound == .max ? "on" : "to \(allowed.upperBound)"
        throw ValidationError("--\(option) \(number): expected a number from \(allowed.lowerBound) \(most)")
    }
}
