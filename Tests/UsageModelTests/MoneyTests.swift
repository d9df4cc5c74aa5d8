import TestKit
import Testing
import UsageModel

struct MoneyTests {
    @Test(
        arguments: [
            (0, "0.000000"),
            (1, "0.000000000001"),
            (-1, "-0.000000000001"),
            (10, "0.00000000001"),
            (1_000_000, "0.000001"),
            (999_999_999_999, "0.999999999999"),
            (1_000_000_000_000, "1.000000"),
            (-1_000_000_000_000, "-1.000000"),
            (12_345_678_000_000, "12.345678"),
            (12_345_678_900_000, "12.3456789"),
            (-12_345_678_900_001, "-12.345678900001"),
            (100_000_000_000_000, "100.000000"),
            (Int128(Int64.max), "9223372.036854775807"),
            (Int128(Int64.min), "-9223372.036854775808"),
            (Int128.max, "170141183460469231731687303.715884105727"),
            (Int128.min, "-170141183460469231731687303.715884105728"),
        ] as [(Int128, String)])
    func textIsExact(picoDollars: Int128, text: String) {
        #expect(Money(picoDollars: picoDollars).description == text)
    }

    @Test(
        arguments: [
            (1_500_000_000_000, 0, "1.5"),
            (1_000_000_000_000, 0, "1"),
            (-1_000_000_000_000, 0, "-1"),
            (0, 0, "0"),
            (0, 2, "0.00"),
            (10_000_000_000, 2, "0.01"),
            (10_000_000_001, 2, "0.010000000001"),
            (1_000_000_000_000, 12, "1.000000000000"),
            (20_000_000_000_000, 0, "20"),
        ] as [(Int128, Int, String)])
    func zerosAreTrimmedDownToTheMinimum(picoDollars: Int128, digits: Int, text: String) {
        #expect(Money(picoDollars: picoDollars).decimalDollars(minimumFractionDigits: digits) == text)
    }

    @Test(
        arguments: [
            (0, 0, 0),
            (1, 0, 1),
            (999_999, 0, 999_999),
            (1_000_000, 1, 0),
            (1_000_001, 1, 1),
            (-1, 0, -1),
            (-1_000_001, -1, -1),
            (Int128(Int64.max) * 1_000_000 + 999_999, Int64.max, 999_999),
            (Int128(Int64.min) * 1_000_000 - 999_999, Int64.min, -999_999),
        ] as [(Int128, Int64, Int64)])
    func columnsHoldTheAmount(picoDollars: Int128, micros: Int64, picos: Int64) {
        let columns = Money(picoDollars: picoDollars).microsAndPicos
        #expect(columns.micros == micros)
        #expect(columns.picos == picos)
        #expect(Money(micros: micros, picos: picos).picoDollars == picoDollars)
    }

    @Test func columnsOfRandomAmountsRoundTrip() {
        var random = SeededGenerator(seed: 1)
        for _ in 0..<10_000 {
            let amount =
                Int128(Int64.random(in: .min ... .max, using: &random)) * Int128.random(in: 0...999_999, using: &random)
            let columns = Money(picoDollars: amount).microsAndPicos
            #expect(abs(columns.picos) < 1_000_000)
            #expect(Money(micros: columns.micros, picos: columns.picos).picoDollars == amount)
        }
    }

    @Test func sumsOfManyLargeCostsAreExact() {
        var sum = Money.zero
        for _ in 0..<1_000 { sum += Money(picoDollars: Int128(Int64.max)) }
        #expect(sum.description == "9223372036.854775807")
        #expect((sum + Money(picoDollars: 193_000)).description == "9223372036.854776")
        #expect(Money(picoDollars: -1) < .zero)
    }
}
