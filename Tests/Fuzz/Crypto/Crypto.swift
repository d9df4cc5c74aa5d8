// Stands in for swift-crypto where the redactor is fuzzed, so that the library need not be built without SwiftPM. What a hash
// is made of does not matter there.

/// A key.
public struct SymmetricKey: Sendable {
    let bytes: [UInt8]

    /// Makes a key of bytes.
    public init(data: [UInt8]) {
        bytes = data
    }
}

/// Names a hash function.
public enum SHA256 {}

/// A code over a message, of 32 bytes.
public enum HMAC<Function> {
    /// FNV-1a over the key and the message.
    public static func authenticationCode(for message: [UInt8], using key: SymmetricKey) -> [UInt8] {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for byte in key.bytes + message { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }
        return (0..<32).map { UInt8(truncatingIfNeeded: hash >> UInt64($0 % 8 * 8)) }
    }
}
