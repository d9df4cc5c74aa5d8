import Ledger
import UsageModel

/// The costliest requests of what was read since the last commit. Which of them the ledger lists, it decides itself.
struct CostliestBook {
    /// What a request of a slot must cost, as the ledger has it.
    private let storedFloor: (CostliestSlot) -> CostFloor
    /// By slot: the same, as it was when it was last looked at.
    private var floors: [CostliestSlot: CostFloor] = [:]
    private var lists: [CostliestSlot: CostliestList] = [:]
    /// The slot of the last request: most share it with the one before.
    private var last: (slot: CostliestSlot, floor: CostFloor)?

    /// What decides how old a request is.
    var now: Timestamp

    /// So many slots have their floors in memory; then they are looked up anew.
    private static let floorLimit = 4_096

    init(now: Timestamp, storedFloor: @escaping (CostliestSlot) -> CostFloor) {
        self.now = now
        self.storedFloor = storedFloor
    }

    /// How many requests a commit would write at most.
    var count: Int { lists.count * CostliestSlot.limit }

    /// What a request like the last one that was looked at must cost.
    var floor: CostFloor { last?.floor ?? .open }

    /// Whether a request may be listed.
    mutating func admits(cost: Int64, at time: Timestamp) -> Bool {
        guard cost > 0 else { return false }
        if last?.slot.span.contains(time.microseconds) != true {
            guard let slot = CostliestSlot(time, now: now) else { return false }
            last = (slot, floor(of: slot))
        }
        return last?.floor.admits(cost: cost, at: time) == true
    }

    /// Takes in a request that ``admits(cost:at:)`` was just asked for.
    mutating func offer(_ request: CostlyRequest) {
        guard let slot = last?.slot else { return }
        lists[slot, default: CostliestList(limit: CostliestSlot.limit)].offer(request)
        last = (slot, floor(of: slot))
    }

    private mutating func floor(of slot: CostliestSlot) -> CostFloor {
        let stored = stored(slot)
        return lists[slot].map { CostFloor.max($0.floor(of: slot.span), stored) } ?? stored
    }

    private mutating func stored(_ slot: CostliestSlot) -> CostFloor {
        if let known = floors[slot] { return known }
        if floors.count >= Self.floorLimit { floors.removeAll(keepingCapacity: true) }
        let stored = storedFloor(slot)
        floors[slot] = stored
        return stored
    }

    /// What the ledger may list of what was read.
    func entries(_ seriesID: (SeriesKey) -> Int64) -> [CostlyEntry] {
        lists.sorted { $0.key.firstHour < $1.key.firstHour }.flatMap { slot, list in
            list.requests.map { CostlyEntry(slot: slot, seriesID: seriesID($0.series), request: $0) }
        }
    }

    /// Tells that ``entries(_:)`` are committed.
    mutating func markCommitted() {
        for slot in lists.keys { floors[slot] = nil }
        lists.removeAll(keepingCapacity: lists.count < 256)
        last = nil
    }
}
