import TestKit
import Testing
import UsageModel

struct WideDoubleTests {
    /// The standard library's own, by way of what it says of any integer.
    private static func reference(_ value: some BinaryInteger) -> Double { Double(value) }

    @Test func edgesAreThoseOfTheStandardLibrary() {
        var values: [Int128] = [0, 1, -1, .max, .min, .max - 1, .min + 1]
        for bits in 52..<127 {
            let power = Int128(1) << Int128(bits)
            // Between two numbers that a Double has, and next to it.
            for below in [0, 1, 2, 53, 54, 63, 64] where below < bits {
                let half = Int128(1) << Int128(below)
                values += [power + half, power + half - 1, power + half + 1, power - half, power - half - 1]
            }
        }
        for value in values + values.map({ 0 &- $0 }) {
            #expect(Double(value) == Self.reference(value), "\(value)")
        }
    }

    @Test func numbersOfAllLengthsAreThoseOfTheStandardLibrary() {
        var random = SeededGenerator(seed: 1)
        for round in 0..<20_000 {
            let value = Int128.random(in: .min ... .max, using: &random) >> Int128(round % 127)
            #expect(Double(value) == Self.reference(value), "\(value)")
        }
    }
}
