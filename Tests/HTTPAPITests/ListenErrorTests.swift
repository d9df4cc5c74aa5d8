import Glibc
import Testing

@testable import HTTPAPI

/// Each reason names the address and what to do.
struct ListenErrorTests {
    @Test(arguments: [
        (EADDRINUSE, "the port is in use"), (EACCES, "permission denied"), (EADDRNOTAVAIL, "has no such address"),
        (ENETDOWN, "Network is down"),
    ])
    func reasonsAreNamed(code: Int32, reason: String) {
        let text = ListenError(host: "127.0.0.1", port: 9_464, code: code).description
        #expect(text.hasPrefix("cannot listen on 127.0.0.1:9464: "))
        #expect(text.contains(reason))
    }

    @Test func addressesOfSixStandInBrackets() {
        #expect(ListenError(host: "::1", port: 80, code: EACCES).description.contains("[::1]:80"))
    }
}
