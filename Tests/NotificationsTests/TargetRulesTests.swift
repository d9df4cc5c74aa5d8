import Foundation
import TestKit
import Testing

@testable import Notifications

/// Which addresses a webhook may lead to.
struct TargetRulesTests {
    @Test(
        arguments: [
            ("169.254.169.254", "a metadata service"), ("169.254.1.1", "link-local"), ("fe80::1", "link-local"),
            ("febf::1", "link-local"), ("fd00:ec2::254", "a metadata service"),
            ("100.100.100.200", "a metadata service"), ("168.63.129.16", "a metadata service"),
            ("0.0.0.0", "no address of a host"), ("0.1.2.3", "no address of a host"), ("::", "no address of a host"),
            ("224.0.0.1", "multicast"), ("ff02::1", "multicast"), ("255.255.255.255", "reserved or broadcast"),
            ("::ffff:169.254.169.254", "a metadata service"), ("::ffff:a9fe:101", "link-local"),
            ("64:ff9b::a9fe:a9fe", "a metadata service"), ("2002:a9fe:a9fe::1", "a metadata service"),
            ("::169.254.169.254", "a metadata service"), ("2001::1", "a Teredo tunnel"),
        ])
    func someAreAlwaysRefused(text: String, reason: String) throws {
        #expect(try #require(IPAddress(text)).reach == .refused(reason))
    }

    @Test(
        arguments: [
            "10.0.0.1", "127.0.0.1", "127.255.0.3", "172.16.0.1", "172.31.255.255", "192.168.1.1", "100.64.0.1",
            "100.127.255.255", "::1", "fc00::1", "fdff::1", "::ffff:10.0.0.1", "::ffff:127.0.0.1", "64:ff9b::7f00:1",
            "fec0::1",
        ])
    func privateOnesNeedTheSetting(text: String) throws {
        let address = try #require(IPAddress(text))
        #expect(address.reach == .private)
        #expect(throws: TransportError.self) {
            try TargetRules.allowed([address], host: "h", allowsPrivate: false)
        }
        #expect(try TargetRules.allowed([address], host: "h", allowsPrivate: true) == [address])
    }

    @Test(arguments: ["8.8.8.8", "172.32.0.1", "100.128.0.1", "2606:4700::1", "169.253.1.1", "2a00::1", "11.0.0.1"])
    func othersArePublic(text: String) throws {
        #expect(try #require(IPAddress(text)).reach == .public)
    }

    @Test func onlyAllowedAddressesOfANameAreTried() throws {
        let addresses = ["10.0.0.1", "8.8.8.8", "169.254.169.254", "2606:4700::1"].compactMap(IPAddress.init)
        let allowed = try TargetRules.allowed(addresses, host: "h", allowsPrivate: false)
        #expect(allowed.map(\.description) == ["8.8.8.8", "2606:4700::1"])
    }

    /// Python's own registry of special addresses: what it calls private, link-local and so on is never public with us.
    @Test func pythonAgrees() throws {
        var generator = SeededGenerator(seed: 5)
        var texts: [String] = []
        for _ in 0..<2_000 {
            let first =
                [10, 100, 127, 169, 172, 192, 198, 203, 224, 240, 0, 255, Int.random(in: 1...255, using: &generator)]
                .randomElement(using: &generator) ?? 1
            texts.append(
                ([first] + (0..<3).map { _ in Int.random(in: 0...255, using: &generator) }).map(String.init)
                    .joined(separator: "."))
            let head =
                ["fe80", "fec0", "fc00", "fd12", "ff05", "2001:db8", "2606:4700", "2a00", "fe00"]
                .randomElement(using: &generator) ?? ""
            texts.append("\(head)::\(String(Int.random(in: 1...65_535, using: &generator), radix: 16))")
        }
        let result = try Python.run(
            """
            import ipaddress
            for text in sys.argv[1:]:
                a = ipaddress.ip_address(text)
                bad = a.is_link_local or a.is_multicast or a.is_unspecified
                print("refused" if bad else "private" if not a.is_global else "public")
            """, texts)
        let verdicts = result.output.split(separator: "\n")
        #expect(verdicts.count == texts.count)
        for (text, verdict) in zip(texts, verdicts) {
            switch (try #require(IPAddress(text)).reach, verdict) {
            case (.public, "public"), (.private, "private"), (.refused, _): break
            // Python calls these global, though no host has them or they are left over from before RFC 3879.
            case (.private, "public") where text.hasPrefix("fec0"): break
            // The table of Python 3.11 has whole blocks in which single addresses are global.
            case let (reach, verdict): Issue.record("\(text): \(reach), Python says \(verdict)")
            }
        }
        #expect(verdicts.contains("refused") && verdicts.contains("private") && verdicts.contains("public"))
    }

    @Test(arguments: [
        "http://127.0.0.1:1/x", "http://localhost:1/x", "http://2130706433:1/x", "http://[::ffff:127.0.0.1]:1/x",
        "http://0x7f.1:1/x",
    ])
    func loopbackIsRefusedHoweverItIsWritten(url: String) async throws {
        let channel = Channel(name: "ops", format: .slack, target: try TargetURL(url))
        let error = try #require(await Sample.sender.send(Sample.alert(), to: channel, now: Sample.now()).error)
        #expect(error.contains("is private; set 'allow_private: true'"), "\(error)")
    }

    @Test(arguments: [
        "http://169.254.169.254/latest", "http://[fd00:ec2::254]/", "http://[fe80::1]/", "http://0.0.0.0/",
    ])
    func metadataIsRefusedEvenWhereAllIsAllowed(url: String) async throws {
        var channel = Channel(name: "ops", format: .slack, target: try TargetURL(url))
        channel.allowsPrivate = true
        let error = try #require(await Sample.sender.send(Sample.alert(), to: channel, now: Sample.now()).error)
        #expect(error.contains("which is refused"), "\(error)")
    }

    /// Nobody knows the name: where the client looked it up itself, it would not connect.
    @Test(arguments: [false, true])
    func theConnectionGoesToTheAddressThatWasChecked(isEncrypted: Bool) async throws {
        let folder = try TestFolder()
        let certificate = isEncrypted ? try Receiver.Certificate(for: "hooks.invalid", in: folder) : nil
        let receiver = try await Receiver(certificate)
        var channel = try receiver.channel("ok")
        channel.target = try TargetURL("\(isEncrypted ? "https" : "http")://HOOKS.Invalid:\(receiver.port)/ok")
        channel.authorities = certificate?.bytes
        let now = Sample.now()
        let address = try #require(["127.0.0.1"].compactMap(IPAddress.init).first)
        let request = WebhookRequest(
            Sample.alert(), channel: channel, time: now, zones: Sample.zones, userAgent: "test")
        let result = try await Sample.sender.post(
            request, to: channel, address: address, proxy: nil, now: now)
        #expect(result == .delivered(status: 204))
        #expect(receiver.requests.first?.headers["host"] == "hooks.invalid:\(receiver.port)")
    }
}
