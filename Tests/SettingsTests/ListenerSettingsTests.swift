import Foundation
import Settings
import Testing

struct ListenerSettingsTests {
    private static let sources = "sources: [{file: a}]\n"

    @Test func defaults() throws {
        let settings = try Settings.parse(Self.sources, file: "f")
        #expect(settings.listenHosts.isEmpty && settings.maximumConnections == 1_000 && settings.tls == nil)
    }

    @Test func readsEveryKey() throws {
        let text = """
            listen_hosts: [Metrics.Internal, proxy]
            max_connections: 64
            token_file: /run/secrets/token
            tls: {certificate: a.pem, key: /b.key, client_ca: c.pem}

            """
        let settings = try Settings.parse(text + Self.sources, file: "f")
        #expect(settings.listenHosts == ["metrics.internal", "proxy"])
        #expect(settings.maximumConnections == 64)
        #expect(settings.tokenFile == "/run/secrets/token" && settings.tokenVariable == nil)
        #expect(settings.tls?.certificate == "a.pem" && settings.tls?.key == "/b.key")
        #expect(settings.tls?.clientAuthority == "c.pem")
        #expect(try Settings.parse(Self.sources + "listen_hosts: one", file: "f").listenHosts == ["one"])
    }

    /// A probe asks a daemon that runs on with the settings it has.
    @Test func theListenerIsReadFromBadSettings() throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "listener-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let file = folder.appending(path: "settings.yaml")
        try Data("listen: 127.0.0.1:80\nbudgets: 7\ntls: {certificate: c, key: k}\n".utf8).write(to: file)
        #expect(throws: SettingsError.self) { try Settings.read(path: file.path) }
        let settings = try Settings.readListener(path: file.path)
        #expect(settings.listen.description == "127.0.0.1:80" && settings.tls?.key == "k")
        try Data("listen: [".utf8).write(to: file)
        #expect(throws: SettingsError.self) { try Settings.readListener(path: file.path) }
        #expect(throws: SettingsError.self) { try Settings.readListener(path: folder.path) }
    }

    /// Whoever is let in by a certificate needs no token besides.
    @Test func anOpenListenerKnowsItsClients() {
        let open = Self.sources + "listen: 0.0.0.0:80\n"
        #expect(problems(open + "tls: {certificate: a, key: b, client_ca: c}").isEmpty)
        #expect(problems(open + "token_env: TOKEN").isEmpty)
        #expect(problems(open + "token_file: /run/token").isEmpty)
        #expect(
            problems(open + "tls: {certificate: a, key: b}").map { $0.prefix(40) } == [
                "2:9: 'listen' is '0.0.0.0:80', which oth"
            ])
    }

    @Test(arguments: [
        ("listen_hosts: []", "2:15: 'listen_hosts' is empty; expected names such as [metrics.internal]"),
        (
            "listen_hosts: [\"a:80\"]",
            "2:16: 'listen_hosts' has 'a:80'; expected a host name without a port, such as metrics.internal"
        ),
        (
            "max_connections: 7",
            "2:18: 'max_connections' is '7'; expected a whole number from 8 to 100000, in digits only"
        ),
        ("token_file: ~/t", "2:13: 'token_file' begins with '~', which is not expanded; write the home folder out"),
        (
            "token_file: t\ntoken_env: T",
            "3:1: 'token_env' and 'token_file' are both there; leave one out"
        ),
        ("tls: on", "2:6: 'tls' is 'on'; expected keys such as {certificate: server.pem, key: server.key}"),
        ("tls: {key: b}", "2:1: 'tls' has no 'certificate'; write {certificate: server.pem, key: server.key}"),
        ("tls: {certificate: b}", "2:1: 'tls' has no 'key'; write {certificate: server.pem, key: server.key}"),
        ("tls: {certificate: a, key: b, ca: c}", "2:31: unknown key 'ca'; known are certificate, key, client_ca"),
    ])
    func problemsAreNamed(line: String, problem: String) {
        #expect(problems(Self.sources + line) == [problem])
    }
}
