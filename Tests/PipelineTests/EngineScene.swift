import Foundation
import GRDB
import Ledger
import LogDecoding
import LogSources
import Pipeline
import Synchronization
import TestKit
import Testing
import UsageModel

/// A folder with logs and a ledger, and the engine that runs over them on a thread of its own.
final class EngineScene {
    /// An engine that runs.
    final class Running: Sendable {
        let state: PublishedState
        private let signal: StopSignal
        private let ended = DispatchSemaphore(value: 0)
        private let failure = Mutex<(any Error)?>(nil)
        private let told = Mutex<[EngineReport]>([])

        fileprivate init(
            state: PublishedState, signal: StopSignal,
            make: @escaping @Sendable (@escaping (EngineReport) -> Void) throws -> TailEngine
        ) {
            self.state = state
            self.signal = signal
            let thread = Thread { [self] in
                do {
                    let engine = try make { report in self.told.withLock { $0.append(report) } }
                    _ = try engine.run()
                } catch {
                    failure.withLock { $0 = error }
                }
                ended.signal()
            }
            thread.start()
        }

        var reports: [EngineReport] { told.withLock { $0 } }

        func tally(_ name: String) -> Int64 {
            state.withCounters { counters in
                counters.tallies.reduce(0) { $0 + ($1.key.name == name ? $1.value : 0) }
            }
        }

        var requests: Int64 {
            state.withCounters { counters in counters.series.values.reduce(0) { $0 + $1.counters.totals.requests } }
        }

        /// Waits until a condition holds.
        func wait(_ what: Comment, sourceLocation: SourceLocation = #_sourceLocation, until condition: () -> Bool)
            throws
        {
            let deadline = ContinuousClock.now + .seconds(60)
            while !condition() {
                guard ContinuousClock.now < deadline else {
                    Issue.record(what, sourceLocation: sourceLocation)
                    throw Deadline()
                }
                sched_yield()
            }
        }

        /// Waits until so many bytes are counted, in this run and those before.
        func wait(bytes: Int, sourceLocation: SourceLocation = #_sourceLocation) throws {
            try wait("\(bytes) bytes are not read: \(tally(TallyName.bytes))", sourceLocation: sourceLocation) {
                tally(TallyName.bytes) >= Int64(bytes)
            }
        }

        func stop() throws {
            signal.stop()
            ended.wait()
            if let error = failure.withLock({ $0 }) { throw error }
        }
    }

    struct Deadline: Error {}

    let folder: String
    let state: String
    var labels: [DecodingPlan.Label] = []
    var bounds = DurationHistogram.Bounds.standard
    var options = TailOptions()
    var pace = TailEngine.Pace()
    var caps: (models: Int, values: Int, sets: Int) = (200, 1_000, 10_000)
    var files = ["app.jsonl"]

    /// The ledger stands in `state`, else beside the logs.
    init(state: String? = nil) throws {
        folder = "\(FileManager.default.temporaryDirectory.path)/engine-\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        self.state = state ?? folder
        pace.coalescing = 0
        pace.retryDelay = 0.01
    }

    deinit {
        try? FileManager.default.removeItem(atPath: folder)
    }

    var ledgerPath: String { "\(state)/ledger.sqlite" }

    func start() throws -> Running {
        let store = try LedgerStore(path: ledgerPath)
        let contents = try store.load(now: Clock.now)
        let sources = files.map {
            TailSource(
                pattern: PathPattern("\(folder)/\($0)"),
                plan: DecodingPlan(
                    labels: labels, modelCap: caps.models, labelValueCap: caps.values, labelSetCap: caps.sets))
        }
        let state = PublishedState(CommittedCounters(contents: contents, bounds: bounds))
        let watcher = ChangeWatcher()
        let signal = StopSignal(watcher: watcher)
        return Running(state: state, signal: signal) { [bounds, options, pace] report in
            try TailEngine(
                sources: sources, store: store, contents: contents, state: state, bounds: bounds, zone: .utc,
                options: options, pace: pace, watcher: watcher, signal: signal, report: report)
        }
    }

    /// Starts, waits until so many bytes are counted, and stops.
    @discardableResult
    func run(bytes: Int, sourceLocation: SourceLocation = #_sourceLocation) throws -> Running {
        let running = try start()
        try running.wait(bytes: bytes, sourceLocation: sourceLocation)
        try running.stop()
        return running
    }

    /// Appends to a log. Returns how many bytes.
    @discardableResult
    func append(_ lines: [Line], to name: String = "app.jsonl") throws -> Int {
        try append(lines.map(\.text).joined(), to: name)
    }

    @discardableResult
    func append(_ text: String, to name: String = "app.jsonl") throws -> Int {
        let file = open("\(folder)/\(name)", O_WRONLY | O_CREAT | O_APPEND, 0o644)
        defer { close(file) }
        let bytes = Array(text.utf8)
        #expect(write(file, bytes, bytes.count) == bytes.count)
        return bytes.count
    }

    /// What is in the ledger, read by another connection.
    func contents() throws -> LedgerContents { try LedgerStore(path: ledgerPath).load(now: Clock.now) }

    /// The sums of all counters.
    func total() throws -> Truth {
        var totals = UsageTotals()
        for counters in try contents().counters.values { totals += counters.totals }
        return Truth(totals)
    }

    /// The sums of a rollup over all series.
    func total(_ grain: RollupGrain) throws -> Truth {
        var totals = UsageTotals()
        for sum in try LedgerStore(path: ledgerPath).totals(grain, slots: .min ..< .max).values { totals += sum.totals }
        return Truth(totals)
    }

    func execute(_ sql: String) throws {
        var configuration = Configuration()
        configuration.busyMode = .timeout(5)
        try DatabaseQueue(path: ledgerPath, configuration: configuration).write { try $0.execute(sql: sql) }
    }

    /// Random requests of the last hour.
    static func lines(_ count: Int, seed: UInt64) -> [Line] {
        var random = SeededGenerator(seed: seed)
        return (0..<count).map { _ in
            var line = Line(time: Timestamp(seconds: Clock.now.seconds - Int64.random(in: 0...3_600, using: &random)))
            line.model =
                ["claude-sonnet-4", "claude-sonnet-4-20250514", "local"].randomElement(using: &random) ?? ""
            line.user = ["a", "b", nil].randomElement(using: &random) ?? nil
            line.isFailure = Int.random(in: 0..<8, using: &random) == 0
            line.input = Int64.random(in: 0...1_000_000, using: &random)
            line.output = Int64.random(in: 0...10_000, using: &random)
            line.read = Int64.random(in: 0...10_000, using: &random)
            line.write = Int64.random(in: 0...10_000, using: &random)
            line.milliseconds = Bool.random(using: &random) ? Int64.random(in: 0...70_000, using: &random) : nil
            line.padding = Int.random(in: 0...300, using: &random)
            return line
        }
    }
}
