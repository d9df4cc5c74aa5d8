import Crypto

/// A token, as it is compared: by all 32 bytes of its SHA-256. The time tells nothing of how many bytes of a guess are right,
/// nor of the token's length.
struct TokenDigest: Sendable {
    private let digest: SHA256.Digest

    init(_ token: String) {
        digest = SHA256.hash(data: Array(token.utf8))
    }

    /// Whether a header's value is `Bearer` and the token. The word may be in any case (RFC 9110, section 11.1).
    func matches(authorization: String?) -> Bool {
        let given = authorization ?? ""
        let scheme = "Bearer "
        let isBearer = given.prefix(scheme.count).lowercased() == scheme.lowercased()
        return matches(String(given.dropFirst(scheme.count))) && isBearer
    }

    /// Whether a text is the token.
    func matches(_ text: String) -> Bool {
        var difference: UInt8 = 0
        for (left, right) in zip(digest, SHA256.hash(data: Array(text.utf8))) { difference |= left ^ right }
        return difference == 0
    }
}
