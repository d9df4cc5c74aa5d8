extension Settings {
    /// The user's own log shape: which fields of the lines mean what.
    public struct Shape: Sendable, Equatable {
        /// Which lines the shape is for.
        public struct Condition: Sendable, Equatable {
            /// Where the deciding value stands.
            public var path: String
            /// What it must be, one of these; `nil` where it only has to be there.
            public var values: [String]?

            /// Makes a condition; nothing is checked.
            public init(path: String, values: [String]? = nil) {
                self.path = path
                self.values = values
            }
        }

        /// What a field of a request is read from.
        public struct Field: Sendable, Equatable {
            /// The name, one of ``Shape/fieldNames``.
            public var name: String
            /// Where it stands: the first of these that a line has counts.
            public var paths: [String]
            /// The unit of a time span.
            public var unit: TimeUnit
            /// What stands in where a line has none of the paths.
            public var constant: String?

            /// Makes a field; nothing is checked.
            public init(name: String, paths: [String], unit: TimeUnit = .seconds, constant: String? = nil) {
                self.name = name
                self.paths = paths
                self.unit = unit
                self.constant = constant
            }
        }

        /// The unit of a time span.
        public enum TimeUnit: String, CaseIterable, Sendable {
            /// Seconds.
            case seconds = "s"
            /// Milliseconds.
            case milliseconds = "ms"
            /// Microseconds.
            case microseconds = "us"
            /// Nanoseconds.
            case nanoseconds = "ns"
        }

        /// Which lines the shape is for; `nil` for those with token counts at its paths.
        public var when: Condition?
        /// The fields, in the order of the file.
        public var fields: [Field]
        /// Whether input tokens include those read from and written to a cache, as in OpenAI's APIs.
        public var inputIncludesCache: Bool

        /// Makes a shape; nothing is checked.
        public init(when: Condition? = nil, fields: [Field], inputIncludesCache: Bool = false) {
            self.when = when
            self.fields = fields
            self.inputIncludesCache = inputIncludesCache
        }

        /// The time spans, which have a unit.
        public static let timeSpans = ["duration", "time_to_first_token"]

        /// The fields that a shape can have, by the names that `explain` shows.
        public static let fieldNames =
            [
                "model", "provider", "timestamp", "input", "output", "cache_read", "cache_write", "cache_write_5m",
                "cache_write_1h",
                "reasoning", "total",
            ] + timeSpans + [
                "start_time", "end_time", "first_token_time", "request_id", "outcome", "status_code", "error_type",
                "service_tier", "web_searches", "audio_input", "audio_output", "image_input", "image_output",
                "cost",
            ]
    }
}
