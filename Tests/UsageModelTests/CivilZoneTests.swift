import Testing
import UsageModel

struct CivilZoneTests {
    private static let hour: Int64 = 3_600
    private static let day: Int64 = 86_400

    /// Clocks go from +1 h to +2 h at the start of UTC day 100, 01:00, and back on day 200, 01:00: as in Berlin.
    private static let berlin = CivilZone(
        identifier: "Test/Berlin", firstOffset: hour,
        transitions: [
            .init(at: 100 * day + hour, offset: 2 * hour), .init(at: 200 * day + hour, offset: hour),
        ])

    /// Clocks skip midnight of local day 100 and show the last hour of local day 199 twice: -3 h, -2 h, -3 h.
    private static let midnight = CivilZone(
        identifier: "Test/Midnight", firstOffset: -3 * hour,
        transitions: [
            .init(at: 100 * day + 3 * hour, offset: -2 * hour), .init(at: 200 * day + 2 * hour, offset: -3 * hour),
        ])

    private func local(_ days: Int64, _ hours: Int64, _ minutes: Int64 = 0) -> Int64 {
        (days * Self.day + hours * Self.hour + minutes * 60) * 1_000_000
    }

    private func utc(_ days: Int64, _ hours: Int64, _ minutes: Int64 = 0) -> Timestamp {
        Timestamp(seconds: days * Self.day + hours * Self.hour + minutes * 60)
    }

    @Test func offsetChangesAtTheTransition() {
        let at = 100 * Self.day + Self.hour
        #expect(Self.berlin.offset(at: Timestamp(microseconds: at * 1_000_000 - 1)) == 3_600)
        #expect(Self.berlin.offset(at: Timestamp(seconds: at)) == 7_200)
        #expect(Self.berlin.offset(at: utc(200, 0, 59)) == 7_200)
        #expect(Self.berlin.offset(at: utc(200, 1)) == 3_600)
        #expect(Self.berlin.offset(at: utc(-10_000, 0)) == 3_600)
        #expect(CivilZone.utc.offset(at: utc(150, 0)) == 0)
    }

    @Test func ordinaryTimes() {
        #expect(Self.berlin.timestamp(localMicroseconds: local(50, 12)) == utc(50, 11))
        #expect(Self.berlin.timestamp(localMicroseconds: local(150, 12)) == utc(150, 10))
        #expect(Self.berlin.timestamp(localMicroseconds: local(100, 1, 59)) == utc(100, 0, 59))
        #expect(Self.berlin.timestamp(localMicroseconds: local(100, 3)) == utc(100, 1))
        #expect(Self.berlin.timestamp(localMicroseconds: local(200, 1, 59)) == utc(199, 23, 59))
        #expect(Self.berlin.timestamp(localMicroseconds: local(200, 3)) == utc(200, 2))
        #expect(CivilZone.utc.timestamp(localMicroseconds: local(-1, 5)) == utc(-1, 5))
    }

    @Test func skippedTimeMovesOnByTheGap() {
        // 02:30 is never shown; half an hour into the gap is 03:30.
        #expect(Self.berlin.timestamp(localMicroseconds: local(100, 2, 30)) == utc(100, 1, 30))
        #expect(Self.berlin.timestamp(localMicroseconds: local(100, 2)) == utc(100, 1))
    }

    @Test func timeShownTwiceIsTheFirst() {
        #expect(Self.berlin.timestamp(localMicroseconds: local(200, 2)) == utc(200, 0))
        #expect(Self.berlin.timestamp(localMicroseconds: local(200, 2, 30)) == utc(200, 0, 30))
    }

    @Test func daysBeginAtMidnightOfTheirOwnOffset() {
        #expect(Self.berlin.startOfDay(utc(99, 22, 59)) == utc(98, 23))
        #expect(Self.berlin.startOfDay(utc(99, 23)) == utc(99, 23))
        // The short and the long day.
        #expect(Self.berlin.startOfDay(utc(100, 21, 59)) == utc(99, 23))
        #expect(Self.berlin.startOfDay(utc(100, 22)) == utc(100, 22))
        #expect(Self.berlin.startOfDay(utc(200, 22, 59)) == utc(199, 22))
        #expect(Self.berlin.startOfDay(utc(200, 23)) == utc(200, 23))
        #expect(Self.berlin.day(of: utc(99, 22, 59)) == 99)
        #expect(Self.berlin.day(of: utc(99, 23)) == 100)
        #expect(CivilZone.utc.day(of: Timestamp(microseconds: -1)) == -1)
        #expect(CivilZone.utc.startOfDay(Timestamp(microseconds: -1)) == utc(-1, 0))
    }

    @Test func skippedMidnightStartsTheDayAtTheTransition() {
        #expect(Self.midnight.startOfDay(utc(100, 10)) == utc(100, 3))
        #expect(Self.midnight.day(of: utc(100, 3)) == 100)
        #expect(Self.midnight.day(of: utc(100, 2, 59)) == 99)
    }

    @Test func hourBeforeMidnightShownTwiceBelongsToTheOldDay() {
        // At 24:00 of local day 199 clocks go back to 23:00.
        #expect(Self.midnight.day(of: utc(200, 2)) == 199)
        #expect(Self.midnight.day(of: utc(200, 2, 59)) == 199)
        #expect(Self.midnight.day(of: utc(200, 3)) == 200)
        #expect(Self.midnight.startOfDay(utc(200, 2, 30)) == utc(199, 2))
        #expect(Self.midnight.startOfDay(utc(200, 12)) == utc(200, 3))
    }

    @Test func skippedDay() {
        // Samoa left out 30 December 2011: from -10 h to +14 h.
        let samoa = CivilZone(
            identifier: "Test/Samoa", firstOffset: -10 * Self.hour,
            transitions: [.init(at: 100 * Self.day + 10 * Self.hour, offset: 14 * Self.hour)])
        #expect(samoa.startOfDay(utc(100, 9)) == utc(99, 10))
        #expect(samoa.day(of: utc(100, 9, 59)) == 99)
        #expect(samoa.day(of: utc(100, 10)) == 101)
        #expect(samoa.startOfDay(utc(100, 20)) == utc(100, 10))
        #expect(samoa.timestamp(localMicroseconds: local(100, 5)) == utc(100, 15))
    }

    @Test func hoursBeginAtFullLocalHours() {
        let kolkata = CivilZone(identifier: "Test/Kolkata", firstOffset: 19_800, transitions: [])
        #expect(kolkata.startOfHour(utc(10, 10, 29)) == utc(10, 9, 30))
        #expect(kolkata.startOfHour(utc(10, 10, 30)) == utc(10, 10, 30))
        // The hour shown twice is two hours.
        #expect(Self.berlin.startOfHour(utc(200, 0, 30)) == utc(200, 0))
        #expect(Self.berlin.startOfHour(utc(200, 1, 30)) == utc(200, 1))
        #expect(CivilZone.utc.startOfHour(Timestamp(microseconds: -1)) == utc(-1, 23))
    }
}
