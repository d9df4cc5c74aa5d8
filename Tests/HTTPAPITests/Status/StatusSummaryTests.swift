import Foundation
import Testing
import UsageModel

@testable import HTTPAPI

struct StatusSummaryTests {
    private static func json(_ summary: StatusSummary) throws -> [String: Any] {
        let text = summary.json(words: StatusExample.english)
        return try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    }

    @Test func aDaysForecastIsItsPace() throws {
        // 19 dollars in 19 hours.
        #expect(StatusExample.full().forecast == Money(picoDollars: 24 * Money.picosPerDollar))
        let today = try #require(try Self.json(StatusExample.full())["today"] as? [String: Any])
        #expect(today["cost_usd"] as? String == "19.000000")
        #expect(today["forecast_usd"] as? String == "24.000000")
        #expect(today["start"] as? String == "2026-11-20T00:00:00+09:00")
        #expect(today["end"] as? String == "2026-11-21T00:00:00+09:00")
    }

    @Test func theHoursEndWithThisOne() throws {
        let day = try #require(try Self.json(StatusExample.full())["last_24_hours"] as? [String: Any])
        let hours = try #require(day["hours"] as? [[String: Any]])
        #expect(hours.count == 24)
        #expect(hours.first?["start"] as? String == "2026-11-19T20:00:00+09:00")
        #expect(hours.last?["start"] as? String == "2026-11-20T19:00:00+09:00")
        #expect(day["end"] as? String == "2026-11-20T20:00:00+09:00")
        #expect(day["cost_usd"] as? String == "19.000000")
        #expect((day["requests"] as? [String: Int]) == ["success": 9, "error": 1])
    }

    @Test func whatIsUnpricedIsToldByModel() throws {
        #expect(try Self.json(StatusExample.full())["unpriced"] as? [String: Int] == ["claude-sonnet-4-5-next": 1_000])
    }

    @Test func namesOfOthersStayNames() throws {
        let json = try Self.json(StatusExample.full(name: StatusExample.hostile))
        let models = try #require(json["models"] as? [[String: Any]])
        #expect((models.first?["key"] as? [String: String])?["model"] == StatusExample.hostile)
    }

    @Test func anEmptyLedgerIsADocumentToo() throws {
        let json = try Self.json(StatusExample.empty)
        #expect((json["models"] as? [Any])?.isEmpty == true)
        #expect((json["today"] as? [String: Any])?["forecast_usd"] as? String == "0.000000")
    }
}
