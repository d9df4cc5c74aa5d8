import Settings
import Testing
import UsageModel

struct ModerationSettingsTests {
    private static let start = "timezone: Asia/Tokyo\nsources: [{file: a}]\n"

    private static func moderation(_ text: String) throws -> Settings.Moderation {
        try #require(try Settings.parse(start + "moderation: {\(text)}", file: "f").moderation)
    }

    @Test func defaults() throws {
        let moderation = try Self.moderation("api_key_env: ANTHROPIC_API_KEY")
        #expect(moderation.sampleHundredths == 100)
        #expect(moderation.dailyLimit == 1_000_000_000_000)
        #expect(moderation.key == .variable("ANTHROPIC_API_KEY"))
        #expect(moderation.provider == .anthropic && moderation.baseURL == nil && moderation.keyHeader == nil)
        #expect(moderation.zone == CivilZone.named("Asia/Tokyo"))
        #expect(moderation.looksAtInput && moderation.looksAtOutput && moderation.onFailure == .error)
        #expect(try Settings.parse(Self.start, file: "f").moderation == nil)
    }

    @Test func readsEveryKey() throws {
        let text = """
            sample: 12.5%, model: m, provider: anthropic, base_url: "http://127.0.0.1:8080/x", api_key_file: k,
            key_header: bearer, api_version: "2023-06-01", daily_usd: 0.50, timezone: UTC, requests_per_minute: 7,
            max_concurrent: 2, texts: output, only: flagged, user: [user_id, metadata.user], queue: 9, on_failure: flag, annotate: 7s
            """
        let settings = try Settings.parse(Self.start + "moderation: {\(text)}\nguardrails:\narchive:", file: "f")
        let moderation = try #require(settings.moderation)
        var expected = Settings.Moderation(zone: .utc)
        expected.sampleHundredths = 1_250
        expected.model = "m"
        expected.baseURL = "http://127.0.0.1:8080/x"
        expected.key = .file("k")
        expected.keyHeader = .bearer
        expected.apiVersion = "2023-06-01"
        expected.dailyLimit = 500_000_000_000
        expected.requestsPerMinute = 7
        expected.maximumConcurrent = 2
        expected.annotateSeconds = 7
        expected.looksAtInput = false
        expected.selection = .flagged
        expected.user = ["user_id", "metadata.user"]
        expected.queue = 9
        expected.onFailure = .flag
        #expect(moderation == expected)
    }

    @Test func aServerOfOnesOwnNeedsNoKey() throws {
        let moderation = try Self.moderation("provider: openai, base_url: 'http://127.0.0.1:8000', model: guard")
        #expect(moderation.key == nil && moderation.provider == .openai)
    }

    @Test(arguments: [
        (
            "{}",
            "3:1: 'moderation' has no key of the provider; add 'api_key_env:' with the name of an environment variable "
                + "that holds it, or 'base_url:' of a server that needs none"
        ),
        (
            "{api_key_env: A, sample: 101%}",
            "3:38: 'sample' is '101%'; expected a percentage up to 100%, with at most two decimals, such as 1%"
        ),
        (
            "{api_key_env: A, daily_usd: 1000001}",
            "3:41: 'daily_usd' is '1000001'; expected dollars up to 1000000, such as 1 or 0.50"
        ),
        (
            "{api_key_env: A, only: passed}",
            "3:30: 'only' chooses by what guards say, and there are none; add the key 'guardrails:', or remove 'only'"
        ),
        ("{api_key_env: A, api_key_file: b}", "3:30: 'api_key_file' stands beside 'api_key_env'; remove one of them"),
        (
            "{api_key_env: A, base_url: 'ftp://x'}",
            "3:40: 'base_url' is no such address; expected an address such as https://api.anthropic.com or "
                + "http://127.0.0.1:8080"
        ),
        (
            "{api_key_env: A, base_url: 'https://user:secret@x'}",
            "3:40: 'base_url' is no such address; expected an address such as https://api.anthropic.com or "
                + "http://127.0.0.1:8080"
        ),
        (
            "{api_key_env: A, provider: openai}",
            "3:1: 'moderation' has no 'model'; with the provider openai it has to be named"
        ),
        (
            "{api_key_env: A, provider: openai, model: m, api_version: x}",
            "3:58: 'api_version' is for the provider anthropic; remove the key"
        ),
    ])
    func problemHasItsPlace(moderation: String, problem: String) {
        #expect(problems(Self.start + "moderation: \(moderation)") == [problem])
    }
}
