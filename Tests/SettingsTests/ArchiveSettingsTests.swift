import Guardrails
import Settings
import Testing

struct ArchiveSettingsTests {
    private func archive(_ text: String) throws -> Settings.Archive {
        try #require(try Settings.parse("sources: [{file: a}]\narchive: \(text)\n", file: "f").archive)
    }

    private func first(_ text: String) -> String? {
        problems("sources: [{file: a}]\narchive: \(text)\n").first
    }

    @Test func noneUnlessItIsAskedFor() throws {
        #expect(try Settings.parse("sources: [{file: a}]\n", file: "f").archive == nil)
        // The key alone asks for one with all defaults.
        #expect(try archive("") == Settings.Archive())
        let defaults = Settings.Archive()
        #expect(defaults.redaction.classes.count == RedactionClass.allCases.count)
        #expect(
            defaults.mode == 0o600 && defaults.level == 6 && defaults.keepSeconds == nil && defaults.sync == .commit)
    }

    @Test func allKeys() throws {
        let archive = try archive(
            """
            {dir: /a, lines: requests, rotate: {bytes: 1MiB, every: 30m}, keep: 90d, keep_bytes: 2GiB, level: 9,
              mode: "0640", owner: "tailmeter:adm", sync: segment, min_free: 1GiB, flush: 500ms, redact: none}
            """)
        var expected = Settings.Archive()
        expected.directory = "/a"
        expected.keepsAllLines = false
        expected.rotateBytes = 1 << 20
        expected.rotateSeconds = 1_800
        expected.keepSeconds = 90 * 86_400
        expected.keepBytes = 2 << 30
        expected.level = 9
        expected.mode = 0o640
        expected.owner = "tailmeter:adm"
        expected.sync = .segment
        expected.minimumFreeBytes = 1 << 30
        expected.flushSeconds = 0.5
        expected.redaction.classes = [:]
        #expect(archive == expected)
        #expect(try self.archive("{keep: forever}").keepSeconds == nil)
    }

    @Test func whatIsRedactedAndHow() throws {
        #expect(try archive("{redact: [email, card]}").redaction.classes == [.email: .label, .card: .label])
        #expect(try archive("{redact: all}").redaction == Settings.Redaction())
        let redaction = try archive(
            """
            {redact: {classes: {email: hash, phone: drop, secret: label}, language: ja, fields: [messages, 'a."b.c"'],
              names: [山田太郎], hash_key_file: key, patterns: [{name: employee, pattern: 'EMP-\\d{6}', label: '[社員]'}]}}
            """
        ).redaction
        #expect(redaction.classes == [.email: .hash, .phone: .drop, .secret: .label])
        #expect(redaction.language == .japanese && redaction.names == ["山田太郎"] && redaction.hashKeyFile == "key")
        #expect(redaction.fields == ["messages", "a.\"b.c\""])
        #expect(redaction.patterns == [.init(name: "employee", expression: "EMP-\\d{6}", label: "[社員]")])
    }

    @Test(arguments: [
        ("{dri: x}", "2:11: unknown key 'dri'; did you mean 'dir'?"),
        ("{level: 10}", "2:18: 'level' is '10'; expected a whole number from 1 to 9, in digits only"),
        ("{mode: \"0444\"}", "2:17: 'mode' is '0444'; expected three digits from 0 to 7"),
        ("{mode: \"0755\"}", "2:17: 'mode' is '0755'; expected three digits from 0 to 7"),
        ("{owner: \"a:b:c\"}", "2:18: 'owner' is 'a:b:c'; expected a user, or a user and a group"),
        ("{redact: []}", "2:19: 'redact' is empty; expected 'all', 'none'"),
        ("{redact: [emial]}", "2:20: 'redact' is 'emial'; expected one of email, phone"),
        ("{redact: {classes: {emial: hash}}}", "2:30: unknown class 'emial'; did you mean 'email'?"),
        ("{redact: {classes: {email: hash}}}", "2:11: 'redact' replaces by hashes and has no key; add 'hash_key_file'"),
        ("{redact: {patterns: [{name: a, pattern: '(x'}]}}", "2:50: the pattern 'a' cannot be used: missing )"),
        ("{redact: {patterns: [{name: a, pattern: '(?=x)'}]}}", "2:50: the pattern 'a' cannot be used:"),
        ("{redact: {patterns: [{pattern: x}]}}", "2:31: a pattern has no 'name'"),
    ])
    func mistakesAreTold(text: String, problem: String) throws {
        let found = try #require(first(text))
        #expect(found.hasPrefix(problem), "\(found)")
    }

    @Test func guardrails() throws {
        func guards(_ text: String) throws -> Settings.Guards? {
            try Settings.parse("sources: [{file: a}]\nguardrails: \(text)\n", file: "f").guards
        }
        #expect(try guards("") == Settings.Guards())
        let all = try #require(
            try guards(
                """
                {input: prompt, output: [a.b, c], flag: 0.2, block: 0.9, max_characters: 10, max_tokens: 5, language: ja,
                  disable: [markup.link], trusted_hosts: example.com, patterns: [{name: x, pattern: 'a+', score: 0.3}]}
                """))
        #expect(all.input == ["prompt"] && all.output == ["a.b", "c"] && all.maximumCharacters == 10)
        #expect(all.flagThreshold == 0.2 && all.blockThreshold == 0.9 && all.maximumTokens == 5)
        #expect(all.disabled == [.link] && all.trustedHosts == ["example.com"] && all.language == .japanese)
        #expect(all.patterns == [.init(name: "x", expression: "a+", score: 0.3)])
        func first(_ text: String) -> String? { problems("sources: [{file: a}]\nguardrails: \(text)\n").first }
        #expect(first("{flag: 0.9, block: 0.5}")?.contains("must not be above 'block'") == true)
        #expect(first("{flag: 2}")?.contains("expected a number from 0 to 1") == true)
        #expect(first("{disable: [injection]}")?.contains("expected one of") == true)
        #expect(first("{patterns: [{name: x, pattern: '['}]}")?.contains("RE2's syntax") == true)
    }
}
