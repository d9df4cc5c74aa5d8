import Ledger
import UsageModel

/// What was counted for the latest requests that a later record may revise: a stream's first record has a part of the
/// tokens, its last one all.
///
/// A revision adds the difference at the time of the first record, so that no figure ever goes down and each request counts
/// once. One with fewer tokens than are counted already is passed over.
struct RevisionWindow {
    /// So many requests stay open.
    static let limit = 10_000

    /// The open requests; once there are ``limit``, a new one takes the place of the oldest.
    private var requests: ContiguousArray<OpenRequest> = []
    /// Where the oldest stands.
    private var first = 0
    /// By key, where a request stands.
    private var standing = KeyTable<Int32>(filler: 0)
    /// The model and labels of requests of this run, by the numbers of the decoder that read them: a stream's later events
    /// may lack both, and belong where the first was counted.
    private var places: [UInt64: (decoder: ObjectIdentifier, model: UInt32, labels: UInt32)] = [:]
    private var nextNumber: Int64 = 0
    private var changed: Set<UInt64> = []
    private let keepsChanges: Bool

    /// - Parameters:
    ///   - known: what a ledger holds.
    ///   - keepsChanges: whether ``changes`` are wanted.
    init(requests known: [OpenRequest] = [], keepsChanges: Bool = true) {
        self.keepsChanges = keepsChanges
        for request in known.sorted(by: { $0.number < $1.number }).suffix(Self.limit) {
            _ = standing.insert(request.key, Int32(requests.count))
            requests.append(request)
            nextNumber = request.number + 1
        }
    }

    /// Notes a request that is counted as it stands.
    mutating func open(_ record: borrowing UsageRecord, decoder: ObjectIdentifier? = nil) {
        let key = record.requestKey
        guard standing.insert(key, Int32(requests.count < Self.limit ? requests.count : first)) else { return }
        let request = OpenRequest(
            number: nextNumber, key: key, time: record.time, usage: record.usage, cost: record.cost,
            isPriced: record.isPriced)
        nextNumber += 1
        if requests.count < Self.limit {
            requests.append(request)
        } else {
            let oldest = requests[first].key
            standing.remove(oldest)
            places[oldest] = nil
            if keepsChanges { changed.remove(oldest) }
            requests[first] = request
            first = (first + 1) % Self.limit
        }
        if let decoder { places[key] = (decoder, record.model, record.labels) }
        if keepsChanges { changed.insert(key) }
    }

    /// What a further record adds to its request; `nil` where that is nothing, or the request is not open any longer.
    mutating func revision(by record: borrowing UsageRecord, decoder: ObjectIdentifier? = nil) -> UsageRecord? {
        // Of a request without usage so far nothing is priced, one way or the other.
        guard let place = standing[record.requestKey].map(Int.init) else { return nil }
        let request = requests[place]
        guard request.isPriced == record.isPriced || request.usage == TokenUsage() else { return nil }
        let more = record.usage - request.usage
        guard more != TokenUsage(), more.isNonNegative, record.cost >= request.cost else { return nil }
        var revision = copy record
        revision.time = request.time
        revision.usage = more
        revision.cost = record.cost - request.cost
        revision.duration = -1
        revision.timeToFirstToken = -1
        revision.isRevision = true
        if let counted = places[record.requestKey], counted.decoder == decoder {
            revision.model = counted.model
            revision.labels = counted.labels
        }
        requests[place].usage = record.usage
        requests[place].cost = record.cost
        requests[place].isPriced = record.isPriced
        if keepsChanges { changed.insert(record.requestKey) }
        return revision
    }

    /// Whether a request may still be revised.
    func isOpen(_ key: UInt64) -> Bool { standing.contains(key) }

    /// The requests that the ledger does not have in this state.
    var changes: [OpenRequest] { changed.compactMap { standing[$0].map { requests[Int($0)] } } }

    /// The number of the oldest request that is open.
    var firstNumber: Int64 { requests.isEmpty ? nextNumber : requests[first].number }

    /// Tells that ``changes`` are committed.
    mutating func markCommitted() {
        changed.removeAll(keepingCapacity: true)
    }
}
