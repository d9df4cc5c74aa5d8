import UsageModel

/// Writes metric families as a page for a scrape.
///
/// Families stand in the order given, series in the order of their labels' bytes: the same figures give the same bytes.
/// Formats: https://prometheus.io/docs/instrumenting/exposition_formats/ and
/// https://prometheus.io/docs/specs/om/open_metrics_spec/. There are no timestamps, since figures are of now, and no
/// `_created` samples, since Prometheus stores them as series of their own.
public struct MetricsRenderer {
    private let format: ExpositionFormat
    private var buffer = TextBuffer()

    /// The page with `families` in `format`, in UTF-8.
    public static func render(_ families: [MetricFamily], format: ExpositionFormat) -> [UInt8] {
        var renderer = MetricsRenderer(format: format)
        for family in families {
            renderer.write(family)
        }
        if format == .openMetrics100 {
            // Without it Prometheus takes the page as cut off and the target as down.
            renderer.buffer.append("# EOF\n")
        }
        return renderer.buffer.bytes
    }

    private init(format: ExpositionFormat) {
        self.format = format
    }

    private mutating func write(_ family: MetricFamily) {
        writeHeader(family)
        switch family.points {
        case .samples(let samples): write(samples, of: family)
        case .histograms(let bounds, let samples): write(samples, bounds: bounds, of: family)
        }
    }

    /// Written for a family without series as well, so that a first look at the page shows what there is to come.
    private mutating func writeHeader(_ family: MetricFamily) {
        let name = family.headerName(in: format)
        buffer.append("# HELP \(name) ")
        buffer.appendEscaped(family.help, quote: format == .openMetrics100)
        buffer.append("\n# TYPE \(name) \(family.type.keyword(in: format))\n")
        if format == .openMetrics100, let unit = family.openMetricsUnit {
            buffer.append("# UNIT \(name) \(unit)\n")
        }
    }

    private mutating func write(_ samples: [MetricSample], of family: MetricFamily) {
        let name = Array(family.name.utf8)
        for sample in samples.sorted(by: { $0.labels < $1.labels }) {
            buffer.append(name)
            write(sample.labels)
            write(family.type == .info ? .integer(1) : sample.value)
        }
    }

    private mutating func write(_ samples: [HistogramSample], bounds: [Int64], of family: MetricFamily) {
        let bucketName = Array("\(family.name)_bucket{".utf8)
        let sumName = Array("\(family.name)_sum".utf8)
        let countName = Array("\(family.name)_count".utf8)
        let boundTexts = bounds.map { BucketBound.text(nanoseconds: $0, format: format) } + ["+Inf"]
        let boundLabels = boundTexts.map { Array("le=\"\($0)\"} ".utf8) }
        for sample in samples.sorted(by: { $0.labels < $1.labels }) {
            var cumulative: Int64 = 0
            for (bound, count) in zip(boundLabels, sample.counts) {
                cumulative += count
                buffer.append(bucketName)
                if !sample.labels.isEmpty {
                    buffer.append(sample.labels.bytes)
                    buffer.append(UInt8(ascii: ","))
                }
                buffer.append(bound)
                buffer.append(cumulative)
                buffer.append(UInt8(ascii: "\n"))
            }
            buffer.append(sumName)
            write(sample.labels)
            write(.seconds(nanoseconds: sample.sumNanoseconds))
            buffer.append(countName)
            write(sample.labels)
            write(.integer(cumulative))
        }
    }

    /// Writes labels in braces, which both formats leave out where there are none, and the space before the value.
    private mutating func write(_ labels: LabelSet) {
        if !labels.isEmpty {
            buffer.append(UInt8(ascii: "{"))
            buffer.append(labels.bytes)
            buffer.append(UInt8(ascii: "}"))
        }
        buffer.append(UInt8(ascii: " "))
    }

    private mutating func write(_ value: SampleValue) {
        switch value {
        case .integer(let integer): buffer.append(integer)
        case .money(let money): buffer.append(money.picoDollars, scale: 12)
        case .seconds(let nanoseconds): buffer.append(nanoseconds, scale: 9)
        case .double(let double): buffer.append(double)
        }
        buffer.append(UInt8(ascii: "\n"))
    }
}
