import Testing

@testable import HTTPAPI

struct StatusSessionTests {
    private static let now: Int64 = 1_795_168_800

    private static func value(_ cookie: String) -> String {
        String(cookie.prefix { $0 != ";" }.drop { $0 != "=" }.dropFirst())
    }

    @Test func aSessionBeginsWithTheTokenAndEndsByItself() throws {
        let sessions = StatusSessions(token: "secret", isSecure: false)
        #expect(sessions.begin(token: "Secret", now: Self.now) == nil)
        #expect(sessions.begin(token: "", now: Self.now) == nil)
        let cookie = try #require(sessions.begin(token: "secret", now: Self.now))
        #expect(cookie.hasSuffix("; Path=/; Max-Age=43200; HttpOnly; SameSite=Strict"))
        #expect(!cookie.contains("secret"))
        let value = Self.value(cookie)
        #expect(sessions.isOpen(value, now: Self.now))
        #expect(sessions.isOpen(value, now: Self.now + 43_199))
        #expect(!sessions.isOpen(value, now: Self.now + 43_200))
        #expect(!StatusSessions(token: "secret", isSecure: false).isOpen(value, now: Self.now))
    }

    @Test func nothingElseOpens() throws {
        let sessions = StatusSessions(token: "secret", isSecure: true)
        let cookie = try #require(sessions.begin(token: "secret", now: Self.now))
        #expect(cookie.hasPrefix("__Host-tailmeter-") && cookie.hasSuffix("; Secure"))
        let value = Self.value(cookie)
        let dot = try #require(value.firstIndex(of: "."))
        let later = "\(Self.now + 43_201)" + value[dot...]
        for wrong in [
            nil, "", ".", "secret", later, String(value.dropLast()), String(repeating: "9", count: 200),
        ] {
            #expect(!sessions.isOpen(wrong, now: Self.now), "\(wrong ?? "")")
        }
        #expect(sessions.end.contains("=; Path=/; Max-Age=0;"))
    }
}
