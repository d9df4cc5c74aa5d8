import Foundation
import LogSources
import TestKit
import UsageModel

@testable import Pipeline

/// A line of an analysed file as it is meant, so that what must come out is known without reading the text.
enum InputLine {
    case request(Line)
    /// A valid line of no request, with a timestamp or without.
    case other(Timestamp?)
    case broken
    case blank
    case tooLong(bytes: Int)

    var text: String {
        switch self {
        case .request(let line): line.text
        case .other(nil): "{\"event\":\"started\"}\n"
        case .other(let time?): "{\"event\":\"started\",\"ts\":\(time.microseconds)}\n"
        case .broken: "{\"event\":\"llm_request_success\",\n"
        case .blank: "   \n"
        case .tooLong(let bytes): String(repeating: "z", count: bytes) + "\n"
        }
    }
}

/// Reads the lines of files one after the other and adds them up: the simplest thing that could be right.
struct AnalysisOracle: Equatable {
    struct Key: Hashable {
        var time: Int64?
        var values: [String]
    }

    struct Group: Equatable {
        var successes: Int64 = 0
        var errors: Int64 = 0
        var truth = Truth()
        /// In nanoseconds; not compared, since the result holds a sketch.
        var durations: [Int64] = []

        static func == (left: Group, right: Group) -> Bool {
            left.successes == right.successes && left.errors == right.errors && left.truth == right.truth
        }
    }

    var groups: [Key: Group] = [:]
    var counts: [String: Int64] = [:]
    var unpriced: [String: Int64] = [:]
    var repeats: Int64 = 0
    var skipped: [String] = []

    init() {}

    /// - Parameters:
    ///   - key: the values of a request's group, by the request and its file.
    ///   - bucket: the start of the bucket of a point in time, in microseconds.
    init(
        files: [(path: String, lines: [InputLine])], now: Timestamp, range: Range<Timestamp>? = nil,
        bucket: ((Timestamp) -> Int64)? = nil, key: (Line, String) -> [String]
    ) {
        var seen: Set<String> = []
        for (path, lines) in files {
            var last: Timestamp?
            let modified = FileStatus(path: path)?.modified ?? now
            for (index, line) in lines.enumerated() {
                var time = last ?? modified
                let own: Timestamp? =
                    switch line {
                    case .request(let request): request.time
                    case .other(let time): time
                    default: nil
                    }
                if let own {
                    if own.microseconds > now.microseconds + 86_400_000_000 {
                        time = now
                    } else {
                        time = own
                        last = own
                    }
                }
                switch line {
                case .broken, .blank, .tooLong:
                    let reason: SkipReason =
                        switch line {
                        case .blank: .blank
                        case .broken: .notJSON
                        default: .tooLong
                        }
                    counts[reason.name, default: 0] += 1
                    if reason != .blank, skipped.count < 5 { skipped.append("\(path):\(index + 1) \(reason.name)") }
                case .other:
                    let isOutside = range.map { !$0.contains(time) } ?? false
                    counts[isOutside ? "filtered" : "other", default: 0] += 1
                case .request(let request):
                    if let range, !range.contains(time) {
                        counts["filtered", default: 0] += 1
                        continue
                    }
                    if request.isFailure, let id = request.requestID, !seen.insert(id).inserted {
                        repeats += 1
                        counts["other", default: 0] += 1
                        continue
                    }
                    counts["usage", default: 0] += 1
                    let group = Key(time: bucket?(time), values: key(request, path))
                    groups[group, default: Group()].add(request)
                    if request.model == "local", !request.isFailure, request.tokens > 0 {
                        unpriced["local", default: 0] += request.tokens
                    }
                }
            }
        }
    }

    /// What an analysis found, in the same form.
    init(_ result: AnalysisResult) {
        for (key, group) in result.groups {
            var own = Group()
            own.successes = group.successes
            own.errors = group.errors
            own.truth = Truth(group.totals)
            groups[Key(time: key.time?.microseconds, values: key.values)] = own
        }
        let all =
            [("usage", result.counts.usage), ("other", result.counts.other), ("filtered", result.counts.filtered)]
            + SkipReason.allCases.map { ($0.name, result.counts[$0]) }
        for (name, count) in all where count != 0 { counts[name] = count }
        unpriced = result.unpriced
        repeats = result.repeats
        skipped = result.skipped.map { "\($0.path):\($0.line) \($0.reason.name)" }
    }
}

extension AnalysisOracle.Group {
    mutating func add(_ line: Line) {
        if line.isFailure { errors += 1 } else { successes += 1 }
        let own = Truth([line])
        truth.requests += own.requests
        truth.input += own.input
        truth.output += own.output
        truth.read += own.read
        truth.write += own.write
        truth.cost += own.cost
        truth.durations += own.durations
        truth.nanoseconds += own.nanoseconds
        truth.longest = max(truth.longest, own.longest)
        if !line.isFailure, let milliseconds = line.milliseconds { durations.append(milliseconds * 1_000_000) }
    }
}

/// A folder with files to analyse.
final class AnalysisScene {
    /// 2026-11-24T12:07:30Z.
    static let now = Timestamp(seconds: 1_795_522_050)

    let folder: String

    init() throws {
        folder = "\(FileManager.default.temporaryDirectory.path)/analysis-\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    }

    deinit {
        try? FileManager.default.removeItem(atPath: folder)
    }

    /// Writes a file. Returns its path.
    @discardableResult
    func write(_ text: String, to name: String) throws -> String {
        let path = "\(folder)/\(name)"
        try Data(text.utf8).write(to: URL(fileURLWithPath: path))
        return path
    }

    /// Random lines of the days before ``now``, of which some have no timestamp, some are repeats, some are nothing.
    static func lines(_ count: Int, seed: UInt64, padding: Int, days: Int64 = 3) -> [InputLine] {
        var random = SeededGenerator(seed: seed)
        func time() -> Timestamp? {
            switch Int.random(in: 0..<10, using: &random) {
            case 0..<4: nil
            case 4: Timestamp(seconds: now.seconds + 2 * 86_400)
            default:
                Timestamp(microseconds: now.microseconds - Int64.random(in: 0...days * 86_400_000_000, using: &random))
            }
        }
        return (0..<count).map { _ in
            switch Int.random(in: 0..<20, using: &random) {
            case 0: return .broken
            case 1: return .blank
            case 2, 3: return .other(time())
            default: break
            }
            var line = Line(time: time())
            line.model = ["claude-sonnet-4", "claude-sonnet-4-20250514", "local"].randomElement(using: &random) ?? ""
            line.user = ["anna", "ben", nil].randomElement(using: &random) ?? nil
            line.isFailure = Int.random(in: 0..<4, using: &random) == 0
            if Bool.random(using: &random) { line.requestID = "r-\(Int.random(in: 0..<count / 8, using: &random))" }
            line.input = Int64.random(in: 0...1_000_000, using: &random)
            line.output = Int64.random(in: 0...10_000, using: &random)
            line.read = Int64.random(in: 0...10_000, using: &random)
            line.write = Int64.random(in: 0...10_000, using: &random)
            line.milliseconds = Bool.random(using: &random) ? Int64.random(in: 1...100_000, using: &random) : nil
            // Most lines are short, a few are much longer than a piece.
            line.padding = Int.random(in: 0..<12, using: &random) == 0 ? Int.random(in: 0...padding, using: &random) : 0
            return .request(line)
        }
    }
}
