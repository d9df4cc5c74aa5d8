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

    private var requests: [UInt64: OpenRequest] = [:]
    /// The model and labels of requests of this run, by the numbers of the decoder that read them: a stream's later events
    /// may lack both, and belong where the first was counted.
    private var places: [UInt64: (decoder: ObjectIdentifier, model: UInt32, labels: UInt32)] = [:]
    /// The keys in the order of their numbers, from ``first`` on.
    private var order: [UInt64] = []
    private var first = 0
    private var nextNumber: Int64 = 0
    private var changed: Set<UInt64> = []

    init(requests known: [OpenRequest] = []) {
        for request in known.sorted(by: { $0.number < $1.number }) {
            requests[request.key] = request
            order.append(request.key)
            nextNumber = request.number + 1
        }
    }

    /// Notes a request that is counted as it stands.
    mutating func open(_ record: borrowing UsageRecord, decoder: ObjectIdentifier? = nil) {
        let key = record.requestKey
        guard requests[key] == nil else { return }
        requests[key] = OpenRequest(
            number: nextNumber, key: key, time: record.time, usage: record.usage, cost: record.cost,
            isPriced: record.isPriced)
        if let decoder { places[key] = (decoder, record.model, record.labels) }
        nextNumber += 1
        order.append(key)
        changed.insert(key)
        if order.count - first > Self.limit {
            requests[order[first]] = nil
            places[order[first]] = nil
            changed.remove(order[first])
            first += 1
        }
        if first > Self.limit {
            order.removeFirst(first)
            first = 0
        }
    }

    /// What a further record adds to its request; `nil` where that is nothing, or the request is not open any longer.
    mutating func revision(by record: borrowing UsageRecord, decoder: ObjectIdentifier? = nil) -> UsageRecord? {
        // Of a request without usage so far nothing is priced, one way or the other.
        guard var standing = requests[record.requestKey],
            standing.isPriced == record.isPriced || standing.usage == TokenUsage()
        else { return nil }
        let more = record.usage - standing.usage
        guard more != TokenUsage(), more.isNonNegative, record.cost >= standing.cost else { return nil }
        var revision = copy record
        revision.time = standing.time
        revision.usage = more
        revision.cost = record.cost - standing.cost
        revision.duration = -1
        revision.timeToFirstToken = -1
        revision.isRevision = true
        if let place = places[record.requestKey], place.decoder == decoder {
            revision.model = place.model
            revision.labels = place.labels
        }
        standing.usage = record.usage
        standing.cost = record.cost
        standing.isPriced = record.isPriced
        requests[record.requestKey] = standing
        changed.insert(record.requestKey)
        return revision
    }

    /// Whether a request may still be revised.
    func isOpen(_ key: UInt64) -> Bool { requests[key] != nil }

    /// The requests that the ledger does not have in this state.
    var changes: [OpenRequest] { changed.compactMap { requests[$0] } }

    /// The number of the oldest request that is open.
    var firstNumber: Int64 { first < order.count ? requests[order[first]]?.number ?? 0 : nextNumber }

    /// Tells that ``changes`` are committed.
    mutating func markCommitted() {
        changed.removeAll(keepingCapacity: true)
    }
}
