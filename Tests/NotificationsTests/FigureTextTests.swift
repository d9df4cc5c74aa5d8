import Budgets
import Foundation
import TestKit
import Testing
import UsageModel

@testable import Notifications

struct FigureTextTests {
    @Test(
        arguments: [
            (0, "$0.00"), (4_999_999_999, "$0.00"), (5_000_000_000, "$0.01"), (14_999_999_999, "$0.01"),
            (15_000_000_000, "$0.02"), (999_995_000_000_000, "$1,000.00"), (999_994_999_999_999, "$999.99"),
            (-5_000_000_000, "-$0.01"), (-1, "$0.00"), (1_234_567_890_000_000_000, "$1,234,567.89"),
        ] as [(Int128, String)])
    func dollarsAreRoundedHalfUp(picos: Int128, text: String) {
        #expect(FigureText.dollars(picos) == text)
    }

    /// Python's decimals round alike.
    @Test func pythonRoundsAlike() throws {
        var generator = SeededGenerator(seed: 3)
        let picos = (0..<500).map { _ in
            Int64.random(in: 0...(1 << Int64.random(in: 1...62, using: &generator)), using: &generator) / 5 * 5
        }
        let result = try Python.run(
            """
            from decimal import Decimal, ROUND_HALF_UP
            for text in sys.argv[1:]:
                print("$" + format((Decimal(text) / 10**12).quantize(Decimal("0.01"), ROUND_HALF_UP), ",f"))
            """, picos.map(String.init))
        #expect(result.output.split(separator: "\n").map(String.init) == picos.map { FigureText.dollars(Int128($0)) })
    }

    /// A share is rounded down: what is not all of a limit never reads so.
    @Test(
        arguments: [
            (1, 3, "33.3%"), (9_999, 10_000, "99.9%"), (1, 1, "100%"), (3, 2, "150%"), (0, 5, "0%"), (1, 0, "∞%"),
            (0, 0, "0%"), (12_345, 10, "123,450%"),
        ] as [(Int128, Int128, String)])
    func sharesAreRoundedDown(part: Int128, whole: Int128, text: String) {
        #expect(FigureText.share(part, of: whole) == text)
    }

    @Test func changesHaveASign() {
        #expect(FigureText.change(123, from: 100) == "+23%")
        #expect(FigureText.change(50, from: 100) == "-50%")
        #expect(FigureText.change(50, from: 0) == nil)
    }

    @Test func figuresBeyondAnyUseDoNotCrash() {
        #expect(FigureText.dollars(.max).hasPrefix("$170,141"))
        #expect(FigureText.share(.max, of: 7).hasSuffix("%"))
        #expect(FigureText.change(.max, from: 1)?.hasPrefix("+") == true)
    }

    @Test(arguments: [0, 1_795_842_180_000_000, 1_795_842_180_120_000, 951_782_400_000_001, -1])
    func timesAreAsPythonWritesThem(micros: Int64) throws {
        let result = try Python.run(
            """
            from datetime import datetime, timedelta, timezone
            time = datetime(1970, 1, 1) + timedelta(microseconds=int(sys.argv[1]))
            text = time.isoformat()
            print((text.rstrip("0") if "." in text else text) + "Z")
            """, ["\(micros)"])
        #expect(TimeText.rfc3339(Timestamp(microseconds: micros)) + "\n" == result.output)
    }

    @Test func cutsStandBetweenCharacters() {
        #expect(TextLimit.bytes("abc", 3) == "abc")
        #expect(TextLimit.bytes("abcd", 3) == "…")
        #expect(TextLimit.bytes("予算予算", 9) == "予算…")
        #expect(TextLimit.bytes("👨‍👩‍👧x", 18) == "…")
        #expect(TextLimit.units("👍👍👍", 5) == "👍👍…")
        #expect(TextLimit.units("👍👍", 4) == "👍👍")
    }
}
