import Budgets
import Glibc
import LogDecoding
import LogSources
import Pipeline
import Pricing
import Settings
import UsageModel

/// Old logs under the budgets and alerts of some settings: what is to be read, and how it is played through the book.
struct BudgetSimulation {
    /// A label that budgets ask for, and where its value stands among the dimensions: the first that a line has counts.
    private struct Label {
        let name: String
        var places: [Int] = []
        var part: ContainerPart?
    }

    let settings: Settings
    private(set) var request: AnalysisRequest
    /// What a user should know of how labels are found.
    private(set) var notes: [String] = []
    private var labels: [Label] = []
    /// The file among the dimensions, where its path tells a label.
    private var sourcePlace: Int?

    /// - Parameters:
    ///   - cost: whose word on the cost counts, where the command line says so.
    ///   - prices: the book.
    init(
        settings: Settings, paths: [String], timeRange: Range<Timestamp>?, cost: CostArgument?, prices: PriceBook
    ) throws {
        self.settings = settings
        let sources = settings.sources
        let zones = Set(sources.map(\.zone))
        request = AnalysisRequest(
            paths: paths, dimensions: [.model, .provider, .status], bucket: .minute,
            zone: zones.count == 1 ? sources[0].zone : settings.zone, timeRange: timeRange,
            threads: Int(sysconf(Int32(_SC_NPROCESSORS_ONLN))))
        request.prices = prices
        request.costBasis = try cost.basis(settings: settings)
        let presets = Set(sources.map(\.preset))
        request.preset = presets.count == 1 ? presets.first.flatMap(Preset.named) ?? .auto : .auto
        request.customShapes = sources.compactMap { $0.shape.map(SourcePlan.shape) }
        request.framing = !sources.isEmpty && sources.allSatisfy(\.hasMultilineJSON) ? .multilineJSON : .lines
        // Minutes have no percentiles.
        request.keepsDurations = false
        request.groupCap = Self.labelCap
        addLabels()
    }

    /// So many values of a label, and combinations of values, are told apart.
    private static let labelCap = 1_000_000
    /// Where the outcome stands among the dimensions; before it the model and the provider.
    private static let statusPlace = 2

    private mutating func addLabels() {
        for name in BudgetBook.labels(of: settings.budgets).sorted() {
            var label = Label(name: name)
            let paths = settings.sources.flatMap(\.labels).filter { $0.name == name }.compactMap { FieldPath($0.path) }
            for path in paths {
                let dimension = AnalysisRequest.Dimension.field(path)
                let place = request.dimensions.firstIndex(of: dimension) ?? request.dimensions.count
                if place == request.dimensions.count { request.dimensions.append(dimension) }
                if !label.places.contains(place) { label.places.append(place) }
            }
            if label.places.count > 1 {
                let names = label.places.map { request.dimensions[$0].name }.joined(separator: ", ")
                notes.append("the sources differ in the label \(name): it is the first of \(names) that a line has")
            }
            if settings.sources.contains(where: { $0.containerLabels.contains { $0.rawValue == name } }) {
                label.part = ContainerPart(rawValue: name)
                sourcePlace = request.dimensions.firstIndex(of: .source) ?? request.dimensions.count
                if sourcePlace == request.dimensions.count { request.dimensions.append(.source) }
            }
            if label.places.isEmpty, label.part == nil {
                notes.append(
                    "the label \(name) comes from a field of the journal, which files do not have: it is "
                        + "'\(Budget.missingScope)', which alerts only where 'overrides' name it")
            }
            labels.append(label)
        }
    }

    /// What was spent in a minute by one source.
    struct Row {
        let minute: Int64
        let values: [String]
        let sums: SpendSums
    }

    /// What was found, in the order of time, as far as budgets look at it.
    func rows(_ result: AnalysisResult) -> [Row] {
        let success = RequestStatus.success.label
        var rows = result.groups.compactMap { key, group in
            key.time.map { time in
                Row(
                    minute: time.minute, values: key.values,
                    sums: SpendSums(group.totals, isError: key.values[Self.statusPlace] != success))
            }
        }
        // Within a minute the order decides who comes first where there are too many scopes: it is always the same.
        rows.sort { left, right in
            left.minute == right.minute
                ? left.values.lexicographicallyPrecedes(right.values) : left.minute < right.minute
        }
        return rows
    }

    /// Plays what was found through the book.
    func replay(_ rows: [Row]) -> BudgetReplay {
        var replay = BudgetReplay(budgets: settings.budgets, rules: settings.alertRules, host: HostName.current)
        var sources: [[String]: SpendSource] = [:]
        var spending: [(source: SpendSource, sums: SpendSums)] = []
        for (index, row) in rows.enumerated() {
            let source = sources[row.values] ?? source(row.values)
            sources[row.values] = source
            spending.append((source, row.sums))
            guard index + 1 == rows.count || rows[index + 1].minute != row.minute else { continue }
            replay.add(spending, minute: row.minute)
            spending.removeAll(keepingCapacity: true)
        }
        return replay
    }

    private func source(_ values: [String]) -> SpendSource {
        let container = sourcePlace.map { ContainerPath(values[$0]) }
        let labels = labels.map { label in
            let field = label.places.map { values[$0] }.first { $0 != Budget.missingScope }
            let part = label.part.flatMap { container?[$0] }
            return BudgetStanding.Label(name: label.name, value: field ?? part ?? Budget.missingScope)
        }
        return SpendSource(
            model: values[0], provider: values[1],
            isError: values[Self.statusPlace] != RequestStatus.success.label, labels: labels)
    }
}
