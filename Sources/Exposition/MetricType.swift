/// The kind of a metric family, as its `# TYPE` line names it.
///
/// Only the kinds that Tailmeter exports; both formats know more
/// (https://prometheus.io/docs/specs/om/open_metrics_spec/#metric-types).
public enum MetricType: Sendable {
    /// Only ever goes up; its name ends in `_total`.
    case counter

    /// Goes up and down.
    case gauge

    /// Counts by upper bound, with their sum.
    case histogram

    /// Facts as labels, with the constant value 1; its name ends in `_info`.
    case info

    /// The ending that the sample's name has in both formats and that OpenMetrics takes off the family's name.
    var nameSuffix: String {
        switch self {
        case .counter: "_total"
        case .info: "_info"
        case .gauge, .histogram: ""
        }
    }

    /// The word of the `# TYPE` line. Text 0.0.4 has no `info`, and clients write it as a gauge there.
    func keyword(in format: ExpositionFormat) -> String {
        switch self {
        case .counter: "counter"
        case .gauge: "gauge"
        case .histogram: "histogram"
        case .info: format == .openMetrics100 ? "info" : "gauge"
        }
    }
}
