import Foundation
import TestKit
import Testing

/// Bodies without end.
struct ListenerBodyTests {
    /// A gigabyte in chunks: the answer comes, or the connection goes, and little of it was in memory.
    @Test func aGigabyteIsNotKept() async throws {
        let folder = try TemporaryFolder()
        let daemon = try Daemon(["app.log"], in: folder)
        let port = try await daemon.port()
        try await daemon.readiness(200)
        let before = try Self.highWater(daemon)
        let chunk = "100000\r\n" + String(repeating: "a", count: 1 << 20) + "\r\n"
        for path in [
            "/v1/moderations", "/api/v1/guard/input", "/api/v1/guard/output", "/metrics", "/-/reload", "/nothing",
        ] {
            let connection = try RawConnection(port: port)
            connection.send(
                "POST \(path) HTTP/1.1\r\nHost: localhost\r\nContent-Type: text/plain\r\n"
                    + "Transfer-Encoding: chunked\r\n\r\n"
            )
            var sent = 0
            while sent < 1_000, connection.send(chunk) {
                connection.receive()
                sent += 1
            }
            // What is behind the limit is thrown away for a while, so that the answer can be read, then nobody listens.
            #expect(sent < 100, "\(path) took \(sent) MiB")
            let status = try await connection.end()
            let expected = ["/metrics": 405, "/-/reload": 403, "/nothing": 404][path] ?? 413
            // The answer may be lost with the connection, where the client did not stop to read it.
            #expect(status == expected || status == 0, "\(path): \(status)")
        }
        // Debug builds and the allocator take their part.
        #expect(try Self.highWater(daemon) - before < 100)
        #expect(try await daemon.get("/healthz").status == 200)
    }

    /// 150 clients with a megabyte each that never comes to its end: the oldest go where it gets too much.
    @Test func halfBodiesAreBoundedTogether() async throws {
        let folder = try TemporaryFolder()
        let daemon = try Daemon(["app.log"], in: folder)
        let port = try await daemon.port()
        try await daemon.readiness(200)
        let text = String(repeating: "a", count: 1_000_000)
        var connections: [RawConnection] = []
        for _ in 0..<150 {
            let connection = try RawConnection(port: port)
            connection.send(
                "POST /api/v1/guard/input HTTP/1.1\r\nHost: localhost\r\nContent-Type: text/plain\r\n"
                    + "Content-Length: 1000001\r\n\r\n\(text)")
            connections.append(connection)
        }
        try await Waiting.until("those above 64 MiB are closed") {
            for connection in connections { connection.receive() }
            return connections.count { $0.isClosed } >= 150 - 68
        }
        #expect(connections.prefix(10).allSatisfy { $0.isClosed })
        #expect(try HTTPAnswer.post("/api/v1/guard/input", port: port, body: "hello", type: "text/plain").status == 200)
    }

    /// In MiB.
    private static func highWater(_ daemon: Daemon) throws -> Int {
        let status = try String(contentsOfFile: "/proc/\(daemon.process.processID)/status", encoding: .utf8)
        let line = try #require(status.split(separator: "\n").first { $0.hasPrefix("VmHWM:") })
        return (Int(line.split(whereSeparator: \.isWhitespace)[1]) ?? 0) / 1_024
    }
}
