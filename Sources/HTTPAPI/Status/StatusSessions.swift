import Crypto
import Foundation
import HTTPTypes

/// What a browser shows in place of the token once it has signed in.
///
/// A session's cookie holds until when it lasts, signed with a key that this process made: it tells nothing of the token,
/// and ends with the process. It opens what GET answers and nothing else.
struct StatusSessions: Sendable {
    /// How long a session lasts.
    static let seconds: Int64 = 12 * 3_600

    private let token: TokenDigest
    private let key = SymmetricKey(size: .bits256)
    private let isSecure: Bool
    /// Cookies of one host are shared by its ports: another Tailmeter there has another name.
    let name: String

    /// - Parameter isSecure: whether browsers may send the cookie over TLS alone.
    init(token: String, isSecure: Bool) {
        self.token = TokenDigest(token)
        self.isSecure = isSecure
        let number = UInt32.random(in: 0 ... .max)
        name = (isSecure ? "__Host-" : "") + "tailmeter-" + String(number, radix: 16)
    }

    /// The `Set-Cookie` header of a new session; `nil` where the token is wrong.
    func begin(token given: String, now: Int64) -> String? {
        guard token.matches(given) else { return nil }
        let end = now + Self.seconds
        return cookie("\(end).\(signature(end))", seconds: Self.seconds)
    }

    /// The `Set-Cookie` header that has a browser forget its session.
    var end: String { cookie("", seconds: 0) }

    /// Whether a cookie is of a session that lasts.
    func isOpen(_ value: String?, now: Int64) -> Bool {
        guard let value, value.utf8.count < 100, let dot = value.firstIndex(of: "."), let end = Int64(value[..<dot]),
            end > now, end <= now + Self.seconds,
            let code = Data(base64Encoded: String(value[value.index(after: dot)...]))
        else { return false }
        return HMAC<SHA256>.isValidAuthenticationCode(code, authenticating: Data("\(end)".utf8), using: key)
    }

    private func signature(_ end: Int64) -> String {
        Data(HMAC<SHA256>.authenticationCode(for: Data("\(end)".utf8), using: key)).base64EncodedString()
    }

    private func cookie(_ value: String, seconds: Int64) -> String {
        "\(name)=\(value); Path=/; Max-Age=\(seconds); HttpOnly; SameSite=Strict" + (isSecure ? "; Secure" : "")
    }
}
