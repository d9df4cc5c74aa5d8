import Crypto
import Foundation

/// A secret of Standard Webhooks (<https://github.com/standard-webhooks/standard-webhooks>): `whsec_` and 24 to 64 bytes in
/// base64.
public struct SigningKey: Sendable, Hashable {
    /// What is wrong with a text that should be such a secret, for a person; never the text.
    public struct Problem: Error, Sendable, Hashable {
        /// What was expected.
        public let message: String
    }

    private let text: Secret

    /// Reads a secret; white space around it is left out.
    ///
    /// - Throws: ``Problem``.
    public init(_ text: String) throws(Problem) {
        let trimmed = text.trimmingCharacters(in: .whitespacesAndNewlines)
        guard trimmed.hasPrefix("whsec_") else {
            throw Problem(message: "does not begin with 'whsec_'; make one with: echo whsec_$(openssl rand -base64 32)")
        }
        guard let bytes = Data(base64Encoded: String(trimmed.dropFirst(6))) else {
            throw Problem(message: "is no base64 after 'whsec_'")
        }
        guard (24...64).contains(bytes.count) else {
            throw Problem(message: "has \(bytes.count) bytes after 'whsec_'; expected 24 to 64")
        }
        self.text = Secret(bytes.base64EncodedString())
    }

    /// The signature of a message: `v1,` and the HMAC-SHA256 of `id.timestamp.body` in base64.
    func signature(id: String, timestamp: Int64, body: [UInt8]) -> String {
        let key = SymmetricKey(data: Data(base64Encoded: text.value) ?? Data())
        let code = HMAC<SHA256>.authenticationCode(for: Array("\(id).\(timestamp).".utf8) + body, using: key)
        return "v1,\(Data(code).base64EncodedString())"
    }
}
