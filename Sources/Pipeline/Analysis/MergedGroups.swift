import UsageModel

/// The sums of requests with an id, from all threads. A thread names its groups by numbers of its own.
struct MergedGroups {
    /// A group, as the thread that found it calls it.
    struct Name {
        let worker: Int32
        let number: Int32
        let key: UsageKey
    }

    /// The sums, by place.
    var sums: ContiguousArray<UsageGroup> = []
    private var keys: ContiguousArray<UsageKey> = []
    private var places: [UsageKey: Int] = [:]
    /// By worker and number: the place, or -1 where it was not looked for.
    private var known: ContiguousArray<ContiguousArray<Int32>> = []

    /// Where the sums of a group stand.
    @inline(__always)
    mutating func place(of group: Name) -> Int {
        let (worker, number) = (Int(group.worker), Int(group.number))
        if worker < known.count, number < known[worker].count, known[worker][number] >= 0 {
            return Int(known[worker][number])
        }
        return learn(group)
    }

    private mutating func learn(_ group: Name) -> Int {
        let place = places[group.key] ?? sums.count
        if place == sums.count {
            places[group.key] = place
            keys.append(group.key)
            sums.append(UsageGroup())
        }
        let (worker, number) = (Int(group.worker), Int(group.number))
        while known.count <= worker { known.append([]) }
        while known[worker].count <= number { known[worker].append(-1) }
        known[worker][number] = Int32(place)
        return place
    }

    /// Adds all sums to a result.
    func add(to result: inout AnalysisResult) {
        for (key, sum) in zip(keys, sums) {
            if result.groups[key] == nil {
                result.groups[key] = sum
            } else {
                result.groups[key]? += sum
            }
        }
    }
}
