extension Settings {
    /// A line of a log and what it must count as: a test of the settings, run by `tailmeter check`.
    public struct LineTest: Sendable, Equatable {
        /// The line, without its line feed.
        public var line: String
        /// What is expected, in the order of the file: names of ``LineTest/names`` or of labels, and values as text.
        public var expected: [Expectation]
        /// Where the test stands, from 1, for messages.
        public var position: (line: Int, column: Int)

        /// One thing that is expected.
        public struct Expectation: Sendable, Equatable {
            /// What.
            public var name: String
            /// The value as text.
            public var value: String

            /// Makes an expectation.
            public init(name: String, value: String) {
                self.name = name
                self.value = value
            }
        }

        /// Makes a test.
        public init(line: String, expected: [Expectation], position: (line: Int, column: Int) = (1, 1)) {
            self.line = line
            self.expected = expected
            self.position = position
        }

        /// Whether two tests are the same, wherever they stand.
        public static func == (left: LineTest, right: LineTest) -> Bool {
            left.line == right.line && left.expected == right.expected
        }

        /// What a test can expect beside values of labels.
        public static let names = [
            "counts_as", "preset", "provider", "model", "status", "input", "output", "cache_read", "cache_write",
            "cache_write_5m", "cache_write_1h", "reasoning", "cost_usd", "duration", "time_to_first_token",
        ]
    }
}
