import Foundation
import TestKit
import Testing

/// `tailmeter health`: what a container's probe makes of a daemon.
struct ListenerHealthTests {
    private static func health(_ arguments: [String], in folder: TemporaryFolder) async throws -> ChildProcess.Result {
        try await Tailmeter.run(["health"] + arguments, in: folder)
    }

    @Test func itTellsWhatTheDaemonAnswers() async throws {
        let folder = try TemporaryFolder()
        try folder.write("", to: "app.log")
        let daemon = try Daemon(["app.log"], in: folder)
        let port = try await daemon.port()
        try await daemon.readiness(200)
        let lives = try await Self.health(["--listen", "127.0.0.1:\(port)"], in: folder)
        #expect(lives.end == .exited(0) && lives.errors == "")
        #expect(lives.output == "http://127.0.0.1:\(port)/healthz: ok\n")
        let counts = try await Self.health(["--listen", "0.0.0.0:\(port)", "--ready"], in: folder)
        #expect(counts.end == .exited(0) && counts.output == "http://127.0.0.1:\(port)/readyz: ready\n")

        _ = try await daemon.stop()
        let gone = try await Self.health(["--listen", "127.0.0.1:\(port)"], in: folder)
        #expect(gone.end == .exited(1) && gone.output == "")
        #expect(gone.errors == "tailmeter: http://127.0.0.1:\(port)/healthz: connection refused\n")
    }

    /// The settings say where it listens, also when they were changed to bad ones since.
    @Test func theSettingsSayWhereItListens() async throws {
        let folder = try TemporaryFolder()
        try folder.write("a-token\n", to: "token")
        try folder.write("sources: [{file: app.log}]\ntoken_file: token\n", to: "settings.yaml")
        let daemon = try Daemon(["--config", "settings.yaml"], in: folder)
        let port = try await daemon.port()
        try folder.write("listen: 127.0.0.1:\(port)\nbudgets: bad\n", to: "settings.yaml")
        let lives = try await Self.health(["--config", "settings.yaml"], in: folder)
        #expect(lives.end == .exited(0) && lives.errors == "", "\(lives.errors)")
        try folder.write("listen: [", to: "settings.yaml")
        let unreadable = try await Self.health(["--config", "settings.yaml"], in: folder)
        #expect(unreadable.end == .exited(1) && unreadable.errors.contains("not valid YAML"), "\(unreadable.errors)")
        let missing = try await Self.health(["--config", "none.yaml"], in: folder)
        #expect(missing.end == .exited(1) && missing.errors.contains("none.yaml: no such file"), "\(missing.errors)")
        let anyPort = try await Self.health(["--listen", "127.0.0.1:0"], in: folder)
        #expect(anyPort.end == .exited(1) && anyPort.errors.contains("--listen"), "\(anyPort.errors)")
    }

    @Test func whatIsNotHealthyIsSaid() async throws {
        let folder = try TemporaryFolder()
        let server = try ChildProcess(
            "/usr/bin/env",
            ["python3", "-u", "-m", "http.server", "--bind", "127.0.0.1", "--directory", folder.path, "0"])
        let port = try await Waiting.value("the server listens: \(server.errors)") {
            server.output.firstMatch(of: /port ([0-9]+)/).flatMap { UInt16($0.output.1) }
        }
        let result = try await Self.health(["--listen", "127.0.0.1:\(port)"], in: folder)
        #expect(result.end == .exited(1))
        #expect(result.errors.hasPrefix("tailmeter: http://127.0.0.1:\(port)/healthz: 404 "), "\(result.errors)")
        for wrong in [["--listen", "9464"], ["--certificate", "a.pem"], ["more"]] {
            #expect(try await Self.health(wrong, in: folder).end == .exited(2), "\(wrong)")
        }
    }

    @Test(.enabled(if: ProgramSearch.has("openssl"), "openssl is needed"))
    func itSpeaksTLSAndShowsACertificateWhereOneIsAskedFor() async throws {
        let folder = try TemporaryFolder()
        try await ListenerTLSTests.certificates(folder)
        let settings = "sources: [{file: app.log}]\nlisten: 127.0.0.1:0\n"
        // Its own certificate is for another name than the address, and of an authority that nobody knows.
        try folder.write(settings + "tls: {certificate: server.pem, key: server.key}\n", to: "plain.yaml")
        let plain = try Daemon(["--config", "plain.yaml"], in: folder)
        let asked = try await Self.health(
            ["--config", "plain.yaml", "--listen", "127.0.0.1:\(try await plain.port())"], in: folder)
        #expect(asked.end == .exited(0) && asked.output.hasPrefix("https://127.0.0.1:"), "\(asked.errors)")

        for (authority, own) in [("ca.pem", true), ("other-ca.pem", false)] {
            try folder.write(
                settings + "tls: {certificate: server.pem, key: server.key, client_ca: \(authority)}\n",
                to: "mutual.yaml")
            let mutual = try Daemon(["--config", "mutual.yaml", "--state", "state-\(authority)"], in: folder)
            let arguments = ["--config", "mutual.yaml", "--listen", "127.0.0.1:\(try await mutual.port())"]
            let result = try await Self.health(arguments, in: folder)
            #expect(result.end == .exited(own ? 0 : 1), "\(result.errors)")
            if !own { #expect(result.errors.contains("show one with --certificate and --key"), "\(result.errors)") }
            let client = own ? "client" : "stranger"
            let shown = try await Self.health(
                arguments + ["--certificate", "\(client).pem", "--key", "\(client).key"], in: folder)
            #expect(shown.end == .exited(0), "\(shown.errors)")
            let none = try await Self.health(
                arguments + ["--certificate", "none.pem", "--key", "\(client).key"], in: folder)
            #expect(none.end == .exited(1) && none.errors.contains("none.pem"), "\(none.errors)")
        }
    }
}
