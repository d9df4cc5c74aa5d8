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
    /// So many seconds after a stream's end its usage may still come, before the request counts as one without usage.
    static let settleSeconds = 2.0

    /// Where a request was counted, by the numbers of the decoder that read it.
    struct Place {
        let decoder: ObjectIdentifier
        let model: UInt32
        let labels: UInt32
        var scopes: UInt32
    }

    /// What a further record adds.
    struct Revision {
        var record: UsageRecord
        /// The tokens of the whole request.
        var usage: TokenUsage
        /// What the whole request costs, in pico-dollars.
        var cost: Int64
        /// The series that the request was counted in, where the record's own numbers do not say it; 0 where they do, or
        /// where it is not known.
        var seriesID: Int64
    }

    /// The open requests; once there are ``limit``, a new one takes the place of the oldest.
    private var requests: ContiguousArray<OpenRequest> = []
    /// Where the oldest stands.
    private var first = 0
    /// By key, where a request stands.
    private var standing = KeyTable<Int32>(filler: 0)
    /// The places of requests of this run: a stream's later events may lack model and labels, and belong where the first was
    /// counted.
    private var places: [UInt64: Place] = [:]
    private var nextNumber: Int64 = 0
    private var changed: Set<UInt64> = []
    private let keepsChanges: Bool
    /// Requests without usage that are not counted as such yet, and since when; `nil` for those of an earlier run.
    private var lacking: [UInt64: Double?] = [:]
    /// Those of them that had to leave the window.
    private var overdue: [(request: OpenRequest, place: Place?)] = []

    /// - Parameters:
    ///   - known: what a ledger holds.
    ///   - keepsChanges: whether ``changes`` are wanted.
    init(requests known: [OpenRequest] = [], keepsChanges: Bool = true) {
        self.keepsChanges = keepsChanges
        for request in known.sorted(by: { $0.number < $1.number }).suffix(Self.limit) {
            _ = standing.insert(request.key, Int32(requests.count))
            requests.append(request)
            nextNumber = request.number + 1
            if request.lacksUsage { lacking[request.key] = .some(nil) }
        }
    }

    /// Notes a request that is counted as it stands, but for its lack of usage.
    mutating func open(_ record: borrowing UsageRecord, decoder: ObjectIdentifier? = nil, now: Double = 0) {
        let key = record.requestKey
        guard standing.insert(key, Int32(requests.count < Self.limit ? requests.count : first)) else { return }
        var request = OpenRequest(
            number: nextNumber, key: key, time: record.time, usage: record.usage, cost: record.cost,
            isPriced: record.isPriced)
        request.comparison = record.comparison
        request.lacksUsage = !record.hasUsage
        nextNumber += 1
        if requests.count < Self.limit {
            requests.append(request)
        } else {
            close(requests[first])
            requests[first] = request
            first = (first + 1) % Self.limit
        }
        if let decoder {
            places[key] = Place(decoder: decoder, model: record.model, labels: record.labels, scopes: record.scopes)
        }
        if !record.hasUsage { lacking[key] = now }
        if keepsChanges { changed.insert(key) }
    }

    /// The scopes that requests of a decoder were counted in.
    func scopes(of decoder: ObjectIdentifier) -> Set<UInt32> {
        Set(places.values.filter { $0.decoder == decoder }.map(\.scopes))
    }

    /// Takes over new numbers of a decoder's scopes.
    mutating func renumberScopes(of decoder: ObjectIdentifier, _ numbers: [UInt32: UInt32]) {
        for (key, place) in places where place.decoder == decoder {
            places[key]?.scopes = numbers[place.scopes] ?? 0
        }
    }

    private mutating func close(_ request: OpenRequest) {
        standing.remove(request.key)
        let place = places.removeValue(forKey: request.key)
        if request.lacksUsage {
            overdue.append((request, place))
            lacking[request.key] = nil
        }
        if keepsChanges { changed.remove(request.key) }
    }

    /// What a further record adds to its request; `nil` where that is nothing, or the request is not open any longer.
    ///
    /// Tokens are never passed over because of their price: where the first record has one and the further one has none,
    /// what is added is unpriced. Cost never goes down.
    mutating func revision(by record: borrowing UsageRecord, decoder: ObjectIdentifier? = nil) -> Revision? {
        let key = record.requestKey
        guard record.hasUsage, let index = standing[key].map(Int.init) else { return nil }
        let request = requests[index]
        let more = record.usage - request.usage
        guard more.isNonNegative, more != TokenUsage() || request.lacksUsage else { return nil }
        var revision = Revision(record: copy record, usage: record.usage, cost: request.cost, seriesID: 0)
        revision.record.time = request.time
        revision.record.usage = more
        revision.record.cost = record.isPriced ? max(0, record.cost - request.cost) : 0
        revision.record.comparison = CostComparison(
            logged: max(0, record.comparison.logged - request.comparison.logged),
            computed: max(0, record.comparison.computed - request.comparison.computed))
        revision.record.duration = -1
        revision.record.timeToFirstToken = -1
        revision.record.isRevision = true
        if let place = places[key], place.decoder == decoder {
            revision.record.model = place.model
            revision.record.labels = place.labels
            revision.record.scopes = place.scopes
        } else {
            revision.seriesID = request.seriesID
        }
        requests[index].usage = record.usage
        revision.cost += revision.record.cost
        requests[index].cost = revision.cost
        requests[index].comparison.logged += revision.record.comparison.logged
        requests[index].comparison.computed += revision.record.comparison.computed
        requests[index].isPriced = record.isPriced
        requests[index].lacksUsage = false
        if request.lacksUsage { lacking[key] = nil }
        if keepsChanges { changed.insert(key) }
        return revision
    }

    /// Whether a request may still be revised.
    func isOpen(_ key: UInt64) -> Bool { standing.contains(key) }

    /// The requests without usage whose time to get one is over; each is told once.
    mutating func settle(now: Double) -> [(request: OpenRequest, place: Place?)] {
        var settled = overdue
        overdue.removeAll()
        for (key, since) in lacking {
            guard let since else {
                lacking[key] = now
                continue
            }
            guard now - since >= Self.settleSeconds else { continue }
            lacking[key] = nil
            guard let index = standing[key].map(Int.init) else { continue }
            requests[index].lacksUsage = false
            if keepsChanges { changed.insert(key) }
            settled.append((requests[index], places[key]))
        }
        return settled
    }

    /// Tells the series of open requests that are new to the ledger.
    mutating func assignSeries(_ seriesID: (Place) -> Int64) {
        for key in changed {
            guard let index = standing[key].map(Int.init), requests[index].seriesID == 0, let place = places[key] else {
                continue
            }
            requests[index].seriesID = seriesID(place)
        }
    }

    /// The requests that the ledger does not have in this state.
    var changes: [OpenRequest] { changed.compactMap { standing[$0].map { requests[Int($0)] } } }

    /// The number of the oldest request that is open.
    var firstNumber: Int64 { requests.isEmpty ? nextNumber : requests[first].number }

    /// Tells that ``changes`` are committed.
    mutating func markCommitted() {
        changed.removeAll(keepingCapacity: true)
    }
}
