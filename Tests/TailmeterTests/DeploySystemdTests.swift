import Foundation
import TestKit
import Testing

/// The unit of systemd: it is sound, shut in, and agrees with the settings beside it.
@Suite(.enabled(if: ProgramSearch.has("systemd-analyze"), "systemd is not installed"))
struct DeploySystemdTests {
    private static let unit = "systemd/tailmeter.service"

    /// The values of a key of the unit, in their order.
    private static func values(_ key: String) throws -> [String] {
        try DeployFolder.text(unit).split(separator: "\n").compactMap {
            $0.hasPrefix("\(key)=") ? String($0.dropFirst(key.count + 1)) : nil
        }
    }

    private static func value(_ key: String) throws -> String {
        let all = try values(key)
        #expect(all.count == 1, "\(key): \(all)")
        return all.first ?? ""
    }

    /// What systemd says a unit is exposed to, from 0 to 10.
    private static func exposure(_ path: String) async throws -> Double {
        let result = try await ChildProcess.run(
            tool: "systemd-analyze", ["security", "--offline=true", "--no-pager", path])
        let line = result.output.split(separator: "\n").first { $0.contains("Overall exposure level") }
        let figure = line?.split(separator: ": ").last?.split(separator: " ").first
        return try #require(figure.flatMap { Double($0) }, "\(result.output) \(result.errors)")
    }

    @Test func systemdFindsNothingWrong() async throws {
        let folder = try TemporaryFolder()
        // systemd looks whether the program is there.
        let text = try DeployFolder.text(Self.unit)
        #expect(text.contains("ExecStart=/usr/local/bin/tailmeter run"))
        let path = try folder.write(
            text.replacingOccurrences(of: "/usr/local/bin/tailmeter", with: Tailmeter.binary), to: "tailmeter.service")
        let result = try await ChildProcess.run(tool: "systemd-analyze", ["verify", path])
        #expect(result.end == .exited(0))
        #expect(result.output + result.errors == "")

        let wrong = try folder.write(
            text.replacingOccurrences(of: "WatchdogSec", with: "WatchdogSecs"), to: "w.service")
        let complaint = try await ChildProcess.run(tool: "systemd-analyze", ["verify", wrong])
        #expect(complaint.errors.contains("Unknown key 'WatchdogSecs'"))
    }

    @Test func exposureIsBelowTwo() async throws {
        #expect(try await Self.exposure("\(DeployFolder.path)/\(Self.unit)") < 2)
        let folder = try TemporaryFolder()
        let bare = try folder.write("[Service]\nExecStart=/bin/true\n", to: "bare.service")
        #expect(try await Self.exposure(bare) > 9)
    }

    @Test func unitAndSettingsAgree() async throws {
        let settings = try await DeployFolder.document("systemd/tailmeter.yaml")
        #expect(try Self.value("Type") == "notify")
        #expect(try Self.value("ExecStart").hasSuffix(" run --config /etc/tailmeter/tailmeter.yaml"))
        #expect(try Self.value("ExecReload") == "/bin/kill -HUP $MAINPID")
        #expect(try Int(Self.value("WatchdogSec")) ?? 0 > 0)
        #expect(settings["state_dir"].text == "/var/lib/\(try Self.value("StateDirectory"))")
        #expect(settings["listen"].text == "127.0.0.1:9464")
        let stopping = try #require(settings["shutdown_timeout"].text.flatMap(DeployFolder.seconds))
        #expect(try Int(Self.value("TimeoutStopSec")) ?? 0 > stopping)
        #expect(try Self.value("SupplementaryGroups").split(separator: " ").contains("systemd-journal"))
        // What is relative would be relative to /, where nothing can be written.
        let paths = settings["sources"].list.compactMap { $0["file"].text }
        #expect(!paths.isEmpty && paths.allSatisfy { $0.hasPrefix("/var/log/") }, "\(paths)")
    }

    /// The channel that the settings have as a comment reads the credential that the unit loads.
    @Test func channelReadsTheCredential() async throws {
        let text = try DeployFolder.text("systemd/tailmeter.yaml").replacing(
            /(?m)^( *)# (?=notify:|webhooks:| +ops:)/, with: { $0.output.1 })
        let folder = try TemporaryFolder()
        try folder.write(text, to: "tailmeter.yaml")
        let settings = try #require(try await DeployFolder.documents(folder.path("tailmeter.yaml")).first)
        #expect(settings["budgets"].named("all")["notify"].text == "ops")
        let credential = try Self.value("LoadCredential").split(separator: ":")
        #expect(credential == ["secrets", "/etc/tailmeter/secrets"])
        let file = "/run/credentials/tailmeter.service/secrets_slack-url"
        #expect(settings["webhooks"]["ops"]["url_file"].text == file)
        let result = try await Tailmeter.run(["check", "--config", "tailmeter.yaml"], in: folder)
        #expect(result.end == .exited(0), "\(result.errors)")
        #expect(result.errors.contains("the file \(file) can't be read"))
    }

    /// What `SystemCallFilter` refuses is refused to a daemon that reads a log, and it counts all the same.
    @Test(.enabled(if: ProgramSearch.has("strace"), "strace is not installed"))
    func daemonNeedsNoCallThatIsFilteredOut() async throws {
        #expect(try Self.values("SystemCallFilter") == ["@system-service", "~@privileged @resources"])
        #expect(try Self.value("SystemCallErrorNumber") == "EPERM")
        var allowed = try await Self.calls("@system-service")
        #expect(allowed.contains("read") && allowed.contains("setpriority"))
        for group in ["@privileged", "@resources"] { allowed.subtract(try await Self.calls(group)) }
        let refused = try await Self.calls("@known").subtracting(allowed)
        #expect(refused.contains("setpriority") && refused.contains("ptrace"))

        let folder = try TemporaryFolder()
        try folder.write(try Corpus.bytes("seed-app/app.jsonl"), to: "app.jsonl")
        // A question mark lets strace pass over what this processor does not have.
        let calls = refused.sorted().map { "?\($0)" }.joined(separator: ",")
        let traced = try ChildProcess(
            "/usr/bin/env",
            [
                "strace", "--follow-forks", "--output=trace", "--trace=execve,\(calls)",
                "--inject=\(calls):error=EPERM", Tailmeter.binary, "run", "--listen", "127.0.0.1:0", "--state", "state",
                "app.jsonl",
            ], in: folder)
        let daemon = Daemon(traced)
        try await daemon.metrics("all lines are read") { $0.lines == 3_648 }
        #expect(try await daemon.get("/readyz").status == 200)
        let trace = try String(contentsOfFile: folder.path("trace"), encoding: .utf8)
        #expect(trace.contains("(INJECTED)"))
        let program = try #require(trace.split(separator: " ").first.flatMap { pid_t($0) })
        kill(program, SIGTERM)
        #expect(try await traced.wait().end == .exited(0))
    }

    /// The calls of a group, with those of the groups that it names.
    private static func calls(_ group: String) async throws -> Set<String> {
        let result = try await ChildProcess.run(tool: "systemd-analyze", ["syscall-filter", "--no-pager", group])
        var all: Set<String> = []
        for line in result.output.split(separator: "\n").dropFirst().map({ $0.trimmingCharacters(in: .whitespaces) }) {
            if line.hasPrefix("@") {
                all.formUnion(try await calls(line))
            } else if !line.hasPrefix("#"), !line.isEmpty {
                all.insert(line)
            }
        }
        return all
    }
}
