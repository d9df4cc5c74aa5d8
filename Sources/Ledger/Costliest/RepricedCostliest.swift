import GRDB
import UsageModel

/// Finds the costliest among requests that get their price later.
struct RepricedCostliest {
    private let rows: CostlyRows
    private let now: Timestamp
    private var found: [CostlyEntry] = []
    /// By key: where what is found of a request stands.
    private var places: [UInt64: Int] = [:]

    init(db: Database, now: Timestamp) {
        rows = CostlyRows(db: db)
        self.now = now
    }

    /// Adds a request, or what a later line added to one.
    mutating func add(_ request: UnpricedRequest, of model: Repricing.Model, cost: Int64) throws {
        guard let slot = CostliestSlot(request.time, now: now) else { return }
        if request.key != 0 {
            if try rows.add(request.usage, cost: cost, key: request.key, in: slot) { return }
            if let place = places[request.key] {
                found[place].request.cost += cost
                found[place].request.usage += request.usage
                return
            }
            places[request.key] = found.count
        }
        let series = SeriesKey(provider: model.provider, model: model.model, status: .success, labels: [])
        found.append(
            CostlyEntry(
                slot: slot, seriesID: request.seriesID,
                request: CostlyRequest(
                    time: request.time, series: series, usage: request.usage, cost: cost, key: request.key,
                    line: request.line)))
    }

    /// Those that cost enough to be listed.
    func entries() throws -> [CostlyEntry] {
        try found.filter { try rows.floor(of: $0.slot).admits(cost: $0.request.cost, at: $0.request.time) }
    }
}
