import Foundation
public import Glibc

/// A program that runs beside the tests.
///
/// Foundation's `Process` learns of a child's end by a descriptor that children of other tests may inherit and keep open.
public struct SpawnedProgram: Sendable {
    /// The process.
    public let processID: pid_t

    /// The program could not be started.
    public struct Failed: Error {
        let code: Int32
    }

    /// Starts a program; its standard input comes from a file, its standard output goes to one.
    public init(
        _ program: String, _ arguments: [String], input: String = "/dev/null", output: String = "/dev/null"
    ) throws {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_addopen(&actions, 0, input, O_RDONLY, 0)
        posix_spawn_file_actions_addopen(&actions, 1, output, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
        posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0)
        var argv = ([program] + arguments).map { strdup($0) } + [nil]
        defer { for argument in argv { free(argument) } }
        var child = pid_t()
        let code = posix_spawnp(&child, program, &actions, nil, &argv, environ)
        guard code == 0 else { throw Failed(code: code) }
        processID = child
    }

    /// Waits for the program's end. Returns its exit status, or minus the signal that killed it.
    public func wait() -> Int32 {
        var status: Int32 = 0
        while waitpid(processID, &status, 0) < 0, errno == EINTR {}
        let signal = status & 0x7F
        return signal == 0 ? status >> 8 & 0xFF : -signal
    }

    /// Ends the program at once.
    public func kill() {
        Glibc.kill(processID, SIGKILL)
    }
}

/// Runs a program to its end. Returns its exit status and standard output.
public func run(_ program: String, _ arguments: String...) throws -> (status: Int32, output: String) {
    let output = "\(FileManager.default.temporaryDirectory.path)/output-\(UUID().uuidString)"
    defer { unlink(output) }
    let status = try SpawnedProgram(program, arguments, output: output).wait()
    return (status, (try? String(contentsOfFile: output, encoding: .utf8)) ?? "")
}

/// Whether a program is installed.
public func isInstalled(_ program: String) -> Bool {
    (try? run("sh", "-c", "command -v \(program)"))?.status == 0
}
