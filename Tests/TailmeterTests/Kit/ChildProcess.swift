import Foundation
import Glibc
import TestKit

/// A program that the test started. It is killed and reaped with the object at the latest.
///
/// Its output goes to files and not through pipes, so that it never waits for the test.
final class ChildProcess {
    /// How a process ended.
    enum End: Equatable {
        case exited(Int32)
        case signalled(Int32)
    }

    /// A process that ended by itself, and what it wrote.
    struct Result {
        let end: End
        let output: String
        let errors: String
    }

    let processID: pid_t
    private let outputs: TemporaryFolder
    /// What the process works on must outlive it.
    private let folder: TemporaryFolder?
    private var ended: End?

    /// Starts a program.
    ///
    /// - Parameters:
    ///   - executable: its path.
    ///   - folder: the working folder.
    ///   - environment: what is set beside the environment of the tests.
    ///   - input: the file that is standard input.
    init(
        _ executable: String, _ arguments: [String], in folder: TemporaryFolder? = nil,
        environment: [String: String] = [:], input: String = "/dev/null"
    ) throws {
        let outputs = try TemporaryFolder()
        self.outputs = outputs
        self.folder = folder
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_addopen(&actions, 0, input, O_RDONLY, 0)
        posix_spawn_file_actions_addopen(&actions, 1, outputs.path("output"), O_WRONLY | O_CREAT, 0o644)
        posix_spawn_file_actions_addopen(&actions, 2, outputs.path("errors"), O_WRONLY | O_CREAT, 0o644)

        // The threads of the tests block signals, and a mask is inherited.
        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        var none = sigset_t()
        sigemptyset(&none)
        posix_spawnattr_setsigmask(&attributes, &none)
        posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK))

        let variables = ProcessInfo.processInfo.environment.merging(environment) { $1 }
        // Glibc's module does not show posix_spawn_file_actions_addchdir_np; env(1) goes to the folder and becomes the program.
        let command = (folder.map { ["/usr/bin/env", "-C", $0.path] } ?? []) + [executable] + arguments
        var argv = command.map { strdup($0) } + [nil]
        var envp = variables.map { strdup("\($0)=\($1)") } + [nil]
        defer { for text in argv + envp { free(text) } }
        OpenDescriptors.keepFromChildren()
        var child = pid_t()
        let code = posix_spawn(&child, command[0], &actions, &attributes, &argv, &envp)
        guard code == 0 else { throw SystemError("start \(executable)", code: code) }
        processID = child
    }

    deinit {
        guard ended == nil else { return }
        kill(processID, SIGKILL)
        var status: Int32 = 0
        waitpid(processID, &status, 0)
    }

    /// What the process wrote to standard output so far.
    var output: String { text("output") }

    /// What the process wrote to standard error so far.
    var errors: String { text("errors") }

    private func text(_ name: String) -> String {
        String(decoding: FileManager.default.contents(atPath: outputs.path(name)) ?? Data(), as: UTF8.self)
    }

    /// Sends a signal to the process, if it still runs.
    func signal(_ number: Int32) {
        if end == nil { kill(processID, number) }
    }

    /// How the process ended; `nil` while it runs.
    var end: End? {
        if let ended { return ended }
        var status: Int32 = 0
        guard waitpid(processID, &status, WNOHANG) == processID else { return nil }
        let signal = status & 0x7F
        ended = signal == 0 ? .exited(status >> 8 & 0xFF) : .signalled(signal)
        return ended
    }

    /// Waits until the process has ended.
    func wait(within seconds: Double = Waiting.patience) async throws -> Result {
        let end = try await Waiting.value("process \(processID) ended; it wrote: \(errors)", within: seconds) {
            self.end
        }
        return Result(end: end, output: output, errors: errors)
    }
}

extension ChildProcess {
    /// Runs a program that is found by `PATH` to its end.
    static func run(
        tool: String, _ arguments: [String], in folder: TemporaryFolder? = nil, environment: [String: String] = [:],
        input: String = "/dev/null"
    ) async throws -> Result {
        try await ChildProcess(
            "/usr/bin/env", [tool] + arguments, in: folder, environment: environment, input: input
        ).wait()
    }
}
