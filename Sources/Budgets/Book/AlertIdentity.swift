import UsageModel

/// Makes the ids of alerts from what they are about, so that the same decision always has the same id, and that of another
/// ledger another one.
public struct AlertIdentity: Sendable {
    /// The machine whose logs these are.
    public let host: String
    private let seeds: (UInt64, UInt64)

    /// - Parameters:
    ///   - ledger: the ledger's own secret number.
    ///   - host: the machine's name.
    public init(ledger: UInt64, host: String) {
        self.host = host
        seeds = (ledger, ledger &* 0x9E37_79B9_7F4A_7C15 ^ 0xA5A5_A5A5_A5A5_A5A5)
    }

    /// What firing and resolution of an alert have in common.
    func key(_ parts: [String]) -> String { "tlm-" + hash(parts) }

    /// The id of a message.
    func messageID(key: String, state: Alert.State) -> String { "msg_" + hash([key, state.rawValue]) }

    private func hash(_ parts: [String]) -> String {
        // The lengths keep parts apart that hold what separates them.
        let text = parts.map { "\($0.utf8.count):\($0)" }.joined()
        return Array(text.utf8).withUnsafeBytes { bytes in
            [seeds.0, seeds.1].map { seed in
                let hex = String(ByteHash.hash(bytes, seed: seed), radix: 16)
                return String(repeating: "0", count: 16 - hex.count) + hex
            }.joined()
        }
    }
}
