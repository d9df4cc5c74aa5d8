import Glibc
import TestKit
import Testing

/// Settings that change while the daemon runs.
struct ReloadTests {
    private static let successful = "tailmeter_config_last_reload_successful"

    private static func settings(_ sources: String, _ more: String = "") -> String {
        """
        state_dir: state
        \(more)
        sources:
        \(sources)

        """
    }

    @Test func sourcesComeAndGoAndKeepTheirPositions() async throws {
        let folder = try TemporaryFolder()
        try folder.write(UsageLine.text(1), to: "one.log")
        try folder.write(UsageLine.text(10), to: "two.log")
        try folder.write(Self.settings("  - file: one.log"), to: "settings.yaml")
        let daemon = try Daemon(["--config", "settings.yaml"], in: folder)
        try await daemon.metrics("the first source is read") { $0[UsageLine.inputTokens] == "1" }

        try folder.write(Self.settings("  - file: two.log"), to: "settings.yaml")
        daemon.process.signal(SIGHUP)
        try await daemon.metrics("the second source is read") { $0[UsageLine.inputTokens] == "11" }
        // Nobody reads the first now.
        try folder.append(UsageLine.text(100), to: "one.log")
        try folder.append(UsageLine.text(1_000), to: "two.log")
        try await daemon.metrics("the second source is read on") { $0[UsageLine.inputTokens] == "1011" }

        try folder.write(Self.settings("  - file: one.log\n  - file: two.log"), to: "settings.yaml")
        daemon.process.signal(SIGHUP)
        try await daemon.metrics("the first source is read on") { $0[UsageLine.inputTokens] == "1111" }

        // One pattern instead of two paths goes on with their positions, however it is written.
        try folder.write(Self.settings("  - file: '\(folder.path)/*.log'"), to: "settings.yaml")
        daemon.process.signal(SIGHUP)
        try await daemon.logs("settings taken over: 1 source\"")
        try folder.append(UsageLine.text(10_000), to: "one.log")
        let page = try await daemon.metrics("the pattern is read") { $0[UsageLine.inputTokens] == "11111" }
        #expect(page[UsageLine.successes] == "5")
        #expect(page[Self.successful] == "1")
        #expect(try await daemon.stop().end == .exited(0))
        let next = try Daemon(["--config", "settings.yaml"], in: folder)
        try await next.readiness(200)
        #expect(try await next.metrics()[UsageLine.inputTokens] == "11111")
    }

    @Test func labelsAndPricesChange() async throws {
        let folder = try TemporaryFolder()
        try folder.write(UsageLine.text(1_000_000, model: "house-7b"), to: "app.log")
        try folder.write(Self.settings("  - file: app.log"), to: "settings.yaml")
        let daemon = try Daemon(["--config", "settings.yaml"], in: folder)
        try await daemon.metrics("the line is read") { $0.lines == 1 }
        try folder.write(
            Self.settings(
                "  - file: app.log\n    labels: {grade: level}",
                "prices: {models: [{name: house-7b, input: 2, output: 1000000}]}"), to: "settings.yaml")
        daemon.process.signal(SIGHUP)
        try await daemon.logs("settings taken over")
        try folder.append(UsageLine.text(1_000_000, model: "house-7b"), to: "app.log")
        let page = try await daemon.metrics("both lines are read") { $0.lines == 2 }
        // $2 for a million input tokens and $1 for the one output token; what was counted before stays as it is.
        #expect(page["llm_cost_usd_total{grade=\"info\",model=\"house-7b\"}"] == "3")
        #expect(page["tailmeter_unpriced_requests_total{model=\"house-7b\"}"] == "1")
    }

    @Test func wrongSettingsAreToldAndTheOldOnesHold() async throws {
        let folder = try TemporaryFolder()
        try folder.write(UsageLine.text(1), to: "app.log")
        let begin = Double(time(nil))
        let good = Self.settings("  - file: app.log", "http_reload: true")
        try folder.write(good, to: "settings.yaml")
        let daemon = try Daemon(["--config", "settings.yaml"], in: folder)
        let port = try await daemon.port()
        let before = try await daemon.metrics("the line is read") { $0.lines == 1 }
        #expect(before[Self.successful] == "1")
        let since = "tailmeter_config_last_reload_success_timestamp_seconds"
        let started = try #require(before[since].flatMap { Double($0) })
        #expect((begin...Double(time(nil) + 1)).contains(started))

        try folder.write(Self.settings("  - fiel: app.log", "rotate_wait: soon"), to: "settings.yaml")
        let refused = try HTTPAnswer.post("/-/reload", port: port)
        #expect(refused.status == 400)
        #expect(refused.body.contains("settings.yaml:2:14: "))
        #expect(refused.body.contains("settings.yaml:4:5: unknown key 'fiel'"))
        var page = try await daemon.metrics()
        #expect(page[Self.successful] == "0")
        #expect(page[since] == before[since])
        daemon.process.signal(SIGHUP)
        try await Waiting.until("the log tells it twice") {
            daemon.process.errors.matches(of: /settings not taken over.*settings\.yaml:2:14/).count == 2
        }
        // The old ones hold.
        try folder.append(UsageLine.text(2), to: "app.log")
        try await daemon.metrics("the line is read") { $0[UsageLine.inputTokens] == "3" }
        try await daemon.readiness(200)

        try folder.write(good, to: "settings.yaml")
        #expect(try HTTPAnswer.post("/-/reload", port: port).status == 200)
        page = try await daemon.metrics()
        #expect(page[Self.successful] == "1")
        #expect(try #require(page[since].flatMap { Double($0) }) > started)
    }

    @Test func whatCannotChangeIsNamedAndStays() async throws {
        let folder = try TemporaryFolder()
        try folder.write(UsageLine.text(1), to: "app.log")
        try folder.write(Self.settings("  - file: app.log", "http_reload: true"), to: "settings.yaml")
        let daemon = try Daemon(["--config", "settings.yaml"], in: folder)
        let port = try await daemon.port()
        try await daemon.metrics("the line is read") { $0.lines == 1 }
        let changed = """
            state_dir: elsewhere
            token_env: NO_SUCH_VARIABLE
            http_reload: false
            latency_buckets: [7]
            sources:
              - file: "*.log"

            """
        try folder.write(changed, to: "settings.yaml")
        let answer = try HTTPAnswer.post("/-/reload", port: port)
        #expect(answer.status == 200)
        #expect(answer.body.hasPrefix("settings taken over: 1 source\n"))
        for key in ["state_dir", "token_env", "http_reload", "latency_buckets"] {
            #expect(answer.body.contains("'\(key)' stays as it is until a restart"))
        }
        #expect(!answer.body.contains("'listen'"), "the command line names it both times")
        try folder.append(UsageLine.text(2), to: "app.log")
        let page = try await daemon.metrics("the line is read") { $0[UsageLine.inputTokens] == "3" }
        #expect(page["llm_request_duration_seconds_bucket{le=\"0.5\",model=\"\(UsageLine.model)\"}"] != nil)
        #expect(access(folder.path("elsewhere"), F_OK) != 0)
        #expect(try HTTPAnswer.post("/-/reload", port: port).status == 200)
    }

    @Test func reloadingByHTTPIsOffUnlessSwitchedOn() async throws {
        let folder = try TemporaryFolder()
        try folder.write(Self.settings("  - file: app.log"), to: "settings.yaml")
        let daemon = try Daemon(["--config", "settings.yaml"], in: folder)
        let answer = try HTTPAnswer.post("/-/reload", port: try await daemon.port())
        #expect(answer.status == 403)
        #expect(answer.body.contains("http_reload"))
    }

    @Test func reloadingByHTTPNeedsTheToken() async throws {
        let folder = try TemporaryFolder()
        try folder.write(
            Self.settings("  - file: app.log", "http_reload: true\ntoken_env: TEST_TOKEN"), to: "settings.yaml")
        let daemon = try Daemon(["--config", "settings.yaml"], in: folder, environment: ["TEST_TOKEN": "sesame"])
        let port = try await daemon.port()
        #expect(try HTTPAnswer.post("/-/reload", port: port).status == 401)
        #expect(!daemon.process.errors.contains("settings taken over"))
        let answer = try HTTPAnswer.post("/-/reload", port: port, headers: ["Authorization": "Bearer sesame"])
        #expect(answer.status == 200)
    }

    /// The app still writes to a file that was moved out of sight; the daemon has it open.
    @Test func aFileOutOfSightIsReadOn() async throws {
        let folder = try TemporaryFolder()
        let elsewhere = try TemporaryFolder()
        try folder.write(Self.settings("  - file: app.log"), to: "settings.yaml")
        let app = try OutputFile(folder.path("app.log"))
        // The beginning of the next line keeps the file open, however long this test has to wait for its turns.
        let lines = [1, 100, 1_000, 100, 1_000, 100, 1_000].map { Array(UsageLine.text($0).utf8) }
        func write(_ number: Int) throws {
            var bytes = Array(lines[number][(number == 0 ? 0 : 9)...])
            if number + 1 < lines.count { bytes += lines[number + 1].prefix(9) }
            try app.write(bytes)
        }
        try write(0)
        let daemon = try Daemon(["--config", "settings.yaml"], in: folder)
        try await daemon.metrics("the line is read") { $0.lines == 1 }
        let moved = rename(folder.path("app.log"), elsewhere.path("kept.log"))
        try #require(moved == 0)
        try folder.write(UsageLine.text(10), to: "app.log")
        try await daemon.metrics("the new file is read") { $0[UsageLine.inputTokens] == "11" }
        for round in 1...3 {
            try write(round * 2 - 1)
            daemon.process.signal(SIGHUP)
            try await Waiting.until("settings are taken over") {
                daemon.process.errors.matches(of: /settings taken over/).count == round
            }
            try write(round * 2)
            try await daemon.metrics("the old file is read on") { $0[UsageLine.inputTokens] == "\(11 + round * 1_100)" }
        }
        let page = try await daemon.metrics()
        #expect(page["tailmeter_suspected_loss_total{source=\"app.log\"}"] == "0")
        #expect(try await daemon.stop().end == .exited(0))
    }

    /// The oracle counts each line; settings change under the reader again and again.
    @Test(.timeLimit(.minutes(10)))
    func reloadsWhileAnAppWritesAndRotatesLoseAndRepeatNothing() async throws {
        let folder = try TemporaryFolder()
        let writer = try RotatingWriter(folder, name: "app.log", seed: 20_261_125)
        defer { writer.stop() }
        let variants = [
            Self.settings("  - file: app.log"),
            Self.settings("  - file: second.log\n  - file: app.log", "rotate_wait: 30s\ncaps: {models: 100}"),
            Self.settings("  - file: app.log\n    preset: structlog\n  - file: '*cond.log'", "timezone: Asia/Tokyo"),
            "not: settings",
        ]
        try folder.write(variants[0], to: "settings.yaml")
        let daemon = try Daemon(["--config", "settings.yaml"], in: folder)
        var latest = try await daemon.metrics("first lines are read") { $0.lines == writer.truth.lines }
        writer.resume()
        for round in 1...40 {
            try folder.append(#"{"event":"tick"}"# + "\n", to: "second.log")
            try folder.write(variants[round % variants.count], to: "settings.next")
            try folder.rename("settings.next", to: "settings.yaml")
            daemon.process.signal(SIGHUP)
            if round % 8 == 0 {
                let page = try await daemon.metrics()
                #expect(page.decreases(since: latest).isEmpty)
                latest = page
            }
            try await Task.sleep(for: .milliseconds(40))
        }
        try folder.write(variants[2], to: "settings.yaml")
        daemon.process.signal(SIGHUP)
        try writer.pause()
        #expect(writer.failure == nil)
        let truth = writer.truth
        let page = try await daemon.metrics("all \(truth.lines) lines are read") { $0.lines >= truth.lines + 40 }
        #expect(page.decreases(since: latest).isEmpty)
        #expect(truth.differences(from: page) == [])
        #expect(page.lines == truth.lines + 40)
        for text in ["settings taken over", "not taken over"] { #expect(daemon.process.errors.contains(text)) }
        #expect(writer.rotations > 1 && truth.lines > 500, "the test had little to do")
        #expect(try await daemon.stop().end == .exited(0))
    }
}
