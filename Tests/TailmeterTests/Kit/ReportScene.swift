import Foundation
import TestKit

/// A log of forty days of a few users, and a ledger of it that the daemon made; what it must come to is worked out here, from
/// list prices written down by hand.
struct ReportScene {
    /// One line of the log.
    struct Request {
        let day: Int
        let seconds: Double
        let model: Int
        let user: String
        let input: Int
        let isError: Bool

        /// Pico-dollars: input, output, cache reads and cache writes at the prices of the model.
        var cost: Int {
            guard !isError else { return 0 }
            let price = ReportScene.prices[model]
            return input * price[0] + 100 * price[1] + 2_000 * price[2] + 500 * price[3]
        }

        /// What its cache saved: reads cheaper than input, less writes dearer than it.
        var saved: Int {
            guard !isError else { return 0 }
            let price = ReportScene.prices[model]
            return 2_000 * (price[0] - price[2]) - 500 * (price[3] - price[0])
        }
    }

    static let models = ["claude-sonnet-4-5-20250929", "claude-haiku-4-5-20251001", "claude-opus-4-5-20251101"]
    /// Dollars per million tokens times a million: input, output, cache read, cache write.
    /// <https://platform.claude.com/docs/en/about-claude/pricing>
    private static let prices = [
        [3_000_000, 15_000_000, 300_000, 3_750_000], [1_000_000, 5_000_000, 100_000, 1_250_000],
        [5_000_000, 25_000_000, 500_000, 6_250_000],
    ]
    static let users = ["alice", "田中 太郎", "<b>\u{202E}eve"]

    let folder: TemporaryFolder
    let requests: [Request]

    /// The one scene of all tests: they only read.
    static let shared = Task { try await ReportScene() }

    private init() async throws {
        folder = try TemporaryFolder()
        requests = (0..<40).flatMap { day in
            (0..<6).map { index in
                Request(
                    day: day, seconds: Double(-86_400 * day - 600 * index - 60), model: (day + index) % 3,
                    user: Self.users[index % 3], input: 1_000 * (index + 1) + 7 * day, isError: index == 5)
            }
        }
        let lines = requests.reversed().map { request in
            let head = """
                {"model": "\(Self.models[request.model])", "user_id": "\(request.user)", \
                "timestamp": "\(NoonZone.time(request.seconds))", 
                """
            return head
                + (request.isError
                    ? "\"event\": \"rate_limit_hit\"}\n"
                    : """
                    "event": "llm_request_success", "input_tokens": \(request.input), "output_tokens": 100, \
                    "cache_read_input_tokens": 2000, "cache_creation_input_tokens": 500, "duration_ms": \(request.input)}

                    """)
        }
        try folder.write(lines.joined(), to: "app.jsonl")
        try folder.write(
            """
            state_dir: state
            timezone: \(NoonZone.name)
            display_currency: {code: JPY, per_usd: 155}
            sources: [{file: app.jsonl, labels: {user_id: user_id}}]
            budgets: [{name: all, daily_usd: 1}]
            """, to: "settings.yaml")
        let daemon = try Daemon(["--config", "settings.yaml"], in: folder)
        let count = requests.count
        try await daemon.metrics("all lines are read") { $0.lines == count }
        _ = try await daemon.stop()
    }

    /// The date of a day of the log, so many days ago.
    static func date(_ day: Int) -> String {
        let zone = TimeZone(identifier: NoonZone.name) ?? .gmt
        let style = Date.ISO8601FormatStyle(timeZone: zone).year().month().day()
        return Date(timeIntervalSinceNow: Double(-86_400 * day)).formatted(style)
    }

    /// Dollars as reports print them in JSON and CSV.
    static func dollars(_ picoDollars: Int) -> String {
        let whole = picoDollars / 1_000_000_000_000
        var fraction = String(String(picoDollars % 1_000_000_000_000 + 1_000_000_000_000).dropFirst())
        while fraction.count > 6, fraction.hasSuffix("0") { fraction.removeLast() }
        return "\(whole).\(fraction)"
    }

    /// A part of a document as text, so that two can be compared.
    static func text(_ part: Any?) throws -> String {
        let bytes = try JSONSerialization.data(withJSONObject: part ?? [String: Any](), options: [.sortedKeys])
        return String(decoding: bytes, as: UTF8.self)
    }

    func report(
        _ arguments: [String], environment: [String: String] = [:]
    ) async throws -> ChildProcess.Result {
        try await Tailmeter.run(
            ["report", "--config", "settings.yaml"] + arguments, in: folder, environment: environment)
    }

    /// The groups of a view in JSON, and all of the document.
    func json(_ arguments: [String]) async throws -> (document: [String: Any], groups: [[String: Any]]) {
        let result = try await report(["--format", "json"] + arguments)
        guard result.end == .exited(0),
            let document = try JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [String: Any],
            let groups = document["groups"] as? [[String: Any]]
        else { throw Waiting.TimedOut(description: "\(result.end): \(result.errors) \(result.output)") }
        return (document, groups)
    }

    /// Runs a report in a terminal of so many columns, and returns what it shows.
    func terminal(
        _ arguments: [String], columns: Int, environment: [String: String] = [:]
    ) async throws -> String {
        let program = """
            import fcntl, os, pty, struct, sys, termios
            leader, follower = pty.openpty()
            fcntl.ioctl(follower, termios.TIOCSWINSZ, struct.pack("HHHH", 24, int(sys.argv[1]), 0, 0))
            child = os.fork()
            if child == 0:
                os.close(leader)
                os.dup2(follower, 1)
                os.execv(sys.argv[2], sys.argv[2:])
            os.close(follower)
            while True:
                try:
                    data = os.read(leader, 65536)
                except OSError:
                    break
                if not data:
                    break
                os.write(1, data)
            os.waitpid(child, 0)
            """
        let result = try await ChildProcess.run(
            tool: "python3",
            ["-c", program, String(columns), Tailmeter.binary, "report", "--config", "settings.yaml"] + arguments,
            in: folder, environment: ["TERM": "xterm", "LC_ALL": "C.UTF-8", "NO_COLOR": ""].merging(environment) { $1 })
        guard result.end == .exited(0) else { throw Waiting.TimedOut(description: result.errors) }
        return result.output.replacing("\r\n", with: "\n")
    }
}
