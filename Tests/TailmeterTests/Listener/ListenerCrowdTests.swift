import Foundation
import TestKit
import Testing

/// Clients that hold connections open keep nobody from a scrape.
@Suite(.serialized)
struct ListenerCrowdTests {
    private static let script = URL(filePath: #filePath).appending(path: "../../../Listener/slowloris.py").standardized
        .path

    /// 2,000 connections that send a byte now and then and 200 that read nothing: scrapes take less than 100 ms. A debug
    /// build beside other tests gets twice that, and rounds go on until one is quiet.
    @Test func scrapesAreServedWithinTheirTime() async throws {
        let folder = try TemporaryFolder()
        try folder.write(try Corpus.bytes("seed-app/app.jsonl"), to: "app.jsonl")
        let daemon = try Daemon(["app.jsonl"], in: folder)
        try await daemon.metrics("all lines are read") { $0.lines == 3_648 }
        let crowd = try ChildProcess(
            "/usr/bin/env",
            [
                "python3", Self.script, "\(try await daemon.port())", "--rounds", "400", "--scrapes", "10", "--pid",
                "\(daemon.process.processID)",
            ])
        try await Waiting.until("a round's scrapes take less than 200 ms: \(crowd.output) \(crowd.errors)") {
            if let end = crowd.end { throw Waiting.TimedOut(description: "it ended, \(end): \(crowd.errors)") }
            return crowd.output.split(separator: "\n").contains { line in
                guard let slowest = line.firstMatch(of: /slowest ([0-9.]+) ms/),
                    let open = line.firstMatch(of: /open ([0-9]+)/)
                else { return false }
                return (Double(slowest.1) ?? .infinity) < 200 && (Int(open.1) ?? 0) > 200
            }
        }
        // A debug build; a page for each of the connections that read none would be more.
        let memory = try #require(crowd.output.matches(of: /memory ([0-9]+) MiB/).last.flatMap { Int($0.1) })
        #expect(memory < 400)
        crowd.signal(SIGKILL)
        try await daemon.metrics("those who are gone are let go") { (Int($0["process_open_fds"] ?? "") ?? .max) < 100 }
    }

    /// The oldest go where there are too many.
    @Test func theOldestMakesRoom() async throws {
        let folder = try TemporaryFolder()
        try folder.write("sources: [{file: app.log}]\nmax_connections: 8\n", to: "settings.yaml")
        let daemon = try Daemon(["--config", "settings.yaml"], in: folder)
        let port = try await daemon.port()
        try await daemon.readiness(200)
        var half: [RawConnection] = []
        for _ in 0..<8 {
            let connection = try RawConnection(port: port)
            connection.send("GET /healthz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nX-")
            half.append(connection)
            // The daemon has it when a file more is open.
            #expect(try await daemon.get("/healthz").status == 200)
        }
        // Each question was one connection more than may be open: the oldest had to go.
        try await half[0].waits(for: "the oldest is closed") { $0.isClosed }
        #expect(half[0].received.isEmpty)
        half[7].receive()
        #expect(!half[7].isClosed)
        half[7].send("A: b\r\n\r\n")
        #expect(try await half[7].end() == 200)
    }

    @Test func whoSendsNoWholeHeadIsNotWaitedForForever() async throws {
        let folder = try TemporaryFolder()
        let daemon = try Daemon(["app.log"], in: folder)
        let port = try await daemon.port()
        let silent = try RawConnection(port: port)
        let slow = try RawConnection(port: port)
        slow.send("GET /metrics HTTP/1.1\r\nHost: localhost\r\n")
        let start = ContinuousClock.now
        try await silent.waits(for: "the silent one is closed") { $0.isClosed }
        // A byte now and then changes nothing.
        try await slow.waits(for: "the slow one is closed") { connection in
            connection.send("a")
            return connection.isClosed
        }
        #expect(ContinuousClock.now - start > .seconds(5), "both had time")
        #expect(silent.received.isEmpty && slow.received.isEmpty)
        #expect(try await daemon.get("/healthz").status == 200)
    }
}
