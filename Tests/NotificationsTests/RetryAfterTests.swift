import Testing
import UsageModel

@testable import Notifications

struct RetryAfterTests {
    private static let now = Timestamp(seconds: 1_795_842_180)

    @Test(
        arguments: [
            ("0", 0), ("120", 120), (" 7 ", 7), ("1.5", 1.5), ("Sat, 28 Nov 2026 05:04:00 GMT", 60),
            ("Sat, 28 Nov 2026 05:02:00 GMT", 0), ("Sun, 29 Nov 2026 05:03:00 GMT", 86_400),
        ])
    func secondsAndDatesAreRead(header: String, seconds: Double) {
        #expect(RetryAfter.seconds(header, now: Self.now) == seconds)
    }

    @Test(arguments: [
        "", "soon", "-5", "inf", "nan", "2026-11-28T05:04:00Z", "Sat, 99 Nov 2026 05:04:00 GMT",
        "Sat, 28 Nov 2026 25:04 GMT",
    ])
    func otherTextIsNone(header: String) {
        #expect(RetryAfter.seconds(header, now: Self.now) == nil)
    }

    /// As servers in Python write dates.
    @Test func pythonsDatesAreRead() throws {
        let seconds = (0..<50).map { 951_782_399 + Int64($0) * 20_000_003 }
        let result = try Python.run(
            "import email.utils\nfor t in sys.argv[1:]: print(email.utils.formatdate(int(t), usegmt=True))",
            seconds.map(String.init))
        let read = result.output.split(separator: "\n").map {
            RetryAfter.seconds(String($0), now: Timestamp(seconds: 0))
        }
        #expect(read == seconds.map { Double($0) })
    }
}
