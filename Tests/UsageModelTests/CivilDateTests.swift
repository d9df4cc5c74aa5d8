import Testing
import UsageModel

struct CivilDateTests {
    @Test(
        arguments: [
            (1, 1, 1, -719_162), (1600, 2, 29, -135_081), (1900, 3, 1, -25_508), (1969, 12, 31, -1), (1970, 1, 1, 0),
            (1972, 2, 29, 789), (2000, 2, 29, 11_016), (2024, 2, 29, 19_782), (2026, 11, 24, 20_781),
            (2100, 2, 28, 47_540), (2100, 3, 1, 47_541), (2100, 12, 31, 47_846),
        ] as [(Int, Int, Int, Int64)])
    func knownDays(year: Int, month: Int, day: Int, days: Int64) {
        let date = CivilDate(year: year, month: month, day: day)
        #expect(date.daysSinceEpoch == days)
        #expect(CivilDate(daysSinceEpoch: days) == date)
    }

    @Test func everyDayFrom1970To2100() {
        let lengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
        var days: Int64 = 0
        for year in 1970...2100 {
            // Of these years 2100 alone is divisible by 4 and no leap year.
            let isLeap = year % 4 == 0 && year != 2100
            for month in 1...12 {
                let length = lengths[month - 1] + (month == 2 && isLeap ? 1 : 0)
                #expect(CivilDate.daysInMonth(year: year, month: month) == length)
                for day in 1...length {
                    let date = CivilDate(year: year, month: month, day: day)
                    #expect(date.daysSinceEpoch == days)
                    #expect(CivilDate(daysSinceEpoch: days) == date)
                    days += 1
                }
            }
        }
        #expect(days == 47_847)
    }

    @Test(arguments: [(1900, 28), (2000, 29), (2023, 28), (2024, 29), (2100, 28), (2400, 29)])
    func leapYears(year: Int, days: Int) {
        #expect(CivilDate.daysInMonth(year: year, month: 2) == days)
    }
}
