import Foundation
import TestKit
import Testing

/// Where the listener's token comes from, and how it travels.
struct ListenerTokenTests {
    private static let settings = "sources: [{file: app.log}]\ntoken_file: secrets/token\n"
    private static let inTheClear = "send their token in the clear"

    @Test func aFileHoldsTheToken() async throws {
        let folder = try TemporaryFolder()
        try folder.makeFolder("secrets")
        try folder.write("  0123456789abcdef\n", to: "secrets/token")
        try folder.write(Self.settings, to: "settings.yaml")
        let daemon = try Daemon(["--config", "settings.yaml"], in: folder, listen: "0.0.0.0:0")
        #expect(try await daemon.get("/metrics").status == 401)
        let token = ["Authorization": "Bearer 0123456789abcdef"]
        #expect(try await daemon.get("/metrics", headers: token).status == 200)
        // Another token in it is for the next start.
        try folder.write("other", to: "secrets/token")
        try folder.write(Self.settings + "http_reload: true\n", to: "settings.yaml")
        daemon.process.signal(SIGHUP)
        try await daemon.logs("'http_reload' stays as it is")
        #expect(try await daemon.get("/metrics", headers: token).status == 200)
        #expect(!daemon.process.errors.contains("0123456789abcdef"))
    }

    /// Probes send no token, and need not know where the archive lies.
    @Test func whatElseIsWrongIsToldToThoseWhoSendTheToken() async throws {
        let folder = try TemporaryFolder()
        try folder.makeFolder("secrets")
        try folder.write("0123456789abcdef", to: "secrets/token")
        try folder.write("no folder", to: "archive")
        try folder.write(Self.settings + "archive: {dir: archive}\n", to: "settings.yaml")
        let daemon = try Daemon(["--config", "settings.yaml"], in: folder, listen: "0.0.0.0:0")
        try await daemon.logs("archive: it stands still")
        try await daemon.readiness(200)
        #expect(try await daemon.get("/readyz").body == "ready\n")
        let token = ["Authorization": "Bearer 0123456789abcdef"]
        let told = try await daemon.get("/readyz", headers: token).body
        #expect(told.hasPrefix("ready\nThe archive stands still since "), "\(told)")
    }

    @Test(arguments: [
        (nil, "token_file secrets/token can't be read: no such file"),
        ("\n", "token_file secrets/token holds no token"), ("two words", "token_file secrets/token holds no token"),
        ("tök\u{7}en", "token_file secrets/token holds no token"),
        (String(repeating: "a", count: 70_000), "token_file secrets/token is larger than 64 KiB"),
    ])
    func aFileWithoutATokenIsTold(text: String?, message: String) async throws {
        let folder = try TemporaryFolder()
        try folder.makeFolder("secrets")
        if let text { try folder.write(text, to: "secrets/token") }
        try folder.write(Self.settings, to: "settings.yaml")
        let result = try await Tailmeter.run(
            ["run", "--config", "settings.yaml", "--listen", "127.0.0.1:0"], in: folder)
        #expect(result.end == .exited(1))
        #expect(result.errors.contains(message), "\(result.errors)")
        #expect(!result.errors.contains("two words") && !result.errors.contains("aaaa"))
    }

    @Test(arguments: [("0.0.0.0:0", false, true), ("127.0.0.1:0", false, false), ("0.0.0.0:0", true, false)])
    func aTokenWithoutTLSIsWarnedOf(listen: String, isEncrypted: Bool, isWarned: Bool) async throws {
        let folder = try TemporaryFolder()
        try folder.makeFolder("secrets")
        try folder.write("0123456789abcdef", to: "secrets/token")
        var text = Self.settings
        if isEncrypted {
            try await ListenerTLSTests.certificates(folder)
            text += "tls: {certificate: server.pem, key: server.key}\n"
        }
        try folder.write(text, to: "settings.yaml")
        let daemon = try Daemon(["--config", "settings.yaml", "--log-format", "human"], in: folder, listen: listen)
        _ = try await daemon.port()
        #expect(try await daemon.stop().end == .exited(0))
        #expect(daemon.process.errors.contains("warning: clients of \(listen) \(Self.inTheClear)") == isWarned)
        #expect(daemon.process.errors.contains(Self.inTheClear) == isWarned)
    }
}
