extension Settings {
    /// A channel for alerts, as it is written. What variables and files hold is read where the channels are made.
    public struct Webhook: Sendable, Equatable {
        /// A value that may be a secret: it, or where it is.
        public enum Value: Sendable, Equatable, CustomStringConvertible, CustomReflectable {
            /// The value itself.
            case literal(String)
            /// The name of the environment variable that holds it.
            case variable(String)
            /// The path of the file that holds it, as it was written.
            case file(String)

            /// Where it is; never the value.
            public var description: String {
                switch self {
                case .literal: "the value in the settings"
                case .variable(let name): "the environment variable \(name)"
                case .file(let path): "the file \(path)"
                }
            }

            /// Without the value.
            public var customMirror: Mirror { Mirror(self, children: []) }
        }

        /// A value and where it stands.
        public struct Placed<Wrapped: Sendable & Equatable>: Sendable, Equatable {
            /// The value.
            public var value: Wrapped
            /// The line and column of its key, from 1.
            public var position: (line: Int, column: Int)

            /// Makes a value; where it stands makes no difference.
            public init(_ value: Wrapped, position: (line: Int, column: Int) = (1, 1)) {
                self.value = value
                self.position = position
            }

            /// Whether the values are the same, wherever they stand.
            public static func == (left: Self, right: Self) -> Bool { left.value == right.value }
        }

        /// A header. Its value may be a secret, and is not printed.
        public struct Header: Sendable, Equatable, CustomStringConvertible, CustomReflectable {
            /// The name.
            public var name: String
            /// The value.
            public var value: String

            /// The name alone.
            public var description: String { name }

            /// Without the value.
            public var customMirror: Mirror { Mirror(self, children: []) }

            /// Makes a header.
            public init(name: String, value: String) {
                self.name = name
                self.value = value
            }
        }

        /// The name, unique.
        public var name: String
        /// What the receiver understands: one of ``formats``.
        public var format: String
        /// Where it leads; `nil` where the format has a place of its own.
        public var url: Placed<Value>?
        /// What messages are signed with, one or two.
        public var secrets: [Placed<Value>] = []
        /// The key of a PagerDuty integration.
        public var routingKey: Placed<Value>?
        /// A bearer token.
        public var token: Placed<Value>?
        /// Headers of the user's own.
        public var headers: [Header] = []
        /// The language of texts, `en` or `ja`.
        public var language = "en"
        /// Whether it is told that an alert is over; `nil` where the format decides.
        public var sendsResolved: Bool?
        /// Whether it may lead to this machine or into a private network.
        public var allowsPrivate = false
        /// A file of certificates that are trusted too.
        public var authorityFile: Placed<String>?
        /// How many seconds an attempt may take.
        public var timeout = 15.0
        /// For how many seconds a message is tried.
        public var maximumAge = 86_400.0
        /// The body of a `template`.
        public var body: Placed<String>?
        /// The media type of a `template`.
        public var contentType: String?
        /// Where it stands, from 1, for messages.
        public var position: (line: Int, column: Int)

        /// Makes a channel; nothing is checked.
        public init(name: String, format: String, position: (line: Int, column: Int) = (1, 1)) {
            self.name = name
            self.format = format
            self.position = position
        }

        /// Whether two channels are the same, wherever they stand.
        public static func == (left: Webhook, right: Webhook) -> Bool {
            left.name == right.name && left.format == right.format && left.url == right.url
                && left.secrets == right.secrets && left.routingKey == right.routingKey && left.token == right.token
                && left.headers == right.headers && left.language == right.language
                && left.sendsResolved == right.sendsResolved && left.allowsPrivate == right.allowsPrivate
                && left.authorityFile == right.authorityFile && left.timeout == right.timeout
                && left.maximumAge == right.maximumAge && left.body == right.body
                && left.contentType == right.contentType
        }

        /// The formats, as `Notifications` has them.
        public static let formats = [
            "standard", "alertmanager", "alertmanager-api", "slack", "discord", "teams", "pagerduty", "ntfy",
            "template",
        ]
    }
}
