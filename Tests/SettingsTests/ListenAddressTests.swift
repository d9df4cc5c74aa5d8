import Settings
import Testing

struct ListenAddressTests {
    @Test(arguments: [
        ("127.0.0.1:9464", "127.0.0.1", 9_464, true), ("127.255.0.9:0", "127.255.0.9", 0, true),
        ("localhost:80", "localhost", 80, true), ("LocalHost:80", "LocalHost", 80, true),
        ("[::1]:65535", "::1", 65_535, true),
        ("[0:0:0:0:0:0:0:1]:1", "0:0:0:0:0:0:0:1", 1, true), ("[::ffff:127.0.0.1]:1", "::ffff:127.0.0.1", 1, true),
        ("[::ffff:10.0.0.1]:1", "::ffff:10.0.0.1", 1, false), ("0.0.0.0:80", "0.0.0.0", 80, false),
        ("[::]:80", "::", 80, false),
        ("10.0.0.1:80", "10.0.0.1", 80, false), ("host-1.example:80", "host-1.example", 80, false),
        ("localhost.example:80", "localhost.example", 80, false), ("127.example:80", "127.example", 80, false),
        ("[2001:db8::1]:80", "2001:db8::1", 80, false), ("[::]:1", "::", 1, false), ("[1::1]:1", "1::1", 1, false),
    ])
    func addresses(text: String, host: String, port: Int, isLoopback: Bool) throws {
        let address = try #require(ListenAddress(text))
        #expect(address.host == host)
        #expect(address.port == port)
        #expect(address.isLoopback == isLoopback)
        #expect(address.description == text)
    }

    @Test(arguments: [
        "", ":", "9464", ":9464", "localhost", "localhost:", "127.0.0.1", "127.0.0.1:", "127.0.0.1:65536",
        "127.0.0.1:-1",
        "127.0.0.1:0x24F8", "127.0.0.1:09464", "127.0.0.1:9_464", "127.0.0.1: 80", "127.0.0.1:http", "::1", "::1:80",
        "[::1]", "[::1]80", "[127.0.0.1]:80", "[]:80", "[::1:80", "::1]:80", "[::1%lo]:80", "127.1:80", "256.0.0.1:80",
        "127.0.0.01:80", "0x7f000001:80", "a.0x1:80", "http://a:80", "a b:80", "-a:80", "a-:80", "a..b:80", "a.:80",
        "*:80",
        "é:80", "127.0.0.1\0:80", "[::1\0]:80", "127.0.0.1:٨٠", "99999999999999999999:80", "a:99999999999999999999",
    ])
    func notAddresses(text: String) {
        #expect(ListenAddress(text) == nil)
    }
}
