import Foundation
import Glibc
import TestKit
import Testing

/// Debian's logrotate over the log of an app that writes 20,000 lines a second, while the daemon is killed again and again.
@Suite(
    .serialized,
    .enabled(if: CompiledProgram.isPossible && access("/usr/sbin/logrotate", X_OK) == 0, "needs clang and logrotate"))
struct LogrotateTests {
    /// How long each configuration is tried, in seconds; `TAILMETER_LOGROTATE_SECONDS` sets another time.
    private static let seconds =
        ProcessInfo.processInfo.environment["TAILMETER_LOGROTATE_SECONDS"].flatMap { Double($0) } ?? 2.5

    /// What logrotate is told, with commands of the app's administrator.
    struct Configuration: CustomTestStringConvertible, Sendable {
        let name: String
        let directives: [String]
        /// How logrotate is called.
        var options = ["-f"]
        /// Whether old files are deleted so early that rotation must wait for the reader.
        var deletesEarly = false
        var testDescription: String { name }
    }

    private static let reopen = ["postrotate", "  kill -HUP $(cat app.pid)", "endscript"]
    /// gzip begins right after this script: it must not return before the app has let the old file go.
    private static let reopenAndWait = [
        "postrotate", "  rm -f report.reopened; kill -HUP $(cat app.pid)",
        "  timeout 20 sh -c 'while [ ! -e report.reopened ]; do sleep 0.005; done'", "endscript",
    ]

    static let configurations = [
        Configuration(name: "create", directives: ["create", "rotate 1000"] + reopen),
        Configuration(name: "create, compress", directives: ["create", "compress", "rotate 1000"] + reopenAndWait),
        Configuration(
            name: "delaycompress", directives: ["create", "compress", "delaycompress", "rotate 1000"] + reopen),
        Configuration(
            name: "dateext, compress",
            directives: ["create", "compress", "dateext", "dateformat -%Y%m%d-%s", "rotate 1000"] + reopenAndWait),
        // Bytes written between copy and truncation are lost to every reader: the app pauses over it.
        Configuration(
            name: "copytruncate",
            directives: [
                "copytruncate", "rotate 1000", "prerotate", "  rm -f report.paused; kill -USR1 $(cat app.pid)",
                "  timeout 20 sh -c 'while [ ! -e report.paused ]; do sleep 0.005; done'", "endscript", "postrotate",
                "  kill -USR2 $(cat app.pid)", "endscript",
            ]),
        Configuration(
            name: "nocreate, sharedscripts", directives: ["nocreate", "sharedscripts", "rotate 1000"] + reopen),
        Configuration(
            name: "maxsize, few kept",
            directives: ["daily", "maxsize 200k", "create", "compress", "rotate 3"]
                + reopenAndWait, options: [], deletesEarly: true),
    ]

    @Test(.timeLimit(.minutes(10)), arguments: configurations)
    func everyLineIsCountedOnce(configuration: Configuration) async throws {
        let folder = try TemporaryFolder()
        let app = try ChildProcess(CompiledProgram.writer, ["app.log", "20000", "report"], in: folder)
        try folder.write("\(app.processID)", to: "app.pid")
        let body = configuration.directives.map { "    \($0)\n" }.joined()
        try folder.write("\(folder.path("app.log")) {\n\(body)}\n", to: "rotate.conf")
        // The first contact with a path is with its live file alone: rotation begins after it.
        var daemon = try Daemon(["app.log"], in: folder)
        try await daemon.metrics("lines are read") { $0.lines > 0 }

        let clock = ContinuousClock()
        let end = clock.now + .seconds(Self.seconds)
        var nextRotation = clock.now
        var rotation: ChildProcess?
        var (rotations, kills) = (0, 0)
        while clock.now < end || rotations < 3 {
            if let running = rotation, running.end != nil {
                #expect(running.end == .exited(0), "logrotate: \(running.errors)")
                rotation = nil
            }
            if clock.now >= nextRotation, rotation == nil {
                if configuration.deletesEarly {
                    try await daemon.readiness(200)
                    try await daemon.metrics("the reader keeps up") { $0.sum("tailmeter_source_lag_bytes") < 1 << 20 }
                }
                rotation = try ChildProcess(
                    "/usr/sbin/logrotate",
                    configuration.options + ["-s", folder.path("rotate.status"), folder.path("rotate.conf")], in: folder
                )
                rotations += 1
                nextRotation = clock.now + .seconds(1)
            }
            // A kill at any instant is KillTests' matter; here the daemon gets to read between two.
            _ = try await daemon.port()
            try await Task.sleep(for: .milliseconds(200))
            try await daemon.kill()
            kills += 1
            daemon = try Daemon(["app.log"], in: folder)
        }
        if let rotation { #expect(try await rotation.wait().end == .exited(0), "logrotate: \(rotation.errors)") }

        app.signal(SIGTERM)
        #expect(try await app.wait().end == .exited(0))
        let written = try #require(
            Int(try String(contentsOfFile: folder.path("report"), encoding: .utf8).dropLast()))
        var page = try await daemon.metrics("all \(written) lines are read", within: 120) { $0.lines >= written }
        let note = Comment(
            rawValue: "\(written) lines, \(rotations) rotations, \(kills) kills: \(daemon.process.errors)")
        #expect(SequencedLog.differences(page, lines: written) == [], note)
        try await daemon.kill()
        let last = try Daemon(["app.log"], in: folder)
        try await last.readiness(200)
        page = try await last.metrics()
        #expect(SequencedLog.differences(page, lines: written) == [], note)
        #expect(written > 20_000 && kills > 2, "the test had little to do")
    }
}
