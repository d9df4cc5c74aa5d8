import Testing

@testable import Archive

struct SegmentNameTests {
    @Test func aSegmentStandsInItsHour() {
        // date -u -d @1763888400: 2025-11-23 09:00:00.
        #expect(SegmentName.path(hour: 1_763_888_400 / 3_600, host: "web1", number: 42)
            == "dt=2025-11-23/hour=09/web1-000042.ndjson.gz")
    }
}
