import LogDecoding
import Testing
import UsageModel

/// Records of a model that is priced by the hour, one after the other in one block.
struct HourlyRecordsTests {
    /// 1,000 tokens in and 100 out of V4 Pro: 0.66/1.98 dollars per million, or 1.32/3.96 from 01:00 to 04:00 UTC on a weekday.
    @Test func eachRecordIsPricedAsOfItsOwnMinute() throws {
        let times = [
            "2026-11-24T00:59:59Z", "2026-11-24T01:00:00Z", "2026-11-24T03:59:59.999Z", "2026-11-24T04:00:00Z",
            // Back in the log, another day, and a Saturday.
            "2026-11-24T02:00:00Z", "2026-11-23T02:00:00Z", "2026-11-28T02:00:00Z", "2026-11-24T10:00:00+08:00",
        ]
        let lines = times.map {
            #"{"custom_llm_provider":"deepseek","litellm_call_id":"\#($0)","status":"success","endTime":"\#($0)","model":"deepseek-v4-pro","prompt_tokens":1000,"completion_tokens":100,"total_tokens":1100}"#
        }
        let decoded = try decode(lines.joined(separator: "\n"))
        let (cheap, dear): (Int64, Int64) = (858_000_000, 1_716_000_000)
        #expect(decoded.requests.map(\.record.cost) == [cheap, dear, dear, cheap, dear, dear, cheap, dear])
    }
}
