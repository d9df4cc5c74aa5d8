import HTTPTypes
import Testing

@testable import HTTPAPI

struct RequestOriginTests {
    private func isForeign(_ method: HTTPRequest.Method, _ headers: [String: String]) throws -> Bool {
        var head = HTTPRequest(method: method, scheme: "http", authority: "localhost:9464", path: "/metrics")
        for (name, value) in headers { head.headerFields[try #require(HTTPField.Name(name))] = value }
        return RequestOrigin.isForeign(head)
    }

    @Test(arguments: [HTTPRequest.Method.get, .post, .put, .delete, .options])
    func programsAndOwnPages(method: HTTPRequest.Method) throws {
        #expect(try !isForeign(method, [:]))
        // Node's fetch sends the mode alone.
        #expect(try !isForeign(method, ["Sec-Fetch-Mode": "cors"]))
        #expect(try !isForeign(method, ["Sec-Fetch-Site": "none"]))
        #expect(try !isForeign(method, ["Sec-Fetch-Site": "same-origin", "Origin": "http://localhost:9464"]))
        #expect(try !isForeign(method, ["Origin": "https://LOCALHOST:9464"]))
    }

    @Test(arguments: [HTTPRequest.Method.get, .post, .put, .delete, .options])
    func pagesOfOthers(method: HTTPRequest.Method) throws {
        let origins = [
            "http://evil.example", "null", "http://localhost", "http://localhost:3000", "http://127.0.0.1:9464", "",
            "file://", "localhost:9464", "http://localhost:9464.evil.example", "chrome-extension://localhost:9464",
        ]
        for origin in origins { #expect(try isForeign(method, ["Origin": origin]), "\(origin)") }
        for site in ["cross-site", "same-site", "", "Same-Origin"] {
            #expect(try isForeign(method, ["Sec-Fetch-Site": site]), "\(site)")
            #expect(
                try isForeign(
                    method, ["Sec-Fetch-Site": site, "Sec-Fetch-Mode": "no-cors", "Sec-Fetch-Dest": "script"]))
            #expect(
                try isForeign(
                    method, ["Sec-Fetch-Site": site, "Sec-Fetch-Mode": "navigate", "Sec-Fetch-Dest": "iframe"]))
        }
    }

    @Test func aLinkMayBeFollowedAndAFormNotSent() throws {
        let link = ["Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "navigate", "Sec-Fetch-Dest": "document"]
        #expect(try !isForeign(.get, link))
        #expect(try isForeign(.post, link))
        #expect(try isForeign(.get, link.merging(["Origin": "http://evil.example"]) { $1 }))
    }
}
