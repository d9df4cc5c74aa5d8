import Pricing
import Testing
import UsageModel

struct DailyWindowTests {
    /// 2026-11-24, a Tuesday, at midnight UTC.
    private static let tuesday: Int64 = 1_795_478_400

    private func time(day: Int64, _ hour: Int64, _ minute: Int64 = 0, second: Int64 = 0) -> Timestamp {
        Timestamp(seconds: Self.tuesday + day * 86_400 + hour * 3_600 + minute * 60 + second)
    }

    @Test func firstMinuteBelongsToItAndTheLastDoesNot() throws {
        let window = try #require(DailyWindow("01:00-04:00"))
        #expect(!window.contains(time(day: 0, 0, 59, second: 59)))
        #expect(window.contains(time(day: 0, 1)))
        #expect(window.contains(time(day: 0, 3, 59, second: 59)))
        #expect(!window.contains(time(day: 0, 4)))
        #expect(window.contains(time(day: 4, 2)))  // a Saturday
    }

    @Test func goesOverMidnight() throws {
        let window = try #require(DailyWindow("16:30-00:30"))
        #expect(!window.contains(time(day: 0, 16, 29)))
        #expect(window.contains(time(day: 0, 16, 30)))
        #expect(window.contains(time(day: 1, 0, 29)))
        #expect(!window.contains(time(day: 1, 0, 30)))
    }

    @Test func daysAreThoseOnWhichItBegins() throws {
        let weekdays = try #require(DailyWindow("mon-fri,22:00-02:00"))
        #expect(weekdays.contains(time(day: 3, 23)))  // Friday night
        #expect(weekdays.contains(time(day: 4, 1)))  // the same night, on Saturday
        #expect(!weekdays.contains(time(day: 4, 23)))
        #expect(!weekdays.contains(time(day: 6, 1)))  // Monday: that night began on Sunday
        let weekend = try #require(DailyWindow("sat-sun,00:00-24:00"))
        #expect(!weekend.contains(time(day: 3, 23, 59, second: 59)))
        #expect(weekend.contains(time(day: 4, 0)))
        #expect(weekend.contains(time(day: 5, 23, 59)))
        #expect(!weekend.contains(time(day: 6, 0)))
    }

    @Test func knowsDaysBeforeTheEpoch() throws {
        // 1969-12-31 was a Wednesday, 1969-12-28 a Sunday.
        let window = try #require(DailyWindow("mon-fri,00:00-24:00"))
        #expect(window.contains(Timestamp(seconds: -1)))
        #expect(!window.contains(Timestamp(seconds: -4 * 86_400)))
    }

    @Test func sameHourTwiceIsTheWholeDay() throws {
        let window = try #require(DailyWindow("00:00-00:00"))
        #expect(window.contains(time(day: 0, 0)))
        #expect(window.contains(time(day: 0, 23, 59)))
    }

    @Test(arguments: ["16:30-00:30", "mon-fri,01:00-04:00", "sat-sun,00:00-24:00"])
    func isWrittenAsItIsRead(text: String) throws {
        #expect(try #require(DailyWindow(text)).description == text)
    }

    @Test(arguments: [
        "", "16:30", "16:30-", "1:00-2:00", "16:60-17:00", "24:00-01:00", "23:00-24:01", "-1:00-02:00", "+1:00-02:00",
        "mon,01:00-02:00", "all,01:00-02:00", ",01:00-02:00", "mon-fri,sat-sun,01:00-02:00", "01:00-02:00-03:00",
    ])
    func isNoWindow(text: String) {
        #expect(DailyWindow(text) == nil)
    }
}
