import Notifications
import Testing

/// Certificates are verified, against the name and not the address.
struct TLSTests {
    @Test func aCertificateOfOnesOwnNeedsItsAuthority() async throws {
        let folder = try TestFolder()
        let certificate = try Receiver.Certificate(in: folder)
        let receiver = try await Receiver(certificate)
        var channel = try receiver.channel("ok")
        let refused = await Sample.sender.send(Sample.alert(), to: channel, now: Sample.now())
        #expect(
            refused.error == """
                TLS: the certificate is not signed by an authority that this machine trusts; set 'ca_file' for one of your own
                """)
        #expect(receiver.requests.isEmpty)
        channel.authorities = certificate.bytes
        #expect(
            await Sample.sender.send(Sample.alert(), to: channel, now: Sample.now()) == .delivered(status: 204))
        #expect(receiver.requests.first?.headers["host"] == "localhost:\(receiver.port)")
    }

    @Test func aCertificateOfAnotherNameIsRefused() async throws {
        let folder = try TestFolder()
        let certificate = try Receiver.Certificate(for: "other.example", in: folder)
        let receiver = try await Receiver(certificate)
        var channel = try receiver.channel("ok")
        channel.authorities = certificate.bytes
        let error = await Sample.sender.send(Sample.alert(), to: channel, now: Sample.now()).error
        #expect(error == "TLS: the certificate is not for this host")
        #expect(receiver.requests.isEmpty)
    }

    @Test func aPortWithoutTLSIsTold() async throws {
        let receiver = try await Receiver()
        var channel = try receiver.channel("ok")
        channel.target = try TargetURL("https://127.0.0.1:\(receiver.port)/ok")
        let error = try #require(
            await Sample.sender.send(Sample.alert(), to: channel, now: Sample.now()).error)
        #expect(error == "TLS: the port does not speak TLS", "\(error)")
    }
}
