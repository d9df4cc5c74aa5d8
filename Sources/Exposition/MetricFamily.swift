/// A metric with all its series.
///
/// Names of families have to differ even after OpenMetrics has taken `_total` and `_info` off, and the label sets
/// within a family have to differ: both are up to the caller.
public struct MetricFamily: Sendable {
    /// The series of a family.
    public enum Points: Sendable {
        /// One value a series.
        case samples([MetricSample])

        /// Bucket counts by series; `upperBounds` are inclusive, in nanoseconds, ascending, without `+Inf`.
        case histograms(upperBounds: [Int64], [HistogramSample])
    }

    /// The name as users see it in queries: a counter's ends in `_total`, an info's in `_info`.
    public let name: String

    /// The kind.
    public let type: MetricType

    /// What the figure is, in one sentence.
    public let help: String

    /// The unit in plural, such as `seconds` or `bytes`. OpenMetrics gets it only where the name ends in it, as the
    /// format demands.
    public let unit: String?

    /// The series, in any order.
    public let points: Points

    /// Makes a family of plain values. An info's samples are written with the value 1, whatever they hold.
    ///
    /// - Precondition: `name` matches `[a-zA-Z_:][a-zA-Z0-9_:]*`, ends as `type` demands, and `type` is not a
    ///   histogram.
    public init(name: String, type: MetricType, help: String, unit: String? = nil, samples: [MetricSample]) {
        precondition(type != .histogram, "\(name): a histogram has buckets")
        self.init(checkedName: name, type: type, help: help, unit: unit, points: .samples(samples))
    }

    /// Makes a histogram of durations.
    ///
    /// - Parameter upperBounds: inclusive, in nanoseconds, ascending, without `+Inf`.
    /// - Precondition: `name` matches `[a-zA-Z_:][a-zA-Z0-9_:]*`, `upperBounds` ascend strictly from 0 or above, and
    ///   each sample has one count more than there are upper bounds.
    public init(
        histogram name: String, help: String, unit: String? = nil, upperBounds: [Int64], samples: [HistogramSample]
    ) {
        precondition(upperBounds.first ?? 0 >= 0, "\(name): negative upper bound")
        precondition(zip(upperBounds, upperBounds.dropFirst()).allSatisfy(<), "\(name): upper bounds do not ascend")
        precondition(
            samples.allSatisfy { $0.counts.count == upperBounds.count + 1 }, "\(name): counts do not match the bounds")
        self.init(
            checkedName: name, type: .histogram, help: help, unit: unit,
            points: .histograms(upperBounds: upperBounds, samples))
    }

    private init(checkedName name: String, type: MetricType, help: String, unit: String?, points: Points) {
        precondition(Self.isValidName(name), "not a metric name: \(name)")
        precondition(name.hasSuffix(type.nameSuffix), "\(name) does not end in \(type.nameSuffix)")
        precondition(name.utf8.count > type.nameSuffix.utf8.count, "\(name) is nothing but an ending")
        self.name = name
        self.type = type
        self.help = help
        self.unit = unit
        self.points = points
    }

    /// Source: https://prometheus.io/docs/concepts/data_model/, the form without quotes.
    private static func isValidName(_ name: String) -> Bool {
        let digits = UInt8(ascii: "0")...UInt8(ascii: "9")
        guard let first = name.utf8.first, !digits.contains(first) else { return false }
        return name.utf8.allSatisfy { $0 == UInt8(ascii: ":") || LabelName.isNameByte($0) }
    }
}

extension MetricFamily {
    /// The name on the `# HELP`, `# TYPE` and `# UNIT` lines: OpenMetrics takes the type's ending off.
    func headerName(in format: ExpositionFormat) -> String {
        switch format {
        case .text004: name
        case .openMetrics100: String(name.dropLast(type.nameSuffix.count))
        }
    }

    /// The unit, if a `# UNIT` line may name it: OpenMetrics parsers refuse one that the name does not end in, and any
    /// for an info.
    var openMetricsUnit: String? {
        guard let unit, !unit.isEmpty, type != .info else { return nil }
        return headerName(in: .openMetrics100).hasSuffix("_" + unit) ? unit : nil
    }
}
