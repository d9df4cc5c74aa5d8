import Exposition
import Testing
import UsageModel

struct SampleValueTests {
    @Test(arguments: [
        (SampleValue.integer(0), "0"), (.integer(-7), "-7"), (.integer(.max), "9223372036854775807"),
        (.integer(.min), "-9223372036854775808"), (.integer(10), "10"), (.integer(1_000_000), "1000000"),
    ])
    func integers(value: SampleValue, expected: String) throws {
        #expect(try text(of: value) == expected)
    }

    @Test(arguments: [
        (Int128(0), "0"), (1, "0.000000000001"), (-1, "-0.000000000001"), (20_713_585_950_000, "20.71358595"),
        (1_000_000_000_000, "1"), (100_000_000_000_000, "100"), (1_500_000_000_000, "1.5"),
        (1_000_000_000_001, "1.000000000001"), (-2_050_000_000_000, "-2.05"),
        (.max, "170141183460469231731687303.715884105727"), (.min, "-170141183460469231731687303.715884105728"),
        // The whole dollars don't fit 64 bits, and their lower half starts with zeros.
        (Int128(10_000_000_000_000_000_000) * 3_000_000_000_000, "30000000000000000000"),
    ])
    func moneyIsExact(picoDollars: Int128, expected: String) throws {
        let money = Money(picoDollars: picoDollars)
        #expect(try text(of: .money(money)) == expected)
        #expect(money.decimalDollars(minimumFractionDigits: 0).hasPrefix(expected))
    }

    @Test(arguments: [
        (Int128(30_078_100_000), "30.0781"), (1, "0.000000001"), (-500_000_000, "-0.5"), (60_000_000_000, "60"),
        (1_795_392_000_123_456_789, "1795392000.123456789"),
    ])
    func secondsAreExact(nanoseconds: Int128, expected: String) throws {
        #expect(try text(of: .seconds(nanoseconds: nanoseconds)) == expected)
    }

    @Test(arguments: [
        (0.0, "0"), (-0.0, "-0"), (1.0, "1"), (0.1, "0.1"), (0.1 + 0.2, "0.30000000000000004"), (1e21, "1e+21"),
        (.leastNonzeroMagnitude, "5e-324"), (.nan, "NaN"), (-.nan, "NaN"), (.signalingNaN, "NaN"), (.infinity, "+Inf"),
        (-.infinity, "-Inf"), (.greatestFiniteMagnitude, "1.7976931348623157e+308"),
    ])
    func doubles(value: Double, expected: String) throws {
        #expect(try text(of: .double(value)) == expected)
        #expect(try text(of: .double(value), in: .openMetrics100) == expected)
    }
}
