import Foundation
import TestKit

/// The program under test.
enum Tailmeter {
    /// The binary: `TAILMETER_BINARY`, or else the one that was built beside the test bundle.
    static let binary: String = {
        if let named = ProcessInfo.processInfo.environment["TAILMETER_BINARY"] { return named }
        let programs = [try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")].compactMap { $0 }
        let package = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../..").standardized
        let folders =
            (programs + CommandLine.arguments.filter { $0.contains("/") }).map {
                URL(filePath: $0).deletingLastPathComponent().path
            } + ["debug", "release"].map { package.appending(path: ".build/\($0)").path }
        let found = folders.map { "\($0)/tailmeter" }.first { FileManager.default.isExecutableFile(atPath: $0) }
        return found ?? "tailmeter is not built; build it, or name it in TAILMETER_BINARY"
    }()

    /// Runs a command to its end.
    static func run(
        _ arguments: [String], in folder: TemporaryFolder? = nil, environment: [String: String] = [:],
        input: String = "/dev/null"
    ) async throws -> ChildProcess.Result {
        try await ChildProcess(binary, arguments, in: folder, environment: environment, input: input).wait()
    }

    /// Runs a line of shell, in which `$TAILMETER` is the binary.
    static func shell(_ line: String, in folder: TemporaryFolder) async throws -> ChildProcess.Result {
        try await ChildProcess("/bin/bash", ["-c", line], in: folder, environment: ["TAILMETER": binary]).wait()
    }

    /// Runs `analyze --format json` and reads what it prints.
    static func analyze(
        _ arguments: [String], in folder: TemporaryFolder? = nil, expecting end: ChildProcess.End = .exited(0)
    ) async throws -> (report: UsageReport, errors: String) {
        let result = try await run(["analyze", "--format", "json"] + arguments, in: folder)
        guard result.end == end else {
            throw Waiting.TimedOut(description: "analyze \(arguments): \(result.end), \(result.errors)")
        }
        return (try UsageReport(json: result.output), result.errors)
    }
}
