import Crypto

/// What stands in for a text that a receiver would not take.
enum HashText {
    /// The SHA-256 of a text, in hexadecimal digits.
    static func sha256(_ text: String) -> String {
        SHA256.hash(data: Array(text.utf8)).map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }
}
