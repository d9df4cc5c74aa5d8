import Settings
import Testing
import UsageModel

/// The literals come from Python's `zoneinfo` (tzdata 2026).
struct CivilZoneNamedTests {
    @Test(arguments: [
        ("Asia/Tokyo", 631_152_000, 32_400),  // 1990-01-01T00:00:00Z
        ("Asia/Tokyo", 1_782_864_000, 32_400),  // 2026-07-01T00:00:00Z
        ("Asia/Tokyo", 2_366_755_200, 32_400),  // 2044-12-31T00:00:00Z
        ("America/New_York", 1_772_953_199, -18_000),  // 2026-03-08T06:59:59Z
        ("America/New_York", 1_772_953_200, -14_400),  // 2026-03-08T07:00:00Z
        ("America/New_York", 1_793_512_799, -14_400),  // 2026-11-01T05:59:59Z
        ("America/New_York", 1_793_512_800, -18_000),  // 2026-11-01T06:00:00Z
        ("America/New_York", 1_143_961_200, -14_400),  // 2006-04-02T07:00:00Z, by the rules before 2007
        ("America/New_York", 2_224_713_600, -14_400),  // 2040-07-01T00:00:00Z, past 32 bits
        ("Europe/Dublin", 631_152_000, 0),  // 1990-01-01T00:00:00Z
        ("Europe/Dublin", 1_774_745_999, 0),  // 2026-03-29T00:59:59Z
        ("Europe/Dublin", 1_774_746_000, 3_600),  // 2026-03-29T01:00:00Z
        ("Europe/Dublin", 1_792_889_999, 3_600),  // 2026-10-25T00:59:59Z
        ("Europe/Dublin", 1_792_890_000, 0),  // 2026-10-25T01:00:00Z
        ("Australia/Lord_Howe", 1_775_314_799, 39_600),  // 2026-04-04T14:59:59Z
        ("Australia/Lord_Howe", 1_775_314_800, 37_800),  // 2026-04-04T15:00:00Z
        ("Australia/Lord_Howe", 1_791_041_399, 37_800),  // 2026-10-03T15:29:59Z
        ("Australia/Lord_Howe", 1_791_041_400, 39_600),  // 2026-10-03T15:30:00Z
        ("Asia/Pyongyang", 1_439_564_399, 32_400),  // 2015-08-14T14:59:59Z, another offset, not a DST change
        ("Asia/Pyongyang", 1_439_564_400, 30_600),  // 2015-08-14T15:00:00Z
        ("Asia/Pyongyang", 1_525_445_999, 30_600),  // 2018-05-04T14:59:59Z
        ("Asia/Pyongyang", 1_525_446_000, 32_400),  // 2018-05-04T15:00:00Z
        ("Europe/Istanbul", 1_473_206_400, 10_800),  // 2016-09-07T00:00:00Z, summer time for good
        ("Europe/Istanbul", 1_767_225_600, 10_800),  // 2026-01-01T00:00:00Z
        ("Pacific/Apia", 1_325_239_199, -36_000),  // 2011-12-30T09:59:59Z, before the day that never was
        ("Pacific/Apia", 1_325_239_200, 50_400),  // 2011-12-30T10:00:00Z
        ("Africa/Casablanca", 1_771_120_799, 3_600),  // 2026-02-15T01:59:59Z, DST below the standard offset
        ("Africa/Casablanca", 1_771_120_800, 0),  // 2026-02-15T02:00:00Z
        ("Africa/Casablanca", 1_774_144_800, 3_600),  // 2026-03-22T02:00:00Z
        ("Asia/Kathmandu", 1_767_225_600, 20_700),  // 2026-01-01T00:00:00Z
        ("America/St_Johns", 1_782_864_000, -9_000),  // 2026-07-01T00:00:00Z
        ("Etc/GMT-9", 1_767_225_600, 32_400),  // 2026-01-01T00:00:00Z
        ("EST", 1_782_864_000, -18_000),  // 2026-07-01T00:00:00Z, IANA's has no DST
        ("UTC", 1_782_864_000, 0), ("GMT", 1_782_864_000, 0), ("Z", 1_782_864_000, 0), ("Etc/UTC", 1_782_864_000, 0),
    ])
    func offsets(name: String, seconds: Int, offset: Int) throws {
        let zone = try #require(CivilZone.named(name))
        #expect(zone.offset(at: Timestamp(seconds: Int64(seconds))) == Int64(offset))
    }

    @Test(arguments: [
        "", "Tokyo", "asia/tokyo", "Asia/Tokyo ", "PST", "JST", "AST", "BST", "GMT+9", "GMT+0900", "+09:00", "UTC+9",
        "z",
        "/", "Asia/", "Mars/Base", "../etc/passwd", "/etc/localtime", "Asia/Tokyo\0", "SystemV/PST8", "Etc/Unknown",
        "localtime",
        "yes", String(repeating: "a/", count: 100_000),
    ])
    func unknown(name: String) {
        #expect(CivilZone.named(name) == nil)
    }

    @Test func keepsTheName() {
        #expect(CivilZone.named("US/Pacific")?.identifier == "US/Pacific")
        #expect(CivilZone.named("GMT") == .utc)
        #expect(!CivilZone.system.identifier.isEmpty)
    }

    /// A moment of the day, counted from its civil midnight as if that were UTC, and the midnight in UTC.
    @Test(arguments: [
        ("America/New_York", 1_772_946_000, 23), ("America/New_York", 1_773_028_800, 24),
        ("America/New_York", 1_793_505_600, 25), ("Europe/Dublin", 1_774_742_400, 23),
        ("Europe/Dublin", 1_792_882_800, 25),
        ("Asia/Tokyo", 1_782_831_600, 24),
        // These days begin at 1:00: midnight is skipped.
        ("America/Sao_Paulo", 1_541_300_400, 23), ("Asia/Beirut", 1_774_735_200, 23),
    ])
    func startOfDay(name: String, start: Int, hours: Int) throws {
        let zone = try #require(CivilZone.named(name))
        let start = Timestamp(seconds: Int64(start))
        for hour in 0..<hours {
            #expect(zone.startOfDay(Timestamp(seconds: start.seconds + Int64(hour) * 3_600)) == start)
        }
        let next = Timestamp(seconds: start.seconds + Int64(hours) * 3_600)
        #expect(zone.startOfDay(next) == next)
        #expect(zone.startOfDay(Timestamp(microseconds: next.microseconds - 1)) == start)
        #expect(zone.startOfDay(Timestamp(microseconds: start.microseconds - 1)) < start)
    }

    /// Half-hour daylight saving time makes days of 24.5 and 23.5 hours.
    @Test(arguments: [
        (1_775_307_600, 1_775_395_800),  // 2026-04-05 and 04-06
        (1_791_034_200, 1_791_118_800),  // 2026-10-04 and 10-05
    ])
    func startOfDayOnLordHowe(start: Int, next: Int) throws {
        let zone = try #require(CivilZone.named("Australia/Lord_Howe"))
        for seconds in stride(from: start, to: next, by: 1_800) {
            #expect(zone.startOfDay(Timestamp(seconds: Int64(seconds))).seconds == Int64(start))
        }
        #expect(zone.startOfDay(Timestamp(seconds: Int64(next))).seconds == Int64(next))
    }

    @Test(arguments: [
        ("America/New_York", 1_772_937_000, 1_772_955_000),  // 2026-03-08 02:30, skipped: 03:30
        ("America/New_York", 1_793_496_600, 1_793_511_000),  // 2026-11-01 01:30, the first
        ("America/New_York", 1_793_498_400, 1_793_516_400),  // 2026-11-01 02:00, once
        ("Australia/Lord_Howe", 1_775_353_500, 1_775_313_900),  // 2026-04-05 01:45, the first
        ("Australia/Lord_Howe", 1_791_080_100, 1_791_042_300),  // 2026-10-04 02:15, skipped: 02:45
        ("Europe/Dublin", 1_792_891_800, 1_792_888_200),  // 2026-10-25 01:30, the first
        ("Europe/Dublin", 1_774_747_800, 1_774_747_800),  // 2026-03-29 01:30, skipped: 02:30
        ("Asia/Tokyo", 1_782_864_000, 1_782_831_600),  // 2026-07-01 00:00
    ])
    func civilTime(name: String, local: Int, seconds: Int) throws {
        let zone = try #require(CivilZone.named(name))
        #expect(zone.timestamp(localMicroseconds: Int64(local) * 1_000_000).seconds == Int64(seconds))
    }
}
