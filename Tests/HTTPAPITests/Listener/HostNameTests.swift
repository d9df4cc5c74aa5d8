import Testing

@testable import HTTPAPI

struct HostNameTests {
    @Test(arguments: [
        "localhost", "localhost:9464", "LocalHost.:1", "127.0.0.1:9464", "127.0.0.1", "[::1]:9464", "[::1]",
        "10.1.2.3:80",
        "metrics.internal", "Metrics.Internal:443",
    ])
    func safe(authority: String) {
        #expect(HostName(authority: authority).isSafe(["metrics.internal"]))
    }

    /// The forms of addresses that only `getaddrinfo` reads are names to a browser's cache as well.
    @Test(arguments: [
        "", ":9464", "evil.example", "evil.example:9464", "localhost.evil.example", "127.0.0.1.evil.example", "127.1",
        "0x7f000001", "2130706433", "localhost@evil.example", "localhost:9464.evil.example", "evil.localhost",
        "[localhost", "[localhost]", "[::1]x", "::1]:80",
        "127.0.0.1\0", "127.0.0.1 ", "metrics.internal.evil.example",
    ])
    func notSafe(authority: String) {
        #expect(!HostName(authority: authority).isSafe(["metrics.internal"]))
    }
}
