import Foundation
import Glibc
import TestKit

/// A shell in a real terminal: a pane of a tmux server of its own, which goes with the object.
final class TerminalPane {
    static let isInstalled = ProgramSearch.has("tmux")

    private let folder: TemporaryFolder
    private let socket: TemporaryFolder
    private let shell: pid_t

    /// Starts a shell in a folder, in which `$TAILMETER` is the binary and `$ ` the prompt.
    init(
        in folder: TemporaryFolder, width: Int = 80, height: Int = 24, environment: [String: String] = [:]
    ) async throws {
        self.folder = folder
        socket = try TemporaryFolder()
        let variables = ["LC_ALL": "C.UTF-8", "PS1": "$ ", "TAILMETER": Tailmeter.binary].merging(environment) { $1 }
        let settings = variables.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }
        let command =
            ["/usr/bin/env", "-u", "NO_COLOR", "-u", "TMUX"] + settings + ["bash", "--noprofile", "--norc", "-i"]
        let started = try await Self.tmux(
            ["new-session", "-d", "-x", "\(width)", "-y", "\(height)", "-c", folder.path] + command, socket)
        guard started.end == .exited(0) else { throw Waiting.TimedOut(description: "tmux: \(started.errors)") }
        let process = try await Self.tmux(["display-message", "-p", "#{pane_pid}"], socket)
        shell = pid_t(process.output.trimmingCharacters(in: .whitespacesAndNewlines)) ?? 0
        try await waitFor("the shell's prompt") { $0.first == "$" }
    }

    deinit {
        // The server ends with its last pane; the shell and what it runs get SIGHUP.
        if shell > 0 { kill(shell, SIGHUP) }
        let end = try? ChildProcess("/usr/bin/env", ["tmux", "-S", socket.path("tmux"), "kill-server"])
        while let end, end.end == nil { usleep(1_000) }
    }

    private static func tmux(_ arguments: [String], _ socket: TemporaryFolder) async throws -> ChildProcess.Result {
        try await ChildProcess.run(tool: "tmux", ["-u", "-S", socket.path("tmux"), "-f", "/dev/null"] + arguments)
    }

    @discardableResult
    private func tmux(_ arguments: [String]) async throws -> String {
        let result = try await Self.tmux(arguments, socket)
        guard result.end == .exited(0) else {
            throw Waiting.TimedOut(description: "tmux \(arguments): \(result.errors)")
        }
        return result.output
    }

    /// Types text as it is.
    func type(_ text: String) async throws { try await tmux(["send-keys", "-l", text]) }

    /// Presses keys by tmux's names: `Enter`, `C-c`, `BTab`, `PPage`.
    func press(_ keys: String...) async throws { try await tmux(["send-keys"] + keys) }

    /// Types a line of shell.
    func enter(_ line: String) async throws {
        try await type(line)
        try await press("Enter")
    }

    /// Pastes text, in brackets where the program asks for it.
    func paste(_ text: String) async throws {
        try await tmux(["set-buffer", text])
        try await tmux(["paste-buffer", "-p"])
    }

    func resize(width: Int, height: Int) async throws {
        try await tmux(["resize-window", "-x", "\(width)", "-y", "\(height)"])
    }

    /// Takes the terminal away from what runs in it.
    func destroy() async throws { try await tmux(["kill-server"]) }

    /// What the screen shows, without blanks at the ends of lines.
    func lines() async throws -> [String] {
        try await tmux(["capture-pane", "-p"]).split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    }

    /// What the screen shows, with the sequences of its colours.
    func coloredText() async throws -> String { try await tmux(["capture-pane", "-p", "-e"]) }

    /// Facts of the pane, such as `alternate_on` and `cursor_flag`.
    func fact(_ name: String) async throws -> String {
        try await tmux(["display-message", "-p", "#{\(name)}"]).trimmingCharacters(in: .newlines)
    }

    /// Waits until the screen is as wanted, and returns its lines.
    @discardableResult
    func waitFor(_ what: String, _ condition: ([String]) -> Bool) async throws -> [String] {
        let clock = ContinuousClock()
        let deadline = clock.now + .seconds(Waiting.patience)
        while true {
            let lines = try await lines()
            if condition(lines) { return lines }
            guard clock.now < deadline else {
                throw Waiting.TimedOut(description: "\(what); the screen:\n\(lines.joined(separator: "\n"))")
            }
            try await Task.sleep(for: .milliseconds(30))
        }
    }

    /// The process that the shell runs now.
    func child() async throws -> pid_t {
        try await Waiting.value("the shell runs something") {
            let path = "/proc/\(shell)/task/\(shell)/children"
            let children = try String(contentsOfFile: path, encoding: .utf8)
            return children.split(separator: " ").first.flatMap { pid_t($0) }
        }
    }
}
