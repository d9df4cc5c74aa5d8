/// A text format in which Prometheus and its kin read metrics.
public enum ExpositionFormat: Sendable, CaseIterable {
    /// The Prometheus text format 0.0.4: https://prometheus.io/docs/instrumenting/exposition_formats/
    case text004

    /// OpenMetrics 1.0.0: https://prometheus.io/docs/specs/om/open_metrics_spec/
    case openMetrics100

    /// The value of the `Content-Type` header for this format.
    public var contentType: String {
        switch self {
        case .text004: "text/plain; version=0.0.4; charset=utf-8"
        case .openMetrics100: "application/openmetrics-text; version=1.0.0; charset=utf-8"
        }
    }
}
