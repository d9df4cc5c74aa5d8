public import UsageModel

/// What a block of lines held.
public struct DecodedBlock {
    /// The requests, in the order of their lines.
    public internal(set) var records: [UsageRecord] = []
    /// What the lines told beside the requests, in their order.
    public internal(set) var events: [EventRecord] = []
    /// The lines, by what became of them. Repeats are still in ``LineCounts/usage``. A line that holds several (spans of OTLP,
    /// generations of LangChain) counts as so many.
    public internal(set) var counts = LineCounts()
    /// The first lines that were passed over; blank ones are only counted.
    public internal(set) var skipped: [SkippedLine] = []
    /// How many lines the block had.
    public internal(set) var lineCount = 0
    /// Requests whose time is not that of their own line, by ``TimeOrigin/rawValue``.
    public internal(set) var timeOrigins: [Int64] = Array(repeating: 0, count: TimeOrigin.allCases.count)

    /// Requests whose usage the lines do not tell: of ``records``, those without ``UsageRecord/hasUsage``.
    public internal(set) var requestsWithoutUsage: Int64 = 0
    /// Events of a stream whose beginning is not known.
    public internal(set) var orphans: Int64 = 0
    /// Requests at a tier or speed that is not known, which have no price for that.
    public internal(set) var unknownTiers: Int64 = 0
    /// What the price of unpriced requests depends on beside their tokens, by index of ``records``; plain ones are absent.
    public internal(set) var unpricedDetails: [Int: BillingDetails] = [:]
    /// Which of ``records`` are unpriced for a reason that no price list would change: an unknown tier, or no logged cost
    /// where that alone counts.
    public internal(set) var unpriceableRecords: Set<Int> = []
    /// Costs that lines state and that are not believed.
    public internal(set) var refusedCosts: Int64 = 0

    /// Those of ``records`` that may be among the costliest, or have no price, where the plan asks for them
    /// (``DecodingPlan/notesRequests``); in their order.
    public internal(set) var notes: [Note] = []
    /// The bytes of their ids.
    var notedIDs: [UInt8] = []

    /// The lines one by one, where the plan asks for them (``DecodingPlan/tellsLines``).
    public internal(set) var lines: [Line] = []

    /// At most this many lines are kept in ``skipped``.
    public static let skippedLimit = 5

    /// A request of which more is known than its record tells.
    public struct Note: Sendable {
        /// Its index in ``records``.
        public let record: Int
        let id: Range<Int>
    }

    /// A noted request's id as its line states it, cut to what is kept; empty where it states none.
    public func id(_ note: Note) -> String {
        notedIDs.withUnsafeBytes { RequestLine.id(UnsafeRawBufferPointer(rebasing: $0[note.id])) }
    }

    /// One line of the block.
    public struct Line: Sendable {
        /// When it was logged: its own time, or what stands in for it.
        public internal(set) var time: Timestamp
        /// The last usable time before it.
        public internal(set) var lastTime: Timestamp?
        /// Where it begins in the block.
        public internal(set) var offset = 0
        /// How many bytes it has, the line feed not included.
        public internal(set) var length = 0
        /// How many requests it tells of.
        public internal(set) var records: Int
        /// How many events it tells beside them.
        public internal(set) var events = 0
        /// Whether it holds white space alone.
        public internal(set) var isBlank = false
        /// Whether ``time`` was settled by what the line says.
        var isTimed = false
        /// Whether what it tells depends on more than the line: its time is that of the line before it, of the file or of the
        /// reading.
        public internal(set) var needsContext = false
    }

    /// Something that a line told beside the requests.
    public struct EventRecord: Sendable {
        /// What.
        public var event: AppEvent
        /// When.
        public var time: Timestamp
        /// Where ``time`` comes from.
        public var timeOrigin: TimeOrigin
    }

    /// A line that was passed over.
    public struct SkippedLine: Sendable {
        /// Its index in the block.
        public var line: Int
        /// Why.
        public var reason: SkipReason
        /// What exactly, for a person.
        public var detail: String
    }

    mutating func clear() {
        records.removeAll(keepingCapacity: true)
        events.removeAll(keepingCapacity: true)
        skipped.removeAll(keepingCapacity: true)
        for index in counts.skipped.indices { counts.skipped[index] = 0 }
        counts.usage = 0
        counts.other = 0
        counts.filtered = 0
        lineCount = 0
        if !notes.isEmpty {
            notes.removeAll(keepingCapacity: true)
            notedIDs.removeAll(keepingCapacity: true)
        }
        if !lines.isEmpty { lines.removeAll(keepingCapacity: true) }
        requestsWithoutUsage = 0
        unknownTiers = 0
        orphans = 0
        if !unpricedDetails.isEmpty { unpricedDetails.removeAll(keepingCapacity: true) }
        refusedCosts = 0
        if !unpriceableRecords.isEmpty { unpriceableRecords.removeAll(keepingCapacity: true) }
        for index in timeOrigins.indices { timeOrigins[index] = 0 }
    }
}
