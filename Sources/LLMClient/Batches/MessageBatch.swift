/// A batch of messages, which is done within a day at half the price,
/// <https://platform.claude.com/docs/en/api/messages/batches>.
public struct MessageBatch: Hashable, Sendable {
    /// How far it is.
    public struct Status: RawRepresentable, Hashable, Sendable {
        /// The status, as the provider writes it.
        public var rawValue: String

        /// A status, as the provider writes it.
        public init(rawValue: String) {
            self.rawValue = rawValue
        }

        /// Requests are being answered.
        public static let inProgress = Status(rawValue: "in_progress")
        /// It is being ended early.
        public static let canceling = Status(rawValue: "canceling")
        /// All requests have a result.
        public static let ended = Status(rawValue: "ended")
    }

    /// Requests by what became of them; all are `processing` until the batch has ended.
    public struct Counts: Hashable, Sendable {
        /// Not answered yet.
        public var processing: Int64
        /// Answered.
        public var succeeded: Int64
        /// Refused.
        public var errored: Int64
        /// Ended early.
        public var canceled: Int64
        /// Not answered within the day.
        public var expired: Int64
    }

    /// The id to ask for it by.
    public var id: String
    /// How far it is.
    public var status: Status
    /// Its requests by what became of them.
    public var counts: Counts
    /// Dates of RFC 3339 and further members, as they came.
    public var other: [String: JSONValue]

    /// Whether its results can be read.
    public var hasEnded: Bool { status == .ended }

    init(json: JSONValue) throws(InvalidAnswer) {
        guard var members = json.members, let id = members.removeValue(forKey: "id")?.string,
            let status = members.removeValue(forKey: "processing_status")?.string
        else { throw InvalidAnswer(message: "the answer is no batch") }
        let counts = try TokenCounts(members.removeValue(forKey: "request_counts"))
        self.id = id
        self.status = Status(rawValue: status)
        self.counts = Counts(
            processing: try counts.count("processing"), succeeded: try counts.count("succeeded"),
            errored: try counts.count("errored"), canceled: try counts.count("canceled"),
            expired: try counts.count("expired"))
        members["type"] = nil
        other = members
    }
}
