public import Archive
import Guardrails
import Ledger
import LogSources
import UsageModel

/// How an archive does, as metrics.
public enum ArchiveMetrics {
    /// The families, in the order of the page; none where there is no archive.
    ///
    /// - Parameter dropped: how many blocks of lines from pipes could not be kept.
    public static func families(_ health: ArchiveHealth?, dropped: Int64) -> [MetricFamily] {
        guard let health, health.keepsLines else { return [] }
        func gauge(_ name: String, _ help: String, unit: String? = nil, _ value: SampleValue?) -> MetricFamily {
            MetricFamily(
                name: name, type: .gauge, help: help, unit: unit, samples: value.map { [MetricSample(value: $0)] } ?? []
            )
        }
        func counter(_ name: String, _ help: String, _ tally: String) -> MetricFamily {
            let sources = Set(health.lag.map(\.source)).union(health.tallies.keys.map(\.source)).subtracting([""])
            return MetricFamily(
                name: name, type: .counter, help: help,
                samples: sources.sorted().map { source in
                    MetricSample(
                        labels: LabelSet([("source", source)]),
                        value: .integer(health.tallies[Tally(source: source, name: tally)] ?? 0))
                })
        }
        return [
            gauge(
                "tailmeter_archive_up", "Whether lines are being archived; 0 while the archive stands still.",
                .integer(health.trouble == nil ? 1 : 0)),
            MetricFamily(
                name: "tailmeter_archive_failures_total", type: .counter,
                help: "How often the archive had to stop and begin anew.",
                samples: [MetricSample(value: .integer(health.failures))]),
            counter("tailmeter_archive_lines_total", "Lines that were archived.", TallyName.archivedLines),
            counter(
                "tailmeter_archive_written_bytes_total", "Bytes of archived lines, before compression.",
                TallyName.archivedBytes),
            counter(
                "tailmeter_archive_texts_total",
                "Archived lines that are no JSON object, and are kept as a text in one.",
                TallyName.archivedTexts),
            MetricFamily(
                name: "tailmeter_archive_dropped_blocks_total", type: .counter,
                help: "Blocks of lines from pipes that are counted and not archived: too many waited.",
                samples: [MetricSample(value: .integer(dropped))]),
            counter(
                "tailmeter_archive_suspected_loss_total",
                "File contents that are gone without its being known whether all of them is archived.",
                TallyName.suspectedLoss),
            MetricFamily(
                name: "tailmeter_archive_redactions_total", type: .counter,
                help: "What was taken out of archived lines, by its class.",
                samples: RedactionClass.allCases.map { found in
                    let tally = Tally(source: "", name: TallyName.redacted(found.rawValue))
                    return MetricSample(
                        labels: LabelSet([("class", found.rawValue)]), value: .integer(health.tallies[tally] ?? 0))
                }),
            MetricFamily(
                name: "tailmeter_archive_lag_bytes", type: .gauge, help: "Bytes that are written and not archived.",
                samples: health.lag.map {
                    MetricSample(labels: LabelSet([("source", $0.source)]), value: .integer($0.bytes))
                }),
            gauge("tailmeter_archive_segments", "Segments of the archive.", .integer(health.segments)),
            gauge("tailmeter_archive_size_bytes", "Bytes of all segments.", .integer(health.bytes)),
            gauge(
                "tailmeter_archive_oldest_line_timestamp_seconds", "The earliest time of a line in the archive.",
                health.oldest.map { .seconds(nanoseconds: Int128($0.microseconds) * 1_000) }),
        ]
    }
}
