public import UsageModel

/// The costliest of the requests that it was offered, in their order.
public struct CostliestList: Sendable {
    /// The requests, the costliest first.
    public private(set) var requests: [CostlyRequest] = []
    private let limit: Int

    /// Makes an empty list.
    ///
    /// - Parameter limit: how many requests it holds at most.
    public init(limit: Int) {
        self.limit = limit
    }

    /// Takes a request in if it is among the costliest. A request that is there already, by its key, is revised where it
    /// costs more now.
    public mutating func offer(_ request: CostlyRequest) {
        var request = request
        if request.key != 0, let standing = requests.firstIndex(where: { $0.key == request.key }) {
            guard request.cost > requests[standing].cost else { return }
            var revised = requests.remove(at: standing)
            revised.revise(by: request)
            request = revised
        }
        let place = requests.firstIndex { request < $0 } ?? requests.count
        guard place < limit else { return }
        if requests.count == limit { requests.removeLast() }
        requests.insert(request, at: place)
    }

    /// The least cost in a full list, in pico-dollars; `nil` where there is room.
    public var least: Int64? { requests.count < limit ? nil : requests.last?.cost }

    /// What a further request must cost.
    ///
    /// - Parameter span: the time that the list is of, in microseconds since 1970.
    public func floor(of span: Range<Int64>) -> CostFloor {
        guard requests.count >= limit, let last = requests.last else { return CostFloor(of: span) }
        return CostFloor(of: span, cost: last.cost, time: last.time)
    }
}
