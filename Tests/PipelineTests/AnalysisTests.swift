import Foundation
import LogDecoding
import LogSources
import TestKit
import Testing
import UsageModel

@testable import Pipeline

struct AnalysisTests {
    private static func run(
        _ paths: [String], pieceBytes: Int64, threads: Int, by dimensions: [AnalysisRequest.Dimension] = [.model],
        bucket: TimeBucket? = nil, zone: CivilZone = .utc, range: Range<Timestamp>? = nil,
        waitingLimit: Int? = nil
    ) throws -> AnalysisResult {
        var request = AnalysisRequest(
            paths: paths, dimensions: dimensions, bucket: bucket, zone: zone, timeRange: range, threads: threads)
        request.pieceBytes = pieceBytes
        if let waitingLimit {
            request.handOverCount = 1
            request.waitingLimit = waitingLimit
        }
        return try Analysis.run(request, now: AnalysisScene.now)
    }

    @Test(arguments: [1, 2, 3, 4, 5, 6] as [UInt64])
    func piecesAndThreadsChangeNothing(seed: UInt64) throws {
        let scene = try AnalysisScene()
        let inputs = [
            AnalysisScene.lines(150, seed: seed, padding: 2_000),
            AnalysisScene.lines(30, seed: seed + 100, padding: 90),
        ]
        let names = try inputs.enumerated().map {
            try scene.write($1.map(\.text).joined(), to: "file-\($0).jsonl")
        }
        let expected = AnalysisOracle(
            files: Array(zip(names, inputs)).map { (path: $0, lines: $1) }, now: AnalysisScene.now
        ) {
            [$0.model, $0.user ?? "unknown", $0.isFailure ? "error" : "success", $1]
        }
        #expect(expected.repeats > 0)
        for pieceBytes in [61, 500, 4_096, 1 << 22] as [Int64] {
            for threads in [1, 2, 7] {
                // Few may wait, or all: a thread that waits holds up no other.
                for waitingLimit in [1, 3, nil] {
                    let result = try Self.run(
                        names, pieceBytes: pieceBytes, threads: threads,
                        by: [.model, .field(.key("user_id")), .status, .source], waitingLimit: waitingLimit)
                    #expect(AnalysisOracle(result) == expected, "pieces of \(pieceBytes) bytes, \(threads) threads")
                    #expect(result.failures.isEmpty)
                    #expect(result.bytes == inputs.joined().reduce(0) { $0 + Int64($1.text.utf8.count) })
                }
            }
        }
    }

    /// Lines without a timestamp take that of the line before, even where it lies far back in the file.
    @Test func timesComeFromFarBack() throws {
        let scene = try AnalysisScene()
        let start = Timestamp(seconds: AnalysisScene.now.seconds - 86_400 * 30)
        var lines: [InputLine] = [.request(Line(input: 1)), .other(start)]
        lines += (0..<400).map { .request(Line(input: Int64($0), output: 1, padding: 400)) }
        lines.append(.request(Line(time: AnalysisScene.now, input: 7)))
        lines += (0..<50).map { .request(Line(input: Int64($0), output: 1)) }
        let path = try scene.write(lines.map(\.text).joined(), to: "a.jsonl")
        let day = { (time: Timestamp) in time.seconds / 86_400 * 86_400_000_000 }
        let expected = AnalysisOracle(files: [(path, lines)], now: AnalysisScene.now, bucket: day) { line, _ in
            [line.model]
        }
        #expect(expected.groups.count == 3 || expected.groups.count == 2)
        for pieceBytes in [10_000, 70_000, 1 << 22] as [Int64] {
            let result = try Self.run([path], pieceBytes: pieceBytes, threads: 2, bucket: .day)
            #expect(AnalysisOracle(result) == expected, "pieces of \(pieceBytes) bytes")
        }
    }

    /// Each piece is read once and not once more for every piece behind it.
    @Test(arguments: [1, 2]) func aFileWithoutTimestamps(threads: Int) throws {
        let scene = try AnalysisScene()
        let lines = (0..<2_000).map { InputLine.request(Line(input: Int64($0), output: 1, padding: 300)) }
        let path = try scene.write(lines.map(\.text).joined(), to: "a.jsonl")
        let expected = AnalysisOracle(
            files: [(path, lines)], now: AnalysisScene.now, bucket: { $0.microseconds / 900_000_000 }
        ) {
            line, _ in [line.model]
        }
        let result = try Self.run([path], pieceBytes: 1_000, threads: threads)
        #expect(result.timeOrigins[Int(TimeOrigin.file.rawValue)] == 2_000)
        #expect(result.groups.values.map { Truth($0.totals) } == expected.groups.values.map(\.truth))
    }

    @Test func linesLongerThanSeveralPieces() throws {
        let scene = try AnalysisScene()
        let lines: [InputLine] = [
            .request(Line(input: 1)), .tooLong(bytes: 700_000), .request(Line(input: 10, padding: 290_000)), .broken,
            .tooLong(bytes: 400_000), .tooLong(bytes: 900_000), .request(Line(input: 100)),
        ]
        let path = try scene.write(lines.map(\.text).joined(), to: "a.jsonl")
        let expected = AnalysisOracle(files: [(path, lines)], now: AnalysisScene.now) { line, _ in [line.model] }
        for pieceBytes in [5_000, 100_000, 299_999, 1 << 22] as [Int64] {
            var request = AnalysisRequest(paths: [path], threads: 2)
            request.pieceBytes = pieceBytes
            request.maximumLineBytes = 300_000
            let result = try Analysis.run(request, now: AnalysisScene.now)
            #expect(AnalysisOracle(result) == expected, "pieces of \(pieceBytes) bytes")
        }
    }

    @Test(arguments: [1, 2, 3, 4, 40, 100] as [Int64])
    func aFileWithoutALastLineFeed(pieceBytes: Int64) throws {
        let scene = try AnalysisScene()
        let line = Line(time: AnalysisScene.now, input: 1, output: 1).text.dropLast()
        let whole = try scene.write("{}\n\(line)", to: "whole.jsonl")
        let half = try scene.write("{}\n\(line.dropLast(5))", to: "half.jsonl")
        let empty = try scene.write("", to: "empty.jsonl")
        let result = try Self.run([whole, empty, half], pieceBytes: pieceBytes, threads: 2)
        #expect(result.counts.usage == 1)
        #expect(result.counts.other == 2)
        #expect(result.counts[.truncated] == 1)
        #expect(result.counts.total == 4)
        #expect(result.skipped.map(\.line) == [2])
        #expect(result.skipped.map(\.path) == [half])
    }

    /// A zone with the clock changes that Foundation knows of, from 2025 to 2027.
    private static func zone(_ identifier: String) throws -> (CivilZone, TimeZone) {
        let zone = try #require(TimeZone(identifier: identifier))
        var date = Date(timeIntervalSince1970: 1_735_689_600)
        let first = Int64(zone.secondsFromGMT(for: date))
        var transitions: [CivilZone.Transition] = []
        while let next = zone.nextDaylightSavingTimeTransition(after: date), next.timeIntervalSince1970 < 1_798_761_600
        {
            transitions.append(
                CivilZone.Transition(
                    at: Int64(next.timeIntervalSince1970.rounded()), offset: Int64(zone.secondsFromGMT(for: next))))
            date = next
        }
        return (CivilZone(identifier: identifier, firstOffset: first, transitions: transitions), zone)
    }

    /// New York changes by an hour, Lord Howe by half an hour, so that its hours overlap; Beirut changes at midnight.
    @Test(
        arguments: ["America/New_York", "Australia/Lord_Howe", "Asia/Beirut", "Asia/Kolkata"],
        TimeBucket.allCases)
    func bucketsAreThoseOfTheZone(identifier: String, bucket: TimeBucket) throws {
        let (civil, zone) = try Self.zone(identifier)
        let scene = try AnalysisScene()
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = zone
        calendar.firstWeekday = 2
        func start(_ time: Timestamp) -> Int64 {
            let date = Date(timeIntervalSince1970: Double(time.seconds))
            switch bucket {
            case .day: return Int64(calendar.startOfDay(for: date).timeIntervalSince1970) * 1_000_000
            case .week, .month:
                let start = calendar.dateInterval(of: bucket == .week ? .weekOfYear : .month, for: date)?.start ?? date
                return Int64(start.timeIntervalSince1970) * 1_000_000
            case .minute: return time.seconds / 60 * 60_000_000
            case .hour:
                let offset = Int64(zone.secondsFromGMT(for: date))
                return ((time.seconds + offset) / 3_600 * 3_600 - offset) * 1_000_000
            }
        }
        // Around the changes of clocks and on some days between, in a random order.
        var random = SeededGenerator(seed: 5)
        var moments = [1_762_000_000, 1_780_000_000, 1_790_000_000] as [Int64]
        var date = Date(timeIntervalSince1970: 1_740_000_000)
        while let next = zone.nextDaylightSavingTimeTransition(after: date), next.timeIntervalSince1970 < 1_795_000_000
        {
            moments.append(Int64(next.timeIntervalSince1970))
            date = next
        }
        let lines = (0..<1_500).map { _ in
            let moment = moments.randomElement(using: &random) ?? 0
            let seconds = moment + Int64.random(in: -4_000...4_000, using: &random)
            return InputLine.request(Line(time: Timestamp(seconds: seconds), input: 1, output: 1))
        }
        let path = try scene.write(lines.map(\.text).joined(), to: "a.jsonl")
        let expected = AnalysisOracle(files: [(path, lines)], now: AnalysisScene.now, bucket: start) { line, _ in
            [line.model]
        }
        for pieceBytes in [3_000, 1 << 22] as [Int64] {
            let result = try Self.run([path], pieceBytes: pieceBytes, threads: 2, bucket: bucket, zone: civil)
            #expect(AnalysisOracle(result) == expected)
        }
    }

    @Test func percentilesAreWithinOnePercent() throws {
        let scene = try AnalysisScene()
        let lines = AnalysisScene.lines(1_500, seed: 9, padding: 0)
        let path = try scene.write(lines.map(\.text).joined(), to: "a.jsonl")
        let expected = AnalysisOracle(files: [(path, lines)], now: AnalysisScene.now) { line, _ in
            [line.user ?? "unknown"]
        }
        let result = try Self.run([path], pieceBytes: 20_000, threads: 2, by: [.field(.key("user_id"))])
        #expect(Set(result.groups.keys.map(\.values)) == [["anna"], ["ben"], ["unknown"]])
        for (key, group) in result.groups {
            let durations = try #require(expected.groups[.init(time: nil, values: key.values)]).durations.sorted()
            #expect(group.sketch.count == Int64(durations.count))
            for (found, percent) in zip(group.sketch.percentiles([0.5, 0.95, 0.99, 1]), [50, 95, 99, 100]) {
                let exact = Double(durations[max(1, (durations.count * percent + 99) / 100) - 1])
                #expect(abs(Double(try #require(found)) - exact) <= exact * 0.01, "p\(percent) of \(key.values)")
            }
        }
    }

    @Test(arguments: [300, 1 << 22] as [Int64])
    func onlyTheAskedForTimeCounts(pieceBytes: Int64) throws {
        let scene = try AnalysisScene()
        let lines = AnalysisScene.lines(300, seed: 12, padding: 100)
        let path = try scene.write(lines.map(\.text).joined(), to: "a.jsonl")
        let start = Timestamp(seconds: AnalysisScene.now.seconds - 2 * 86_400)
        let range = start..<Timestamp(seconds: AnalysisScene.now.seconds - 86_400)
        let expected = AnalysisOracle(files: [(path, lines)], now: AnalysisScene.now, range: range) { line, _ in
            [line.model]
        }
        #expect(expected.counts["filtered"] ?? 0 > 50)
        #expect(expected.counts["usage"] ?? 0 > 50)
        let result = try Self.run([path], pieceBytes: pieceBytes, threads: 2, range: range)
        #expect(AnalysisOracle(result) == expected)
        // The end is not part of it.
        let edge = try scene.write(
            [range.lowerBound, range.upperBound].map { Line(time: $0, input: 1, output: 1).text }.joined(),
            to: "edge.jsonl")
        let atEdge = try Self.run([edge], pieceBytes: pieceBytes, threads: 1, range: range)
        #expect(atEdge.counts.usage == 1)
        #expect(atEdge.counts.filtered == 1)
    }

    /// A field that the preset reads itself can be asked for as well, and two fields at once.
    @Test func groupsByFields() throws {
        let scene = try AnalysisScene()
        let lines = [
            Line(time: AnalysisScene.now, input: 1, user: "anna", isFailure: true, requestID: "r1"),
            Line(time: AnalysisScene.now, input: 1, user: "anna"),
            Line(time: AnalysisScene.now, input: 1, requestID: "r1"),
            Line(time: AnalysisScene.now, input: 1, user: "", requestID: "r2"),
        ]
        let text =
            lines.map(\.text).joined()
            + #"{"event":"llm_request_success","input_tokens":1,"user_id":7,"request_id":null}"#
        let path = try scene.write(text + "\n", to: "a.jsonl")
        let fields = [AnalysisRequest.Dimension.field(.key("user_id")), .field(.key("request_id")), .provider]
        let result = try Self.run([path], pieceBytes: 1 << 22, threads: 1, by: fields)
        let groups = Dictionary(uniqueKeysWithValues: result.groups.map { ($0.key.values, $0.value.totals.requests) })
        #expect(
            groups == [
                ["anna", "r1", "anthropic"]: 1, ["anna", "unknown", "anthropic"]: 1, ["unknown", "r1", "anthropic"]: 1,
                ["unknown", "r2", "anthropic"]: 1, ["7", "unknown", "unknown"]: 1,
            ])
    }

    /// What is past the cap is told, and without durations groups have no percentiles.
    @Test func valuesPastTheCapAreCounted() throws {
        let scene = try AnalysisScene()
        let users = ["anna", "bert", "cora", "dora", "anna"]
        let text = users.map { Line(time: AnalysisScene.now, input: 1, user: $0).text }.joined()
        let path = try scene.write(text, to: "a.jsonl")
        var request = AnalysisRequest(paths: [path], dimensions: [.field(.key("user_id"))], threads: 1)
        request.groupCap = 2
        request.keepsDurations = false
        let result = try Analysis.run(request, now: AnalysisScene.now)
        let groups = Dictionary(uniqueKeysWithValues: result.groups.map { ($0.key.values, $0.value.totals.requests) })
        #expect(groups == [["anna"]: 2, ["bert"]: 1, ["other"]: 2])
        #expect(result.overflow == 2)
        #expect(result.groups.values.allSatisfy { $0.sketch.count == 0 })
    }

    /// The same requests, each printed over many lines, count as on one line each, wherever the file would be cut.
    @Test(arguments: [1, 2, 3] as [UInt64])
    func objectsOverManyLines(seed: UInt64) throws {
        let scene = try AnalysisScene()
        // A blank line behind an object that is broken off would belong to it.
        let lines =
            AnalysisScene.lines(300, seed: seed, padding: 2_000).filter { if case .blank = $0 { false } else { true } }
            + [.request(Line(input: 1))]
        func indented(_ text: String) -> String {
            var text = text.replacing(",\"", with: ",\n    \"").replacing("{\"", with: "{\n    \"")
            if text.hasSuffix("}\n") { text = text.dropLast(2) + "\n}\n" }
            return text
        }
        let text = lines.map { indented($0.text) }
        let path = try scene.write(text.joined(), to: "a.jsonl")
        var expected = AnalysisOracle(files: [(path, lines)], now: AnalysisScene.now) { line, _ in [line.model] }
        expected.skipped = []
        for pieceBytes in [61, 4_096, 1 << 22] as [Int64] {
            var request = AnalysisRequest(paths: [path], threads: 3)
            request.pieceBytes = pieceBytes
            request.framing = .multilineJSON
            var result = try Analysis.run(request, now: AnalysisScene.now)
            #expect(result.bytes == Int64(text.joined().utf8.count))
            // A line feed for each line before the broken ones.
            var line: Int64 = 1
            var broken: [Int64] = []
            for (input, printed) in zip(lines, text) {
                if case .broken = input { broken.append(line) }
                line += Int64(printed.utf8.count { $0 == 0x0A })
            }
            #expect(result.skipped.map(\.line) == Array(broken.prefix(AnalysisResult.skippedLimit)))
            result.skipped = []
            #expect(AnalysisOracle(result) == expected, "pieces of \(pieceBytes) bytes")
        }
    }

    @Test func aMissingFileDoesNotStopTheOthers() throws {
        let scene = try AnalysisScene()
        let line = Line(time: AnalysisScene.now, input: 1, output: 1).text
        let first = try scene.write(line, to: "1.jsonl")
        let last = try scene.write(line + line, to: "2.jsonl")
        let missing = "\(scene.folder)/missing.jsonl"
        let result = try Self.run([first, missing, scene.folder, last], pieceBytes: 50, threads: 2, by: [.source])
        #expect(result.failures.count == 2)
        #expect(result.failures.first == "\(missing): no such file")
        #expect(result.failures.last?.contains("is a folder") == true)
        let groups = Dictionary(uniqueKeysWithValues: result.groups.map { ($0.key.values, $0.value.totals.requests) })
        #expect(groups == [[first]: 1, [last]: 2])
    }

    @Test(.enabled(if: isInstalled("gzip"), "gzip is not installed"))
    func compressedFilesCountAsPlainOnes() throws {
        let scene = try AnalysisScene()
        let lines = AnalysisScene.lines(200, seed: 20, padding: 500)
        let path = try scene.write(lines.map(\.text).joined(), to: "a.jsonl")
        let expected = AnalysisOracle(files: [(path, lines)], now: AnalysisScene.now) { line, _ in [line.model] }
        #expect(try TestKit.run("gzip", path).status == 0)
        var result = AnalysisOracle(try Self.run(["\(path).gz"], pieceBytes: 500, threads: 2))
        result.skipped = result.skipped.map { $0.replacing(".gz:", with: ":") }
        #expect(result == expected)
    }
}
