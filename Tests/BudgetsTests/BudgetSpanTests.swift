import Budgets
import Foundation
import Settings
import TestKit
import Testing
import UsageModel

/// Periods against Python's zoneinfo, which knows nothing of ours: it looks at each quarter of an hour by itself.
struct BudgetSpanTests {
    private static let script = """
        import bisect, datetime, random, sys, zoneinfo
        name = sys.argv[1]
        zone = zoneinfo.ZoneInfo(name)
        first = int(datetime.datetime(2023, 10, 1, tzinfo=datetime.timezone.utc).timestamp())
        slots = range(first, first + 5 * 366 * 86400, 900)
        local = [datetime.datetime.fromtimestamp(slot, zone) for slot in slots]
        offset = [time.utcoffset() for time in local]
        keys = {
            "hour": [(t.date(), t.hour, o) for t, o in zip(local, offset)],
            "day": [t.date() for t in local],
            "week monday": [t.date() - datetime.timedelta(t.weekday()) for t in local],
            "week sunday": [t.date() - datetime.timedelta((t.weekday() + 1) % 7) for t in local],
            "month": [(t.year, t.month) for t in local],
        }
        changes = [slots[i] for i in range(1, len(slots)) if offset[i] != offset[i - 1]]
        near = datetime.datetime(2024, 1, 1, tzinfo=zone).timestamp(), datetime.datetime(2028, 1, 1, tzinfo=zone).timestamp()
        changes = [change for change in changes if near[0] <= change < near[1]]
        random.seed(name)
        moments = [random.randrange(int(near[0]), int(near[1])) for _ in range(300)]
        for change in changes:
            moments += [change - 1, change] + [change + random.randrange(-90000, 90000) for _ in range(60)]
        for kind, values in keys.items():
            # Where each run of equal keys begins.
            begins = [0] + [i for i in range(1, len(values)) if values[i] != values[i - 1]]
            for moment in moments:
                run = bisect.bisect_right(begins, (moment - first) // 900) - 1
                print(kind, moment, slots[begins[run]], slots[begins[run + 1]], sep="|")
        """

    @Test(arguments: [
        "Asia/Tokyo", "Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Pacific/Chatham", "Asia/Beirut",
        "America/Havana", "Asia/Kathmandu", "UTC",
    ])
    func periodsAreThoseOfTheZone(identifier: String) throws {
        let zone = try #require(CivilZone.named(identifier))
        let truth = try TestKit.run("python3", "-c", Self.script, identifier)
        try #require(truth.status == 0)
        var checked = 0
        for line in truth.output.split(separator: "\n") {
            let parts = line.split(separator: "|")
            let words = parts[0].split(separator: " ")
            let period = try #require(BudgetPeriod(rawValue: String(words[0])))
            let weekStart = words.count > 1 ? try #require(Weekday(rawValue: String(words[1]))) : .monday
            let times = try parts[1...].map { Timestamp(seconds: try #require(Int64($0))) }
            // Not only at whole seconds.
            let moment = Timestamp(microseconds: times[0].microseconds + 999_999)
            let span = BudgetSpan(period, containing: moment, zone: zone, weekStart: weekStart)
            guard span == BudgetSpan(start: times[1], end: times[2]) else {
                Issue.record("\(line): \(span.start.seconds) to \(span.end.seconds)")
                return
            }
            checked += 1
        }
        #expect(checked >= 1_500)
    }
}
