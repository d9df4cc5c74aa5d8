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

    /// Plays what was found through the book.
    func replay(_ result: AnalysisResult) -> BudgetReplay {
        var replay = BudgetReplay(budgets: settings.budgets, rules: settings.alertRules, host: HostName.current)
        var sources: [[String]: SpendSource] = [:]
        let groups = result.groups.sorted { left, right in
            let (leftTime, rightTime) = (left.key.time?.microseconds ?? 0, right.key.time?.microseconds ?? 0)
            return leftTime == rightTime
                ? left.key.values.lexicographicallyPrecedes(right.key.values) : leftTime < rightTime
        }
        var minute: Int64?
        var spending: [(source: SpendSource, sums: SpendSums)] = []
        for (key, group) in groups {
            guard let time = key.time else { continue }
            if let minute, time.minute != minute {
                replay.add(spending, minute: minute)
                spending.removeAll(keepingCapacity: true)
            }
            minute = time.minute
            let source = sources[key.values] ?? source(key.values)
            sources[key.values] = source
            spending.append((source, SpendSums(group.totals, isError: source.isError)))
        }
        if let minute { replay.add(spending, minute: minute) }
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
            model: values[0], provider: values[1], isError: values[2] != RequestStatus.success.label, labels: labels)
    }
}
