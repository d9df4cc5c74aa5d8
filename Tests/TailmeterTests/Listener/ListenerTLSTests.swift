import Foundation
import TestKit
import Testing

/// The listener over TLS, asked by curl.
@Suite(.enabled(if: ProgramSearch.has("openssl") && ProgramSearch.has("curl"), "openssl and curl are needed"))
struct ListenerTLSTests {
    /// An authority, a server of the name localhost, a client, and a client of another authority.
    static func certificates(_ folder: TemporaryFolder) async throws {
        let script = """
            set -e
            curve="-newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes"
            for ca in ca other-ca; do
                openssl req -x509 $curve -keyout $ca.key -out $ca.pem -subj /CN=$ca -days 2
            done
            issue() {
                openssl req $curve -keyout $1.key -out $1.csr -subj /CN=$1
                printf "subjectAltName=DNS:localhost,IP:127.0.0.1" > $1.ext
                openssl x509 -req -in $1.csr -CA $2.pem -CAkey $2.key -CAcreateserial -out $1.pem -days 2 -extfile $1.ext
            }
            issue server ca
            issue client ca
            issue stranger other-ca
            """
        let result = try await Tailmeter.shell(script, in: folder)
        try #require(result.end == .exited(0), "\(result.errors)")
    }

    private static func curl(_ arguments: [String], _ folder: TemporaryFolder) async throws -> ChildProcess.Result {
        try await ChildProcess.run(
            tool: "curl", ["-sS", "--max-time", "20", "-w", "%{http_code}", "-o", "body"] + arguments, in: folder)
    }

    @Test func aClientsCertificateStandsForTheToken() async throws {
        let folder = try TemporaryFolder()
        try await Self.certificates(folder)
        try folder.write(
            "sources: [{file: app.log}]\ntls: {certificate: server.pem, key: server.key, client_ca: ca.pem}\n",
            to: "settings.yaml")
        let daemon = try Daemon(["--config", "settings.yaml"], in: folder, listen: "0.0.0.0:0")
        let url = "https://localhost:\(try await daemon.port())"
        let known = ["--cacert", "ca.pem", "--cert", "client.pem", "--key", "client.key"]
        let answer = try await Self.curl(known + ["\(url)/metrics"], folder)
        #expect(answer.output == "200", "\(answer.errors)")
        #expect(try String(contentsOfFile: folder.path("body"), encoding: .utf8).contains("tailmeter_build_info"))
        // None, one of another authority, and no TLS at all.
        #expect(try await Self.curl(["--cacert", "ca.pem", "\(url)/metrics"], folder).output == "000")
        let stranger = ["--cacert", "ca.pem", "--cert", "stranger.pem", "--key", "stranger.key"]
        #expect(try await Self.curl(stranger + ["\(url)/healthz"], folder).output == "000")
        let plain = try await Self.curl(["http://localhost:\(try await daemon.port())/metrics"], folder)
        #expect(plain.output == "000")
        let old = try await Self.curl(known + ["--tls-max", "1.1", "\(url)/metrics"], folder)
        #expect(old.output == "000")
        // A browser shows its certificate to whatever page asks.
        let page = try await Self.curl(known + ["-H", "Sec-Fetch-Site: cross-site", "\(url)/metrics"], folder)
        #expect(page.output == "403")
        // A handshake that is never made has the time of a head.
        let silent = try RawConnection(port: try await daemon.port())
        try await silent.waits(for: "it is closed") { $0.isClosed }
        #expect(try await Self.curl(known + ["\(url)/metrics"], folder).output == "200")
    }

    @Test func aTokenGoesOverTLS() async throws {
        let folder = try TemporaryFolder()
        try await Self.certificates(folder)
        try folder.write(
            "sources: [{file: app.log}]\ntoken_env: LISTENER_TOKEN\ntls: {certificate: server.pem, key: server.key}\n",
            to: "settings.yaml")
        let daemon = try Daemon(
            ["--config", "settings.yaml"], in: folder, listen: "0.0.0.0:0",
            environment: ["LISTENER_TOKEN": "0123456789abcdef"])
        let url = "https://localhost:\(try await daemon.port())"
        #expect(try await Self.curl(["--cacert", "ca.pem", "\(url)/metrics"], folder).output == "401")
        #expect(try await Self.curl(["--cacert", "ca.pem", "\(url)/healthz"], folder).output == "200")
        let token = ["--cacert", "ca.pem", "-H", "Authorization: Bearer 0123456789abcdef"]
        #expect(try await Self.curl(token + ["\(url)/metrics"], folder).output == "200")
    }

    @Test func filesThatCannotBeUsedAreNamed() async throws {
        let folder = try TemporaryFolder()
        try await Self.certificates(folder)
        try folder.write("no PEM", to: "text.pem")
        let cases = [
            ("{certificate: none.pem, key: server.key}", "none.pem"),
            ("{certificate: text.pem, key: server.key}", "text.pem"),
            ("{certificate: server.pem, key: text.pem}", "text.pem"),
            ("{certificate: server.pem, key: client.key}", "does not belong"),
            ("{certificate: server.pem, key: server.key, client_ca: text.pem}", "text.pem"),
        ]
        for (files, message) in cases {
            try folder.write("sources: [{file: app.log}]\ntls: \(files)\n", to: "settings.yaml")
            let result = try await Tailmeter.run(
                ["run", "--config", "settings.yaml", "--listen", "127.0.0.1:0"], in: folder)
            #expect(result.end == .exited(1) && result.errors.contains(message), "\(files): \(result.errors)")
        }
        try folder.write(
            "sources: [{file: app.log}]\ntls: {certificate: server.pem, key: server.key}\n", to: "settings.yaml")
        let open = try await Tailmeter.run(["run", "--config", "settings.yaml", "--listen", "0.0.0.0:0"], in: folder)
        #expect(open.end == .exited(2) && open.errors.contains("client_ca") && open.errors.contains("token_env"))
    }
}
