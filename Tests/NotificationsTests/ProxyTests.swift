import Notifications
import TestKit
import Testing

/// Proxies by the usual variables: the receiver plays one.
struct ProxyTests {
    private func sender(_ environment: [String: String]) -> WebhookSender {
        WebhookSender(zones: Sample.zones, userAgent: "test", proxies: ProxyRules(environment: environment))
    }

    private func channel(_ url: String) throws -> Channel {
        var channel = Channel(name: "ops", format: .slack, target: try TargetURL(url))
        channel.timeout = Waiting.patience
        return channel
    }

    @Test(arguments: ["HTTP_PROXY", "http_proxy"])
    func plainTargetsGoThroughTheProxy(variable: String) async throws {
        let proxy = try await Receiver()
        let sender = sender([variable: "http://user:pw@127.0.0.1:\(proxy.port)"])
        // The proxy looks the name up: this machine could not.
        let result = await sender.send(
            Sample.alert(), to: try channel("http://hooks.invalid/path"), now: Sample.now())
        let request = try #require(proxy.requests.first, "\(result)")
        #expect(request.path == "http://hooks.invalid/path" || request.method == "CONNECT")
        #expect(request.headers["proxy-authorization"] == "Basic dXNlcjpwdw==")
    }

    @Test(arguments: ["HTTPS_PROXY", "https_proxy"])
    func encryptedTargetsAreTunnelled(variable: String) async throws {
        let proxy = try await Receiver()
        let result = await sender([variable: "127.0.0.1:\(proxy.port)"]).send(
            Sample.alert(), to: try channel("https://hooks.invalid/path"), now: Sample.now())
        #expect(result == .failed("the proxy does not connect"))
        let request = try #require(proxy.requests.first)
        #expect(request.method == "CONNECT")
        #expect(request.path == "hooks.invalid:443")
    }

    @Test(arguments: ["*", "hooks.invalid", ".invalid", "other,invalid", "hooks.invalid:80", "*.invalid"])
    func exceptionsAreConnectedToDirectly(exceptions: String) async throws {
        let proxy = try await Receiver()
        let sender = sender(["HTTP_PROXY": "http://127.0.0.1:\(proxy.port)", "NO_PROXY": exceptions])
        let result = await sender.send(Sample.alert(), to: try channel("http://hooks.invalid/"), now: Sample.now())
        #expect(result.error?.hasPrefix("the host can't be looked up") == true, "\(result)")
        #expect(proxy.requests.isEmpty)
    }

    @Test func thisMachineIsNeverBehindAProxy() async throws {
        let (proxy, receiver) = (try await Receiver(), try await Receiver())
        let sender = sender(["HTTP_PROXY": "http://127.0.0.1:\(proxy.port)"])
        #expect(
            await sender.send(Sample.alert(), to: try receiver.channel("ok"), now: Sample.now())
                == .delivered(status: 204))
        #expect(proxy.requests.isEmpty && receiver.requests.count == 1)
    }

    @Test func metadataIsRefusedBehindAProxyToo() async throws {
        let proxy = try await Receiver()
        let sender = sender(["HTTP_PROXY": "http://127.0.0.1:\(proxy.port)"])
        for url in ["http://169.254.169.254/latest", "http://metadata.google.internal/x", "http://10.0.0.1/"] {
            let result = await sender.send(Sample.alert(), to: try channel(url), now: Sample.now())
            #expect(result.error?.hasPrefix("the host ") == true, "\(result)")
        }
        #expect(proxy.requests.isEmpty)
    }

    @Test func whatIsNoProxyIsNamed() {
        let rules = ProxyRules(environment: [
            "HTTPS_PROXY": "socks5://127.0.0.1:1080", "http_proxy": "", "NO_PROXY": "x",
        ])
        #expect(rules.unreadable == ["HTTPS_PROXY"])
    }
}
