public import Ledger
import LogSources
public import Pipeline
public import UsageModel

/// Tailmeter's own health, as metrics.
public enum SidecarMetrics {
    /// What the process knows of itself.
    public struct Process: Sendable {
        /// The version.
        public var version: String
        /// When it was started, in seconds since the epoch.
        public var startSeconds: Double
        /// The processor time that it used, in seconds.
        public var cpuSeconds: Double
        /// The memory that it holds, in bytes.
        public var residentBytes: Int64
        /// How many files it has open.
        public var openFiles: Int64

        /// Makes the facts.
        public init(
            version: String, startSeconds: Double, cpuSeconds: Double, residentBytes: Int64, openFiles: Int64
        ) {
            self.version = version
            self.startSeconds = startSeconds
            self.cpuSeconds = cpuSeconds
            self.residentBytes = residentBytes
            self.openFiles = openFiles
        }
    }

    /// The families, in the order of the page.
    public static func families(
        _ counters: borrowing CommittedCounters, health: EngineHealth, settings: SettingsHealth, process: Process,
        now: Timestamp
    ) -> [MetricFamily] {
        lag(health, now: now) + tallies(counters, sources: health.lag.map(\.source)) + commits(health)
            + reloads(settings) + facts(process)
    }

    /// Named as Prometheus names its own.
    private static func reloads(_ settings: SettingsHealth) -> [MetricFamily] {
        [
            MetricFamily(
                name: "tailmeter_config_last_reload_successful", type: .gauge,
                help: "Whether the settings that were last read are those that hold.",
                samples: [MetricSample(value: .integer(settings.isLastReloadGood ? 1 : 0))]),
            MetricFamily(
                name: "tailmeter_config_last_reload_success_timestamp_seconds", type: .gauge,
                help: "When settings were last taken over.",
                samples: [
                    MetricSample(value: .seconds(nanoseconds: Int128(settings.lastGoodReload.microseconds) * 1_000))
                ]),
        ]
    }

    private static func lag(_ health: EngineHealth, now: Timestamp) -> [MetricFamily] {
        func gauge(_ name: String, _ help: String, _ value: (SourceLag) -> SampleValue?) -> MetricFamily {
            MetricFamily(
                name: name, type: .gauge, help: help,
                samples: health.lag.compactMap { lag in
                    value(lag).map { MetricSample(labels: LabelSet([("source", lag.source)]), value: $0) }
                })
        }
        return [
            gauge("tailmeter_source_lag_bytes", "Bytes that are written and not read.") { .integer($0.bytes) },
            gauge(
                "tailmeter_source_lag_seconds",
                "Age of the last line that was read while there are bytes behind it; 0 when all is read."
            ) { lag in
                guard lag.bytes > 0, let last = lag.lastTime else { return .integer(0) }
                return .seconds(nanoseconds: Int128(max(0, now.microseconds - last.microseconds)) * 1_000)
            },
            gauge("tailmeter_source_files", "Files that are followed.") { .integer(Int64($0.files)) },
            gauge("tailmeter_source_last_record_timestamp_seconds", "The time of the last line that had one.") { lag in
                lag.lastTime.map { .seconds(nanoseconds: Int128($0.microseconds) * 1_000) }
            },
        ]
    }

    private static func tallies(
        _ counters: borrowing CommittedCounters, sources: [String]
    ) -> [MetricFamily] {
        let values = counters.tallies
        let known = Set(sources).union(values.keys.map(\.source)).sorted()
        func bySource(_ name: String, _ help: String, tally: String) -> MetricFamily {
            MetricFamily(
                name: name, type: .counter, help: help,
                samples: known.map { source in
                    MetricSample(
                        labels: LabelSet([("source", source)]),
                        value: .integer(values[Tally(source: source, name: tally)] ?? 0))
                })
        }
        func byKind(_ name: String, _ help: String, label: String, kinds: [(String, String)]) -> MetricFamily {
            MetricFamily(
                name: name, type: .counter, help: help,
                samples: known.flatMap { source in
                    kinds.map { kind, tally in
                        MetricSample(
                            labels: LabelSet([("source", source), (label, kind)]),
                            value: .integer(values[Tally(source: source, name: tally)] ?? 0))
                    }
                })
        }
        let outcomes = ["usage", "other"] + SkipReason.allCases.map(\.name)
        return [
            byKind(
                "tailmeter_lines_total", "Lines read, by what became of them.", label: "outcome",
                kinds: outcomes.map { ($0, TallyName.lines($0)) }),
            bySource("tailmeter_read_bytes_total", "Bytes of lines that were read.", tally: TallyName.bytes),
            bySource(
                "tailmeter_rotations_total", "Files that were rotated away while followed.",
                tally: TallyName.rotations),
            bySource(
                "tailmeter_truncations_total", "Files that were cut or replaced in place.",
                tally: TallyName.truncations),
            bySource(
                "tailmeter_generations_total", "File contents that were begun.", tally: TallyName.generations),
            bySource(
                "tailmeter_suspected_loss_total",
                "File contents that are gone without its being known whether all of them was read.",
                tally: TallyName.suspectedLoss),
            bySource(
                "tailmeter_repeats_total", "Lines that repeat an attempt already counted.", tally: TallyName.repeats),
            bySource(
                "tailmeter_refused_costs_total",
                "Costs that lines state and that are not believed: 0 with tokens, negative, or no number.",
                tally: TallyName.refusedCosts),
            byKind(
                "tailmeter_borrowed_timestamps_total", "Requests whose time is not that of their own line.",
                label: "origin",
                kinds: TimeOrigin.allCases.filter { $0 != .line }.map { ($0.name, TallyName.time($0)) }),
            byKind(
                "tailmeter_overflow_total", "Requests counted under other because of a cap.", label: "label",
                kinds: [("model", TallyName.modelOverflow), ("labels", TallyName.labelOverflow)]),
        ]
    }

    private static func commits(_ health: EngineHealth) -> [MetricFamily] {
        [
            MetricFamily(
                histogram: "tailmeter_commit_duration_seconds", help: "How long the ledger's commits took.",
                unit: "seconds", upperBounds: EngineHealth.commitBounds.nanoseconds,
                samples: [
                    HistogramSample(
                        counts: health.commitDurations.counts, sumNanoseconds: health.commitDurations.sumNanoseconds)
                ]),
            MetricFamily(
                name: "tailmeter_commit_failures_total", type: .counter,
                help: "Commits that failed and were tried again.",
                samples: [MetricSample(value: .integer(health.commitFailures))]),
            MetricFamily(
                name: "tailmeter_ready", type: .gauge,
                help: "Whether all sources were looked at and commits go through.",
                samples: [
                    MetricSample(
                        value: .integer(health.isReady && health.commitError == nil && !health.isStopping ? 1 : 0))
                ]),
        ]
    }

    private static func facts(_ process: Process) -> [MetricFamily] {
        [
            MetricFamily(
                name: "tailmeter_build_info", type: .info, help: "The version that runs.",
                samples: [
                    MetricSample(labels: LabelSet([("version", process.version)]), value: .integer(1))
                ]),
            MetricFamily(
                name: "process_start_time_seconds", type: .gauge,
                help: "Start of the process in seconds since the epoch.", unit: "seconds",
                samples: [MetricSample(value: .double(process.startSeconds))]),
            MetricFamily(
                name: "process_cpu_seconds_total", type: .counter, help: "Processor time used, user and system.",
                samples: [MetricSample(value: .double(process.cpuSeconds))]),
            MetricFamily(
                name: "process_resident_memory_bytes", type: .gauge, help: "Resident memory.", unit: "bytes",
                samples: [MetricSample(value: .integer(process.residentBytes))]),
            MetricFamily(
                name: "process_open_fds", type: .gauge, help: "Open file descriptors.",
                samples: [MetricSample(value: .integer(process.openFiles))]),
        ]
    }
}
