import TestKit
import Testing

@testable import LogDecoding

struct DecimalTextTests {
    private func read(_ text: String) -> DecimalText? {
        Array(text.utf8).withUnsafeBytes { DecimalText($0) }
    }

    @Test(arguments: [
        ("0", 1, 0), ("1", 1, 1), ("-1", 1, -1), ("007", 1, 7), ("1.9", 1, 1), ("-1.9", 1, -1),
        ("0.000000001", 1_000_000_000, 1),
        ("0.0000000001", 1_000_000_000, 0), ("30.0781", 1_000_000_000, 30_078_100_000), ("0.1", 10, 1), ("0.3", 10, 3),
        ("0.7", 10, 7),
        ("1.005", 1_000, 1_005), ("4.35", 100, 435), ("1e3", 1, 1_000), ("1E+3", 1, 1_000), ("12.5e-1", 100, 125),
        ("999999999999999999", 1, 999_999_999_999_999_999), ("9223372036854775807", 1, 9_223_372_036_854_775_800),
        ("1795432950.641596", 1_000_000, 1_795_432_950_641_596), ("0e999999999999", 1, 0), ("1e-999999999999", 1, 0),
        ("0.0000000000000000000000000000001e31", 1, 1), ("100000000000000000000000000000e-29", 1, 1),
    ])
    func scaled(text: String, scale: Int64, expected: Int64) throws {
        #expect(try #require(read(text)).scaled(by: scale) == expected)
    }

    @Test(arguments: [
        ("9300000000000000000", 1), ("1e19", 1), ("1e400", 1), ("1e999999999999", 1), ("99999999999999999999", 1),
        ("9223372037", 1_000_000_000), ("-1e19", 1),
    ])
    func doesNotFit(text: String, scale: Int64) throws {
        #expect(try #require(read(text)).scaled(by: scale) == nil)
    }

    @Test(arguments: [
        "", "-", "--1", "+1", ".5", "-.5", "1e", "1e+", "1e1.5", "1.2.3", "abc", "1a", " 1", "1 ", "1_000", "0x10", "٣",
        "1\0", "NaN",
        "inf", "e5", ".",
    ])
    func noNumber(text: String) {
        #expect(read(text) == nil)
    }

    @Test(arguments: [
        ("0", true), ("-0.0", true), ("5", true), ("5.0", true), ("5.5", false), ("1e3", true), ("1e-3", false),
        ("1000e-3", true),
        ("1001e-3", false), ("1.0000000000000000000", true), ("1.0000000000000000001", false), ("0.5e1", true),
        ("0e-5", true),
        ("123456789012345678901234567890", true),
    ])
    func wholeness(text: String, expected: Bool) throws {
        #expect(try #require(read(text)).isWhole == expected)
    }

    /// Random decimals against integer arithmetic in 128 bits.
    @Test func randomDecimals() throws {
        var random = SeededGenerator(seed: 7)
        for _ in 0..<2_000 {
            let mantissa = Int64(random.next() % 1_000_000_000_000)
            let fractionDigits = Int(random.next() % 10)
            let exponent = Int(random.next() % 9) - 4
            let isNegative = random.next() % 2 == 0
            var digits = String(mantissa)
            digits = String(repeating: "0", count: max(0, fractionDigits + 1 - digits.count)) + digits
            let text =
                (isNegative ? "-" : "") + digits.dropLast(fractionDigits)
                + (fractionDigits > 0 ? "." + digits.suffix(fractionDigits) : "")
                + (exponent == 0 ? "" : "e\(exponent)")
            for scale: Int64 in [1, 1_000, 1_000_000_000] {
                var expected = Int128(mantissa) * Int128(scale)
                for _ in 0..<abs(exponent - fractionDigits) {
                    expected = exponent > fractionDigits ? expected * 10 : expected / 10
                }
                let fits = expected <= Int128(Int64.max)
                let found = try #require(read(text)).scaled(by: scale)
                #expect(found == (fits ? Int64(isNegative ? -expected : expected) : nil), "\(text) × \(scale)")
            }
        }
    }
}
