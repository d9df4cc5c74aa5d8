import Moderation
import Testing
import UsageModel

struct DailyBudgetTests {
    /// Days of UTC, counted from 1970-01-01.
    private func time(day: Int64, second: Int64 = 0) -> Timestamp { Timestamp(seconds: day * 86_400 + second) }

    /// `#require` would have a budget reserve in a copy.
    private func reserve(_ reservation: DailyBudget.Reservation?) throws -> DailyBudget.Reservation {
        try #require(reservation)
    }

    @Test func sparesWhatCallsMayCost() throws {
        var budget = DailyBudget(limit: 100, zone: .utc)
        let now = time(day: 20_000)
        let first = try reserve(budget.reserve(60, at: now))
        #expect(budget.reserve(41, at: now) == nil)
        let second = try reserve(budget.reserve(40, at: now))
        #expect((budget.committed, budget.spent, budget.reserved) == (100, 0, 100))
        #expect(budget.reserve(1, at: now) == nil)

        budget.settle(first, actual: 10, at: now)
        #expect((budget.committed, budget.spent, budget.reserved) == (50, 10, 40))
        budget.settle(second, actual: 0, at: now)
        #expect((budget.committed, budget.spent, budget.reserved) == (10, 10, 0))
        #expect(budget.reserve(91, at: now) == nil)
        #expect(budget.reserve(90, at: now) != nil)
    }

    @Test func goesOnFromWhatIsKnown() {
        var budget = DailyBudget(limit: 100, zone: .utc, day: 20_000, spent: 70)
        #expect(budget.reserve(31, at: time(day: 20_000, second: 86_399)) == nil)
        #expect(budget.reserve(30, at: time(day: 20_000, second: 86_399)) != nil)
        #expect(budget.reserve(100, at: time(day: 20_001)) != nil)
        #expect((budget.day, budget.committed) == (20_001, 100))
    }

    @Test(arguments: [(Int64(0), Int64(1)), (-5, 1), (100, -1), (100, .min), (100, .max), (.max - 1, .max)])
    func refuses(limit: Int64, estimate: Int64) {
        var budget = DailyBudget(limit: limit, zone: .utc)
        #expect(budget.reserve(estimate, at: time(day: 1)) == nil)
        #expect(budget.committed == 0)
    }

    @Test func whatCostsNothingIsAllowedWithoutMoney() {
        var budget = DailyBudget(limit: 0, zone: .utc)
        #expect(budget.reserve(0, at: time(day: 1)) != nil)
    }

    @Test func canBeUnlimited() throws {
        var budget = DailyBudget(limit: nil, zone: .utc)
        let reservation = try reserve(budget.reserve(.max, at: time(day: 1)))
        #expect(budget.reserve(.max, at: time(day: 1)) != nil)
        #expect(budget.committed == .max)
        budget.settle(reservation, actual: .max, at: time(day: 1))
        #expect((budget.spent, budget.committed) == (.max, .max))
    }

    @Test func actualCostsMayBeHigherThanReserved() throws {
        var budget = DailyBudget(limit: 100, zone: .utc)
        let reservation = try reserve(budget.reserve(10, at: time(day: 1)))
        let other = try reserve(budget.reserve(0, at: time(day: 1)))
        budget.settle(reservation, actual: 130, at: time(day: 1))
        #expect(budget.spent == 130)
        #expect(budget.reserve(0, at: time(day: 1)) == nil)
        // A provider does not give money back.
        budget.settle(other, actual: -50, at: time(day: 1))
        #expect(budget.spent == 130)
    }

    @Test func aCallAcrossMidnightCostsTheDayItBeganOn() throws {
        var budget = DailyBudget(limit: 100, zone: .utc)
        let reservation = try reserve(budget.reserve(80, at: time(day: 1, second: 86_399)))
        #expect(reservation.day == 1)
        #expect(budget.reserve(100, at: time(day: 2)) != nil)
        budget.settle(reservation, actual: 50, at: time(day: 2, second: 1))
        #expect((budget.day, budget.spent, budget.reserved) == (2, 0, 100))
    }

    /// The first to be asked on a new day can be the end of a call.
    @Test func aSettlementTurnsTheDay() throws {
        var budget = DailyBudget(limit: 100, zone: .utc)
        let reservation = try reserve(budget.reserve(80, at: time(day: 1)))
        budget.settle(reservation, actual: 50, at: time(day: 2))
        #expect((budget.day, budget.committed) == (2, 0))
    }

    @Test func aClockPutBackGivesNoMoneyTwice() throws {
        var budget = DailyBudget(limit: 100, zone: .utc)
        _ = budget.reserve(100, at: time(day: 10, second: 5))
        #expect(budget.reserve(1, at: time(day: 9, second: 86_399)) == nil)
        #expect(budget.reserve(1, at: time(day: 9)) == nil)
        #expect(budget.day == 10)
        #expect(budget.reserve(1, at: time(day: 10, second: 6)) == nil)
        // The clock was wrong before: all of 2,000 days without a verdict would be worse.
        #expect(budget.reserve(1, at: time(day: 8)) != nil)
        #expect((budget.day, budget.committed) == (8, 1))
    }

    /// Kiritimati is 14 hours before UTC: its 1970-01-02 begins at 10:00 UTC of 1970-01-01.
    @Test func daysAreThoseOfTheZone() {
        let zone = CivilZone(identifier: "Pacific/Kiritimati", firstOffset: 14 * 3_600, transitions: [])
        var budget = DailyBudget(limit: 10, zone: zone)
        #expect(budget.reserve(10, at: Timestamp(seconds: 36_000 - 1)) != nil)
        #expect(budget.reserve(10, at: Timestamp(seconds: 36_000 - 1)) == nil)
        #expect(budget.reserve(10, at: Timestamp(seconds: 36_000)) != nil)
        #expect(budget.day == 1)
    }

    /// New York's 2026-11-01 has 25 hours: from 04:00 UTC (1 793 505 600) to 05:00 UTC of the next day.
    @Test func aLongDayIsOneDay() {
        let zone = CivilZone(
            identifier: "America/New_York", firstOffset: -4 * 3_600,
            transitions: [CivilZone.Transition(at: 1_793_512_800, offset: -5 * 3_600)])
        var budget = DailyBudget(limit: 10, zone: zone)
        #expect(budget.reserve(10, at: Timestamp(seconds: 1_793_505_600)) != nil)
        #expect(budget.reserve(1, at: Timestamp(seconds: 1_793_505_600 + 90_000 - 1)) == nil)
        #expect(budget.reserve(1, at: Timestamp(seconds: 1_793_505_600 + 90_000)) != nil)
    }
}
