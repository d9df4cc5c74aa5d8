public import UsageModel

extension Settings {
    /// Which texts a small model is asked about, and how. What variables and files hold is read where it is asked.
    public struct Moderation: Sendable, Equatable {
        /// The shape that the provider speaks.
        public enum Provider: String, CaseIterable, Sendable {
            case anthropic, openai
        }

        /// How the key is sent.
        public enum KeyHeader: String, CaseIterable, Sendable {
            case apiKey = "x-api-key"
            case bearer
        }

        /// Which texts are asked about, by what the input guard says of them.
        public enum Selection: String, CaseIterable, Sendable {
            /// Any.
            case all
            /// Those that it lets pass.
            case passed
            /// Those that it flags or blocks.
            case flagged
        }

        /// What holds where there is no verdict.
        public enum Failure: String, CaseIterable, Sendable {
            /// It is told as an error.
            case error
            /// The text passes.
            case allow
            /// The text counts as flagged.
            case flag
        }

        /// The share of texts that is asked about, in hundredths of a percent.
        public var sampleHundredths = 100
        /// The model.
        public var model = "claude-haiku-4-5-20251001"
        /// The shape that the provider speaks.
        public var provider = Provider.anthropic
        /// Where the provider is; `nil` for its own address.
        public var baseURL: String?
        /// The key; `nil` for none, which a server of one's own may not need.
        public var key: Webhook.Value?
        /// How the key is sent; `nil` as the provider's own documentation has it.
        public var keyHeader: KeyHeader?
        /// The version of Anthropic's API; `nil` for the present one.
        public var apiVersion: String?
        /// What may be spent in a day, in pico-dollars.
        public var dailyLimit = Int64(Money.picosPerDollar)
        /// Whose days.
        public var zone: CivilZone
        /// The most requests a minute.
        public var requestsPerMinute = 50
        /// The most requests at a time.
        public var maximumConcurrent = 4
        /// Whether prompts are asked about.
        public var looksAtInput = true
        /// Whether answers are.
        public var looksAtOutput = true
        /// Which of them.
        public var selection = Selection.all
        /// Where lines have the user, whose texts take turns with those of others; `nil` for the common places.
        public var user: [String]?
        /// The most texts that wait.
        public var queue = 1_000
        /// How many seconds an archived line waits for the verdict that is added to it; `nil` for no such field.
        public var annotateSeconds: Int?
        /// What holds where there is no verdict.
        public var onFailure = Failure.error

        /// Makes the defaults.
        ///
        /// - Parameter zone: whose days the budget has.
        public init(zone: CivilZone) {
            self.zone = zone
        }
    }
}
