import Settings
import Testing
import UsageModel

struct SettingsTests {
    @Test func defaults() throws {
        let settings = try Settings.parse("sources: [{file: app.jsonl}]", file: "f")
        var expected = Settings()
        expected.sources = [Settings.Source(file: "app.jsonl", preset: "auto", zone: .system, labels: [])]
        #expect(settings == expected)
        #expect(settings.stateDirectory == "./tailmeter-state")
        #expect(settings.listen.description == "127.0.0.1:9464")
        #expect(settings.tokenVariable == nil)
        #expect(!settings.reloadsByHTTP)
        #expect(settings.shutdownTimeout == 10)
        #expect(settings.zone == .system)
        #expect(!settings.startsAtEnd)
        #expect(settings.maximumLineBytes == 16_777_216)
        #expect(settings.rotateWait == 60)
        #expect(settings.latencyBounds == .standard)
        #expect([settings.modelCap, settings.labelValueCap, settings.labelSetCap] == [200, 1_000, 10_000])
    }

    @Test func readsEveryKey() throws {
        let text = """
            # A comment.
            state_dir: /var/lib/tailmeter
            listen: "[::]:9000"
            token_env: TAILMETER_TOKEN
            http_reload: true
            shutdown_timeout: 1.5m
            timezone: Asia/Tokyo
            from: end
            max_line_bytes: 1MB
            rotate_wait: 1.5m
            latency_buckets: [0.000000001, 0.1, 2, "3.5"]
            caps: {models: 1, label_values: 2, label_sets: 3}
            sources:
              - file: /var/log/app/*.jsonl
                labels: {user: user_id, feature: 'attributes."app.feature"'}
              - labels:
                  team: metadata.team
                timezone: America/New_York
                multiline: json
                preset: structlog
                file: "2026.log"
            """
        let settings = try Settings.parse(text, file: "f")
        let tokyo = try #require(CivilZone.named("Asia/Tokyo"))
        let newYork = try #require(CivilZone.named("America/New_York"))
        #expect(settings.stateDirectory == "/var/lib/tailmeter")
        #expect(settings.listen.host == "::")
        #expect(settings.listen.port == 9_000)
        #expect(settings.tokenVariable == "TAILMETER_TOKEN")
        #expect(settings.reloadsByHTTP)
        #expect(settings.shutdownTimeout == 90)
        #expect(settings.zone == tokyo)
        #expect(settings.startsAtEnd)
        #expect(settings.maximumLineBytes == 1_000_000)
        #expect(settings.rotateWait == 90)
        #expect(settings.latencyBounds.nanoseconds == [1, 100_000_000, 2_000_000_000, 3_500_000_000])
        #expect([settings.modelCap, settings.labelValueCap, settings.labelSetCap] == [1, 2, 3])
        #expect(
            settings.sources == [
                Settings.Source(
                    file: "/var/log/app/*.jsonl", zone: tokyo,
                    labels: [
                        Settings.Label(name: "user", path: "user_id"),
                        Settings.Label(name: "feature", path: "attributes.\"app.feature\""),
                    ]),
                Settings.Source(
                    file: "2026.log", preset: "structlog", zone: newYork, hasMultilineJSON: true,
                    labels: [Settings.Label(name: "team", path: "metadata.team")]),
            ])
    }

    @Test func sourcesTakeTheZoneThatStandsBelowThem() throws {
        let settings = try Settings.parse("sources: [{file: a}]\ntimezone: Asia/Tokyo", file: "f")
        #expect(settings.sources.first?.zone.identifier == "Asia/Tokyo")
    }

    /// What editors leave in files does no harm.
    @Test(arguments: [
        "\u{FEFF}sources: [{file: a}]", "sources:\r\n  - file: a\r\n", "%YAML 1.2\n---\nsources: [{file: a}]\n...\n",
        "sources: [{file: a}] # & *x\n", "sources: [{'file': \"a\"}]", "? sources\n: - ? file\n    : a",
        "sources: [{file: a, labels: {on: x, y: z}}]", "sources: [{file: a, labels: {}}]",
        "sources: [{file: 'it''s, &b'}, {file: \"a\\\", *b\"}, {file: a *b & c}]",
    ])
    func acceptsAllFormsOfYAML(text: String) {
        #expect(problems(text) == [])
    }

    @Test func loopbackNeedsNoToken() {
        for address in ["127.0.0.1:0", "127.1.2.3:80", "localhost:1", "\"[::1]:65535\""] {
            #expect(problems("listen: \(address)\nsources: [{file: a}]") == [])
        }
    }
}
