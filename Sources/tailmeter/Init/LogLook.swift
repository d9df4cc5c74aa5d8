import LogDecoding
import LogSources
import Pipeline
import Settings
import UsageModel

/// What `init` found out about one log: a file, or the files of a glob.
struct LogLook {
    /// So many bytes of a log are added up.
    static let maximumBytes: Int64 = 256 << 20
    /// A gzip file is added up if it is no larger than a part of that: it may hold many times as much.
    private static let compression: Int64 = 16
    private static let fileLimit = 64
    private static let day: Int64 = 86_400_000_000

    /// The path or glob for the settings.
    let pattern: String
    /// How many files it names.
    let files: Int
    /// What its lines are like.
    let sample: LogSample
    /// Whether records go on over many lines.
    let isMultiline: Bool
    /// The one preset of all requests; `nil` where there are several, or none.
    let preset: String?
    /// A shape that reads requests where no preset does.
    let shape: Settings.Shape?
    /// The files' spend, in buckets of time.
    let result: AnalysisResult
    /// How long a bucket is.
    let bucketSeconds: Int64
    /// What of the files was not added up; empty where all was.
    let leftOut: [String]
    /// Fields that could be labels.
    let labels: [LabelProposal]
    /// The labels that the path tells.
    let containerLabels: [ContainerPart]

    /// Looks at a log.
    ///
    /// - Throws: `StreamError` where a file cannot be read, and `RedactionError`.
    init(pattern: String, paths: [String], zone: CivilZone) throws {
        self.pattern = pattern
        files = paths.count
        var seen: [(path: String, status: FileStatus)] = []
        for path in paths { seen.append((path, try FileProbe.status(of: path))) }
        // The newest tell best how the app logs now.
        seen.sort { ($0.status.modified, $1.path) > ($1.status.modified, $0.path) }
        let newest = seen.map(\.path)

        var sample = try LogSample(newest, framing: .lines, zone: zone)
        var framing = RecordFraming.lines
        if sample.requests == 0 {
            let joined = try LogSample(newest, framing: .multilineJSON, zone: zone)
            if joined.requests > 0 || sample.documents == 0 && joined.documents > 0 {
                (sample, framing) = (joined, .multilineJSON)
            }
        }
        isMultiline = framing == .multilineJSON
        var shape = sample.requests == 0 ? ShapeGuess.shape(of: sample) : nil
        if let guess = shape {
            let tried = try LogSample(newest, framing: framing, shapes: [SourcePlan.shape(guess)], zone: zone)
            if tried.requests > 0 { sample = tried } else { shape = nil }
        }
        self.shape = shape
        preset = try Self.preset(of: sample, newest, framing, zone)
        self.sample = sample
        labels = try LabelProposal.found(in: sample)

        let parts = paths.first.map { ContainerPath($0) }
        containerLabels = ContainerPart.allCases.filter { parts?[$0] != nil }
        let share = max(1 << 20, Self.maximumBytes / Int64(max(1, min(seen.count, Self.fileLimit))))
        var request = AnalysisRequest(paths: [], dimensions: [], bucket: .hour, zone: zone, threads: 2)
        var leftOut: [String] = []
        let older = seen.count - Self.fileLimit
        if older > 0 {
            leftOut.append("\(HumanText.counted(Int64(older), "file")) older than \(Self.fileLimit) others")
        }
        for file in seen.prefix(Self.fileLimit) {
            let size = HumanText.bytes(file.status.size)
            if try FileProbe.isGzip(file.path), file.status.size > share / Self.compression {
                leftOut.append("\(file.path): \(size) of gzip data")
            } else if isMultiline, file.status.size > share {
                leftOut.append("\(file.path): \(size) of records over many lines")
            } else {
                if file.status.size > share {
                    leftOut.append("\(file.path): all but the last \(HumanText.bytes(share))")
                }
                request.paths.append(file.path)
            }
        }
        request.lastBytes = share
        request.framing = framing
        request.customShapes = shape.map { [SourcePlan.shape($0)] } ?? []
        request.keepsDurations = false
        var result = try Analysis.run(request, now: Clock.now)
        // Of less than a day it matters how long it is to the minute.
        let hours = result.groups.keys.compactMap(\.time)
        if let first = hours.min(), let last = hours.max(), last.microseconds - first.microseconds < Self.day {
            request.bucket = .minute
            result = try Analysis.run(request, now: Clock.now)
        }
        bucketSeconds = request.bucket == .minute ? 60 : 3_600
        self.result = result
        self.leftOut = leftOut
    }

    /// The preset that all requests are of, if it alone reads them as all presets together do.
    private static func preset(
        of sample: LogSample, _ paths: [String], _ framing: RecordFraming, _ zone: CivilZone
    ) throws -> String? {
        guard sample.presets.count == 1, let name = sample.presets.keys.first, let preset = Preset.named(name) else {
            return nil
        }
        let alone = try LogSample(paths, framing: framing, preset: preset, zone: zone)
        return alone.requests == sample.requests ? name : nil
    }
}
