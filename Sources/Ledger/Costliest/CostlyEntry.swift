/// A request on its way to a list of the ledger.
public struct CostlyEntry: Sendable {
    /// The list.
    public let slot: CostliestSlot
    /// The number of the request's series.
    public let seriesID: Int64
    /// The request.
    public internal(set) var request: CostlyRequest

    /// Makes an entry.
    public init(slot: CostliestSlot, seriesID: Int64, request: CostlyRequest) {
        self.slot = slot
        self.seriesID = seriesID
        self.request = request
    }
}
