public import Budgets
import Crypto
import UsageModel

/// Where alerts go: all values resolved, secrets read.
public struct Channel: Sendable, Equatable {
    /// The name, unique.
    public var name: String
    /// What the receiver understands.
    public var format: ChannelFormat
    /// Where it leads.
    public var target: TargetURL
    /// The language of texts for people.
    public var language = MessageLanguage.english
    /// Whether the receiver is told that an alert is over.
    public var sendsResolved: Bool
    /// Whether the target may be on this machine or in a private network, and may do without TLS.
    public var allowsPrivate = false
    /// Certificates that are trusted beside those of the system, in PEM.
    public var authorities: [UInt8]?
    /// How many seconds an attempt may take from the look-up of the name to the end of the answer.
    public var timeout = 15.0
    /// For how many seconds after its decision a message is tried.
    public var maximumAge = 86_400.0
    /// Headers that the settings add.
    public var headers: [Header] = []
    /// What is sent as `Authorization: Bearer`.
    public var token: Secret?
    /// The secrets that ``ChannelFormat/standard`` signs with.
    public var signingKeys: [SigningKey] = []
    /// The key of a PagerDuty integration.
    public var routingKey: Secret?
    /// The body of ``ChannelFormat/template``.
    public var template: BodyTemplate?

    /// A header that the settings add. Its value may be a secret.
    public struct Header: Sendable, Equatable {
        /// The name.
        public var name: String
        /// The value.
        public var value: Secret

        /// Makes a header.
        public init(name: String, value: String) {
            self.name = name
            self.value = Secret(value)
        }
    }

    /// Makes a channel with the format's defaults.
    public init(name: String, format: ChannelFormat, target: TargetURL) {
        self.name = name
        self.format = format
        self.target = target
        sendsResolved = format.sendsResolvedByDefault
    }

    /// Why the channel has no use for an alert; `nil` where it has.
    public func reasonToSkip(_ alert: Alert) -> String? {
        if alert.state == .resolved, !sendsResolved { return "send_resolved is false" }
        // A digest is no incident that somebody could resolve.
        if format == .pagerduty, alert.kind == "daily_digest" { return "PagerDuty gets no digests" }
        return nil
    }

    /// A hash of where the channel leads, by which a disabled channel is known again. What is hashed holds more secret than
    /// 64 bits, so that nobody finds it from the hash.
    var targetHash: Int64 {
        let key = SymmetricKey(data: Array("tailmeter channel \(name)".utf8))
        let text = "\(format.rawValue) \(target.text()) \(routingKey?.value ?? "")"
        let code = HMAC<SHA256>.authenticationCode(for: Array(text.utf8), using: key)
        return code.prefix(8).reduce(Int64(0)) { $0 << 8 | Int64($1) }
    }
}
