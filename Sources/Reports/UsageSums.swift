import Ledger
import UsageModel

/// Adds stored rows up by bucket and by the values of dimensions.
struct UsageSums {
    private struct Place: Hashable {
        let time: Timestamp?
        let values: Int
    }

    private let dimensions: [UsageDimension]
    /// By series: the number of its values.
    private var numbers: [Int64: (values: Int, isSuccess: Bool)] = [:]
    private var values: [[String]] = []
    private var valueNumbers: [[String]: Int] = [:]
    private var places: [Place: Int] = [:]
    private var sums: [(place: Place, group: UsageGroup)] = []

    init(dimensions: [UsageDimension]) {
        self.dimensions = dimensions
    }

    /// Adds a row.
    mutating func add(
        series: Int64, at time: Timestamp?, _ totals: UsageTotals, _ sketch: LatencySketch, in ledger: LedgerSnapshot
    ) throws {
        let known = try numbers[series] ?? learn(series, in: ledger)
        let place = Place(time: time, values: known.values)
        let index: Int
        if let standing = places[place] {
            index = standing
        } else {
            index = sums.count
            places[place] = index
            sums.append((place, UsageGroup()))
        }
        guard sums[index].group.totals.canAdd(totals) else { throw DamagedRows() }
        if known.isSuccess {
            sums[index].group.successes &+= totals.requests
        } else {
            sums[index].group.errors &+= totals.requests
        }
        sums[index].group.totals += totals
        sums[index].group.sketch.merge(sketch)
    }

    /// Moves the groups that have any request into a result.
    func move(into result: inout UsageResult) throws {
        for (place, group) in sums where group.totals.requests > 0 {
            guard result.total.totals.canAdd(group.totals) else { throw DamagedRows() }
            result.total += group
            result.groups[UsageKey(time: place.time, values: values[place.values])] = group
        }
    }

    private mutating func learn(_ series: Int64, in ledger: LedgerSnapshot) throws -> (values: Int, isSuccess: Bool) {
        let key = try ledger.series(series)
        let own = dimensions.map { dimension in
            switch dimension {
            case .provider: key.provider
            case .model: key.model
            case .status: key.status.label
            case .reason: key.status.reason ?? key.status.label
            case .label(let name): key.labels.first { $0.name == name }?.value ?? "unknown"
            }
        }
        let number: Int
        if let known = valueNumbers[own] {
            number = known
        } else {
            number = values.count
            valueNumbers[own] = number
            values.append(own)
        }
        numbers[series] = (number, key.status == .success)
        return (number, key.status == .success)
    }
}
