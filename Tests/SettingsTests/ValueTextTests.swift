import Settings
import Testing

struct ValueTextTests {
    @Test(arguments: [
        ("500ms", 0.5), ("60s", 60), ("5m", 300), ("1h", 3_600), ("1d", 86_400), ("90", 90), ("0", 0), ("1.5h", 5_400),
        ("0.1s", 0.1), ("1ms", 0.001), ("3ms", 0.003),
    ])
    func durations(text: String, seconds: Double) {
        #expect(DurationText.seconds(text) == seconds)
    }

    @Test(arguments: [
        "", "s", "-1s", "+1s", "1 s", "1h30m", "1:30", "1e3", "0x10", "1S", ".5s", "1.s", "1w", "1us", "nan", "inf",
        "99999999999s", "0.0000000001s", "١s", "1s\0",
    ])
    func notDurations(text: String) {
        #expect(DurationText.seconds(text) == nil)
    }

    @Test(arguments: [
        ("0", 0), ("1", 1), ("64KiB", 65_536), ("16MiB", 16_777_216), ("1GiB", 1_073_741_824), ("1kB", 1_000),
        ("2MB", 2_000_000), ("1GB", 1_000_000_000), ("9223372036854775807", Int.max),
    ])
    func sizes(text: String, bytes: Int) {
        #expect(SizeText.bytes(text) == bytes)
    }

    @Test(arguments: [
        "", "KiB", "16M", "16mb", "16KB", "1.5MiB", "-1", "0x10", "010", "1_000", "9223372036854775808",
        "9007199254740992KiB",
        "1 MiB", "1B", "1:30",
    ])
    func notSizes(text: String) {
        #expect(SizeText.bytes(text) == nil)
    }
}
