import Foundation
import Notifications
import Testing

/// Nothing that prints values prints a secret.
struct SecretTests {
    private static let secrets = [
        "T0PATHSECRET", "tokensecret", "routingsecret", "headersecret", "passsecret", "c2VjcmV0",
    ]

    private func channel() throws -> Channel {
        var channel = Channel(
            name: "ops", format: .slack,
            target: try TargetURL("https://user:passsecret@hooks.example.com/services/T0PATHSECRET?x=1"))
        channel.token = Secret("tokensecret")
        channel.routingKey = Secret("routingsecret")
        channel.headers = [.init(name: "X", value: "headersecret")]
        channel.signingKeys = [try SigningKey("whsec_c2VjcmV0c2VjcmV0c2VjcmV0c2VjcmV0c2VjcmV0")]
        return channel
    }

    @Test func descriptionsHideThem() throws {
        let channel = try channel()
        var dumped = ""
        dump(channel, to: &dumped)
        for text in ["\(channel)", String(reflecting: channel), dumped, "\(channel.target)", "\(channel.signingKeys)"] {
            for secret in Self.secrets { #expect(!text.contains(secret), "\(secret) in \(text)") }
        }
        #expect(channel.target.description == "https://hooks.example.com/…")
    }

    @Test(
        arguments: [
            ("", "is no URL; expected one such as https://hooks.example.com/…"),
            ("hooks.example.com/x", "is no URL; expected one such as https://hooks.example.com/…"),
            ("ftp://example.com/x", "does not begin with https:// or http://"),
            ("https://例え.example/x", "has a host of other characters than letters, digits, '-' and '.'"),
            ("https://[fe80::1%25eth0]/x", "has a host of other characters than letters, digits, '-' and '.'"),
            ("https://example.com:0/x", "has a port that is not 1 to 65535"),
            ("https://example.com:70000/x", "has a port that is not 1 to 65535"),
        ])
    func wrongURLsAreTold(text: String, message: String) {
        #expect(throws: (any Error).self) { try TargetURL(text) }
        do throws(TargetURL.Problem) { _ = try TargetURL(text) } catch {
            #expect(error.message == message || error.message.hasPrefix("is no URL"), "\(error.message)")
        }
    }

    @Test(
        arguments: [
            ("MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", "does not begin with 'whsec_'"), ("whsec_???", "is no base64"),
            ("whsec_c2hvcnQ=", "has 5 bytes after 'whsec_'; expected 24 to 64"),
        ])
    func wrongKeysAreTold(text: String, message: String) {
        do throws(SigningKey.Problem) {
            _ = try SigningKey(text)
            Issue.record("taken")
        } catch {
            #expect(error.message.hasPrefix(message))
            #expect(!error.message.contains("MfKQ"))
        }
    }
}
