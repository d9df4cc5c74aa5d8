import Testing
import UsageModel

@testable import Archive

struct SegmentNameTests {
    @Test func aSegmentStandsInItsHour() {
        // date -u -d '2026-11-23T09:59:59Z' +%s: 1795427999.
        let hour = SegmentName.hour(of: Timestamp(seconds: 1_795_427_999))
        #expect(
            SegmentName.path(hour: hour, host: "web1", number: 42) == "dt=2026-11-23/hour=09/web1-000042.ndjson.gz")
        #expect(
            SegmentName.path(hour: -1, host: "web1", number: 12_345_678)
                == "dt=1969-12-31/hour=23/web1-12345678.ndjson.gz")
    }

    @Test func theNumberIsReadBack() {
        #expect(SegmentName.number(of: "web1-000042.ndjson.gz", host: "web1") == 42)
        #expect(SegmentName.number(of: "_web1-000042.ndjson.gz.orphan", host: "web1") == nil)
        // A host whose name begins with that of another.
        #expect(SegmentName.number(of: "web1-b-000042.ndjson.gz", host: "web1") == nil)
        #expect(SegmentName.number(of: "web1-b-000042.ndjson.gz", host: "web1-b") == 42)
    }

    @Test func aHostsNameLeadsNowhereElse() {
        #expect(SegmentName.sanitized(host: "web-1.example") == "web-1.example")
        #expect(SegmentName.sanitized(host: "../../etc") == "host.._.._etc")
        #expect(SegmentName.sanitized(host: "東京") == "__")
        #expect(SegmentName.sanitized(host: "") == "host")
    }
}
