import Settings
import Testing

/// Each error, with its exact place and words.
struct SettingsProblemTests {
    /// Problems of one value, which begins on line 2.
    @Test(arguments: [
        (
            "listen: 9464",
            "2:9: 'listen' is '9464'; expected host:port, such as 127.0.0.1:9464; "
                + "add the host: 127.0.0.1:9464 for this machine only"
        ),
        (
            "listen: :80",
            "2:9: 'listen' is ':80'; expected host:port, such as 127.0.0.1:9464; "
                + "add the host: 127.0.0.1:80 for this machine only"
        ),
        (
            "listen: ::1:80",
            "2:9: 'listen' is '::1:80'; expected host:port, such as 127.0.0.1:9464; "
                + "write an IPv6 address in brackets: \"[::1]:9464\""
        ),
        ("listen: localhost", "2:9: 'listen' is 'localhost'; expected host:port, such as 127.0.0.1:9464; add the port"),
        (
            "listen: 127.0.0.1:0x24F8",
            "2:9: 'listen' is '127.0.0.1:0x24F8'; expected host:port, such as 127.0.0.1:9464; "
                + "the port is 0 to 65535, in digits only"
        ),
        (
            "listen: 127.0.0.1:65536",
            "2:9: 'listen' is '127.0.0.1:65536'; expected host:port, such as 127.0.0.1:9464; "
                + "the port is 0 to 65535, in digits only"
        ),
        (
            "listen: http://localhost:1",
            "2:9: 'listen' is 'http://localhost:1'; expected host:port, such as 127.0.0.1:9464; leave out the scheme"
        ),
        ("listen: [a]", "2:9: 'listen' is a list; expected host:port, such as 127.0.0.1:9464"),
        (
            "listen:   0.0.0.0:80",
            "2:11: 'listen' is '0.0.0.0:80', which other machines can reach; add 'token_env:' with the name of an "
                + "environment variable that holds a token, or 'token_file:' with the path of a file that does, or 'tls:' "
                + "with a 'client_ca', or listen on 127.0.0.1"
        ),
        (
            "state_dir:",
            "2:1: 'state_dir' has no value; expected a path such as ./tailmeter-state, or leave the key out"
        ),
        ("state_dir: \"\"", "2:12: 'state_dir' is empty; expected a path such as ./tailmeter-state"),
        ("state_dir: \"a\\0b\"", "2:12: 'state_dir' holds a NUL character; expected a path such as ./tailmeter-state"),
        (
            "state_dir: ~/x", "2:12: 'state_dir' begins with '~', which is not expanded; write the home folder out"
        ),
        (
            "state_dir: 2026",
            "2:12: 'state_dir' is '2026', which YAML takes for a number; expected a path such as ./tailmeter-state, "
                + "in quotes if it is meant so"
        ),
        (
            "state_dir: Yes",
            "2:12: 'state_dir' is 'Yes', which YAML takes for true or false; expected a path such as "
                + "./tailmeter-state, in quotes if it is meant so"
        ),
        ("from: yes", "2:7: 'from' is 'yes'; expected start or end"),
        ("from: strat", "2:7: 'from' is 'strat'; expected start or end; did you mean 'start'?"),
        (
            "timezone: PST",
            "2:11: 'timezone' is 'PST'; expected an IANA time zone such as Asia/Tokyo or UTC; "
                + "did you mean 'America/Los_Angeles'?"
        ),
        (
            "timezone: asia/tokyo",
            "2:11: 'timezone' is 'asia/tokyo'; expected an IANA time zone such as Asia/Tokyo or UTC; "
                + "did you mean 'Asia/Tokyo'?"
        ),
        (
            "timezone: new york",
            "2:11: 'timezone' is 'new york'; expected an IANA time zone such as Asia/Tokyo or UTC; "
                + "did you mean 'America/New_York'?"
        ),
        (
            "timezone: +09:00",
            "2:11: 'timezone' is '+09:00'; expected an IANA time zone such as Asia/Tokyo or UTC; "
                + "for a fixed offset write Etc/GMT-9, which is 9 hours ahead of UTC"
        ),
        (
            "max_line_bytes: 16M",
            "2:17: 'max_line_bytes' is '16M'; expected a size such as 16MiB (KiB, MiB, GiB, kB, MB, GB or plain "
                + "bytes), "
                + "from 64KiB to 1GiB"
        ),
        (
            "max_line_bytes: 65535",
            "2:17: 'max_line_bytes' is '65535'; expected a size such as 16MiB (KiB, MiB, GiB, kB, MB, GB or plain "
                + "bytes), from 64KiB to 1GiB"
        ),
        (
            "rotate_wait: 1:30",
            "2:14: 'rotate_wait' is '1:30'; expected a duration such as 500ms, 60s, 5m, 1h or 1d, at most 7d"
        ),
        (
            "rotate_wait: 8d",
            "2:14: 'rotate_wait' is '8d'; expected a duration such as 500ms, 60s, 5m, 1h or 1d, at most 7d"
        ),
        ("caps: [1]", "2:7: 'caps' is a list; expected caps such as {models: 200}"),
        (
            "caps: {models: 0200}",
            "2:16: 'models' is '0200'; expected a whole number from 1 to 1000000, in digits only"
        ),
        (
            "caps: {label_sets: 0}",
            "2:20: 'label_sets' is '0'; expected a whole number from 1 to 1000000, in digits only"
        ),
        (
            "caps: {label_values: 1_000}",
            "2:22: 'label_values' is '1_000'; expected a whole number from 1 to 1000000, in digits only"
        ),
        (
            "caps:\n  modles: 1", "3:3: unknown key 'modles'; did you mean 'models'?"
        ),
        (
            "latency_buckets: 5",
            "2:18: 'latency_buckets' is '5'; expected 1 to 30 ascending numbers of seconds, such as [0.5, 1, 2, 5]"
        ),
        (
            "latency_buckets: []",
            "2:18: 'latency_buckets' has 0 numbers; expected 1 to 30 ascending numbers of seconds, such as "
                + "[0.5, 1, 2, 5]"
        ),
        ("latency_buckets: [1, 1.0]", "2:22: '1.0' is not above the bucket before it; sort them, without repeats"),
    ])
    func wrongValue(line: String, problem: String) {
        #expect(problems("sources: [{file: a}]\n\(line)\n") == [problem])
    }

    @Test(arguments: ["0", "-1", "1e3", "0x1", "0.0000000001", ".5", "1.", "x", "1000000.1", "99999999999999999999"])
    func wrongBucket(text: String) {
        #expect(
            problems("sources: [{file: a}]\nlatency_buckets: [\(text)]") == [
                "2:19: a bucket is '\(text)'; expected seconds as a decimal such as 0.5, above 0, at most 1000000, "
                    + "with at most nine digits behind the point"
            ])
    }

    @Test func tooManyBuckets() {
        let buckets = (1...31).map(String.init).joined(separator: ", ")
        #expect(
            problems("sources: [{file: a}]\nlatency_buckets: [\(buckets)]") == [
                "2:18: 'latency_buckets' has 31 numbers; expected 1 to 30 ascending numbers of seconds, "
                    + "such as [0.5, 1, 2, 5]"
            ])
    }

    /// A token that was put in the place of its variable's name must not be shown.
    @Test(arguments: ["s3cr3t-token", "9abc", "yes", "'a b'", "\"\""])
    func tokenIsNotShown(value: String) {
        #expect(
            problems("sources: [{file: a}]\ntoken_env: \(value)") == [
                "2:12: 'token_env' is not a name of letters, digits and '_'; expected the name of an environment "
                    + "variable, such as TAILMETER_TOKEN, never the token"
            ])
    }

    @Test(arguments: [
        ("state_dri: x", "did you mean 'state_dir'?"), ("State-Dir: x", "did you mean 'state_dir'?"),
        ("token: x", "did you mean 'token_env'?"), ("source: x", "did you mean 'sources'?"),
        ("budget: x", "did you mean 'budgets'?"),
        (
            "qqq: x",
            "known are state_dir, listen, token_env, token_file, listen_hosts, max_connections, tls, http_reload, shutdown_timeout, "
                + "timezone, display_currency, from, max_line_bytes, rotate_wait, latency_buckets, caps, prices, sources, budgets, alerts, webhooks, archive, guardrails, "
                + "moderation"
        ),
    ])
    func unknownKey(line: String, advice: String) throws {
        let key = try #require(line.split(separator: ":").first)
        #expect(problems("sources: [{file: a}]\n\(line)") == ["2:1: unknown key '\(key)'; \(advice)"])
    }

    @Test func everythingAtOnceInOrder() {
        let text = """
            from: yes
            sources:
              - fil: a
              - journald: {unit: []}
              - file: b
                timezone: Mars/Base
              - {}
            state_dri: x
            listen: 1.2.3:80
            """
        #expect(
            problems(text).map { $0.prefix { $0 != " " } } == [
                "1:7:", "3:5:", "4:22:", "6:15:", "7:5:", "8:1:", "9:9:",
            ])
    }

    @Test func description() throws {
        let error = try #require(throws: SettingsError.self) {
            _ = try Settings.parse("listen: 1\nfrom: x\nsources: [{file: a}]", file: "dir/t.yaml")
        }
        let lines = error.description.split(separator: "\n")
        #expect(lines.count == 2)
        #expect(lines.first?.hasPrefix("dir/t.yaml:1:9: 'listen' is '1'; expected") == true)
        #expect(lines.last == "dir/t.yaml:2:7: 'from' is 'x'; expected start or end")
    }

    @Test func controlCharactersAreNotPrinted() {
        #expect(
            problems("sources: [{file: a}]\nfrom: \"\\e[31m\\u202E\"") == [
                "2:7: 'from' is '\\u{1B}[31m\\u{202E}'; expected start or end"
            ])
    }
}
