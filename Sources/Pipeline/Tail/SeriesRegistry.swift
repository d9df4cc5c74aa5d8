import Ledger
import UsageModel

/// Numbers the series of a ledger and adds up their counters, ahead of the commit that makes both durable.
struct SeriesRegistry {
    private var ids: [SeriesKey: Int64] = [:]
    private var keys: [Int64: SeriesKey] = [:]
    private var nextID: Int64 = 1
    private var unstored: [Int64] = []
    private var deltas: [Int64: SeriesCounters] = [:]

    init(series: [Int64: SeriesKey]) {
        keys = series
        for (id, key) in series { ids[key] = id }
        nextID = (series.keys.max() ?? 0) + 1
    }

    /// The number of a series; a new one is stored with the next commit.
    mutating func id(of key: SeriesKey) -> Int64 {
        if let known = ids[key] { return known }
        let id = nextID
        nextID += 1
        ids[key] = id
        keys[id] = key
        unstored.append(id)
        return id
    }

    mutating func add(_ growth: SeriesCounters, to id: Int64) {
        guard deltas[id] != nil else {
            deltas[id] = growth
            return
        }
        deltas[id]? += growth
    }

    /// The series that the ledger does not have.
    var newSeries: [(id: Int64, key: SeriesKey)] {
        unstored.compactMap { id in keys[id].map { (id, $0) } }
    }

    /// What the counters grew by.
    var growth: [Int64: SeriesCounters] { deltas }

    /// The key of a series.
    func key(of id: Int64) -> SeriesKey? { keys[id] }

    /// Tells that ``newSeries`` and ``growth`` are committed.
    mutating func markCommitted() {
        unstored.removeAll()
        deltas.removeAll(keepingCapacity: true)
    }
}
