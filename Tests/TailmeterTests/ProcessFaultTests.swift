import Foundation
import Glibc
import TestKit
import Testing

/// What happens to the process itself: limits, stops, and a clock that jumps.
struct ProcessFaultTests {
    /// Also where a parent left some of the descriptors open.
    @Test(.enabled(if: ProgramSearch.has("prlimit"), "needs prlimit"), arguments: [0, 20])
    func moreFilesThanDescriptorsAreAllCounted(inherited: Int) async throws {
        let folder = try TemporaryFolder()
        let count = 300
        for number in 1...count { try folder.write(SequencedLog.text(number...number), to: "\(number).log") }
        func start() throws -> Daemon {
            let script = """
                for ((n = 10; n < 10 + \(inherited); n++)); do eval "exec $n< /dev/null"; done
                exec prlimit --nofile=64 "$0" run --listen 127.0.0.1:0 '*.log'
                """
            return Daemon(try ChildProcess("/bin/bash", ["-c", script, Tailmeter.binary], in: folder))
        }
        let daemon = try start()
        var page = try await daemon.metrics("all files are read") { $0.lines >= count }
        #expect(SequencedLog.differences(page, lines: count) == [])
        // All of them grow at once.
        for number in 1...count {
            try folder.append(SequencedLog.text((count + number)...(count + number)), to: "\(number).log")
        }
        page = try await daemon.metrics("all files are read on") { $0.lines >= 2 * count }
        #expect(SequencedLog.differences(page, lines: 2 * count) == [])
        try await daemon.kill()
        for number in 1...count {
            let line = 2 * count + number
            try folder.append(SequencedLog.text(line...line), to: "\(number).log")
        }
        page = try await start().metrics("all is read after a restart") { $0.lines >= 3 * count }
        #expect(SequencedLog.differences(page, lines: 3 * count) == [])
        #expect(page.sum("tailmeter_truncations_total") == 0)
    }

    /// Where no folder can be listed, nothing is known of what is there: no file is taken for gone.
    @Test(.enabled(if: ProgramSearch.has("prlimit"), "needs prlimit"))
    func descriptorsThatRunOutForAWhileChangeNoCount() async throws {
        let folder = try TemporaryFolder()
        let count = 40
        for number in 1...count { try folder.write(SequencedLog.text(number...number), to: "\(number).log") }
        let daemon = try Daemon(["*.log"], in: folder)
        try await daemon.metrics("all files are read") { $0.lines == count }
        func limit(_ descriptors: Int) async throws {
            let result = try await ChildProcess.run(
                tool: "prlimit", ["--pid", "\(daemon.process.processID)", "--nofile=\(descriptors):"])
            try #require(result.end == .exited(0), "\(result.errors)")
        }
        try await limit(3)
        for number in 1...count {
            try folder.append(SequencedLog.text((count + number)...(count + number)), to: "\(number).log")
        }
        try folder.rename("1.log", to: "1.log.1")
        try folder.write(SequencedLog.text((2 * count + 1)...(2 * count + 1)), to: "1.log")
        try await daemon.logs("*.log: too many open files")
        try await limit(1_024)
        let page = try await daemon.metrics("all is read") { $0.lines == 2 * count + 1 }
        #expect(SequencedLog.differences(page, lines: 2 * count + 1) == [])
        #expect(page.sum("tailmeter_rotations_total") == 1)
        #expect(page.sum("tailmeter_suspected_loss_total") == 0)
    }

    @Test func aStoppedProcessCatchesUpWithRotations() async throws {
        let folder = try TemporaryFolder()
        try folder.write(SequencedLog.text(1...1_000), to: "app.log")
        let daemon = try Daemon(["app.log"], in: folder)
        try await daemon.metrics("the first lines are read") { $0.lines == 1_000 }
        daemon.process.signal(SIGSTOP)
        var last = 1_000
        for _ in 1...5 {
            try folder.append(SequencedLog.text((last + 1)...(last + 500)), to: "app.log")
            last += 500
            _ = try await ChildProcess.run(
                tool: "bash",
                [
                    "-c",
                    "for n in 5 4 3 2; do [ -e app.log.$((n-1)).gz ] && mv app.log.$((n-1)).gz app.log.$n.gz; done; "
                        + "mv app.log app.log.1 && gzip app.log.1",
                ], in: folder)
            try folder.write(SequencedLog.text((last + 1)...(last + 100)), to: "app.log")
            last += 100
        }
        daemon.process.signal(SIGCONT)
        let page = try await daemon.metrics("all is read") { $0.lines >= last }
        #expect(SequencedLog.differences(page, lines: last) == [])
    }

    @Test(.enabled(if: FakeClock.isPossible, "needs libfaketime"))
    func aClockThatIsSetChangesNoCount() async throws {
        let folder = try TemporaryFolder()
        let clock = try FakeClock(in: folder)
        try folder.write(SequencedLog.text(1...1_000), to: "app.log")
        func start() throws -> Daemon { try Daemon(["app.log"], in: folder, environment: clock.environment) }
        let daemon = try start()
        var page = try await daemon.metrics("the first lines are read") { $0.lines == 1_000 }
        var last = 1_000
        for jump in ["-2d", "+3d", "-3650d", "+400d", "+0d"] {
            try clock.set(jump)
            let before = page
            try folder.append(SequencedLog.text((last + 1)...(last + 500)), to: "app.log")
            last += 500
            page = try await daemon.metrics("lines are read with the clock at \(jump)") { $0.lines >= last }
            #expect(SequencedLog.differences(page, lines: last) == [], "the clock at \(jump)")
            #expect(page.decreases(since: before) == [])
        }
        try await daemon.kill()
        // A start prunes by the clock: what is past its time goes from the views by time, not from the counters.
        try clock.set("+4000d")
        let next = try start()
        try await next.readiness(200)
        #expect(SequencedLog.differences(try await next.metrics(), lines: last) == [])
        #expect(try await next.stop().end == .exited(0))
    }
}
