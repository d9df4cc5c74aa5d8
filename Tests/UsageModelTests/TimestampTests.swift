import Testing
import UsageModel

struct TimestampTests {
    @Test(
        arguments: [
            (0, 0, 0), (999_999, 0, 0), (1_000_000, 1, 0), (59_999_999, 59, 0), (60_000_000, 60, 1),
            (-1, -1, -1), (-1_000_000, -1, -1), (-1_000_001, -2, -1), (-60_000_000, -60, -1), (-60_000_001, -61, -2),
        ] as [(Int64, Int64, Int64)])
    func secondsAndMinutesRoundDown(microseconds: Int64, seconds: Int64, minute: Int64) {
        let time = Timestamp(microseconds: microseconds)
        #expect(time.seconds == seconds)
        #expect(time.minute == minute)
    }

    @Test(
        arguments: [(7, 2, 3), (-7, 2, -4), (-8, 2, -4), (0, 5, 0), (Int64.min, 1, Int64.min)]
            as [(Int64, Int64, Int64)])
    func divisionRoundsDown(value: Int64, divisor: Int64, quotient: Int64) {
        #expect(floorDivision(value, divisor) == quotient)
    }
}
