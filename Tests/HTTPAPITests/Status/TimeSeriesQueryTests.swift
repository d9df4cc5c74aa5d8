import Reports
import Testing
import UsageModel

@testable import HTTPAPI

struct TimeSeriesQueryTests {
    private static func read(_ text: String) throws -> TimeSeriesQuery {
        try TimeSeriesQuery(
            FormQuery(text), zone: StatusExample.tokyo, zoneNamed: { $0 == "UTC" ? .utc : nil },
            labels: ["user", "a b"],
            now: StatusExample.now)
    }

    @Test func withoutAWordItIsTheLastDayByHourAndModel() throws {
        let usage = try Self.read("").usage
        #expect(usage.times.upperBound == StatusExample.now)
        #expect(usage.times.lowerBound.seconds == StatusExample.now.seconds - 86_400)
        #expect(usage.bucket == .hour && usage.dimensions == [.model] && usage.zone.identifier == "Asia/Tokyo")
    }

    @Test func daysAreThoseOfTheZone() throws {
        let usage = try Self.read("from=2026-11-19&to=2026-11-20T00:00:00Z&bucket=day&by=user,status,user,a+b").usage
        // Midnight in Tokyo.
        #expect(usage.times.lowerBound.seconds == 1_795_014_000)
        #expect(usage.times.upperBound.seconds == 1_795_132_800)
        #expect(usage.dimensions == [.label("user"), .status, .label("a b")])
        #expect(try Self.read("timezone=UTC&from=2026-11-19").usage.times.lowerBound.seconds == 1_795_046_400)
    }

    @Test(arguments: [
        ("from=yesterday", "no time such as"), ("from=2026-11-21", "not before"), ("bucket=year", "minute, hour"),
        ("bucket=minute&from=2026-11-01", "2000 buckets"), ("by=source", "provider, model, status, reason, user"),
        ("timezone=PST", "no IANA name"), ("until=2026-11-21", "no parameter 'until'"), ("to=", "no time such as"),
    ])
    func whatIsWrongIsNamed(query: String, expected: String) {
        #expect {
            try Self.read(query)
        } throws: { error in
            (error as? TimeSeriesQuery.Refusal)?.message.contains(expected) == true
        }
    }
}
