/// A batch of messages, which is done within a day at half the price,
/// <https://platform.claude.com/docs/en/api/messages/batches>.
public struct MessageBatch: Hashable, Sendable {
    /// How far it is.
    public struct Status: RawRepresentable, Hashable, Sendable {
        public var rawValue: String

        /// A status, as the provider writes it.
        public init(rawValue: String) {
            self.rawValue = rawValue
        }

        public static let inProgress = Status(rawValue: "in_progress")
        public static let canceling = Status(rawValue: "canceling")
        public static let ended = Status(rawValue: "ended")
    }

    /// Requests by what became of them; all are `processing` until the batch has ended.
    public struct Counts: Hashable, Sendable {
        public var processing: Int64
        public var succeeded: Int64
        public var errored: Int64
        public var canceled: Int64
        public var expired: Int64
    }

    public var id: String
    public var status: Status
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
