import Ledger
import LogDecoding
import LogSources
import Pipeline
import Testing
import UsageModel

/// Log files in, a ledger out.
struct EngineTests {
    private static let user = DecodingPlan.Label(name: "user", path: .key("user_id"))

    @Test(arguments: [false, true])
    func theLedgerHoldsWhatTheFilesHold(hasLabels: Bool) throws {
        let scene = try EngineScene()
        scene.labels = hasLabels ? [Self.user] : []
        let lines = EngineScene.lines(500, seed: 1)
        var bytes = try scene.append(lines)
        bytes += try scene.append("not json\n\n{\"event\":\"started\"}\n{\"event\":\"falling_back_to_haiku\"}\n")
        let running = try scene.run(bytes: bytes)
        #expect(try scene.total() == Truth(lines))
        #expect(try scene.total(.minute) == Truth(lines))
        #expect(try scene.total(.quarter) == Truth(lines))
        let contents = try scene.contents()
        for user in hasLabels ? ["a", "b", "unknown"] : [] {
            var totals = UsageTotals()
            for (id, key) in contents.series where key.labels == [.init(name: "user", value: user)] {
                if let counters = contents.counters[id] { totals += counters.totals }
            }
            #expect(Truth(totals) == Truth(lines.filter { ($0.user ?? "unknown") == user }))
        }
        #expect(running.tally(TallyName.lines("usage")) == 500)
        #expect(running.tally(TallyName.lines("other")) == 2)
        #expect(running.tally(TallyName.lines("not_json")) == 1)
        #expect(running.tally(TallyName.lines("blank")) == 1)
        #expect(running.tally(TallyName.event(.fallback)) == 1)
        #expect(running.tally(TallyName.generations) == 1)
        #expect(contents.generations.map(\.offset) == [Int64(bytes)])
        #expect(contents.generations.map(\.lines) == [504])
        let unpriced = lines.filter { $0.model == "local" && !$0.isFailure && $0.tokens > 0 }
        #expect(contents.unpricedCount == Int64(unpriced.count))
        // What is shown is what is stored.
        let shown = running.state.withCounters { $0.series.mapValues(\.counters) }
        #expect(shown == contents.counters)
    }

    @Test func aRestartGoesOn() throws {
        let scene = try EngineScene()
        var lines: [Line] = []
        var bytes = 0
        for round in 0..<4 as Range<UInt64> {
            let new = EngineScene.lines(50, seed: round)
            lines += new
            bytes += try scene.append(new)
            // Half a line waits for its rest, across the restart.
            let half = Line(time: Clock.now, input: Int64(round), output: 1)
            let text = half.text
            try scene.append(String(text.prefix(30)))
            try scene.run(bytes: bytes)
            #expect(try scene.total() == Truth(lines))
            try scene.append(String(text.dropFirst(30)))
            bytes += text.utf8.count
            lines.append(half)
        }
        let running = try scene.run(bytes: bytes)
        #expect(try scene.total() == Truth(lines))
        #expect(running.tally(TallyName.lines("usage")) == Int64(lines.count))
        #expect(running.tally(TallyName.generations) == 1)
    }

    @Test func linesThatComeWhileItRunsAreCounted() throws {
        let scene = try EngineScene()
        scene.files = ["app.jsonl", "other.jsonl"]
        let running = try scene.start()
        var lines: [Line] = []
        var bytes = 0
        for round in 0..<20 as Range<UInt64> {
            let new = EngineScene.lines(5, seed: round)
            bytes += try scene.append(new, to: scene.files[Int(round % 2)])
            lines += new
            try running.wait(bytes: bytes)
            #expect(running.requests == Int64(lines.count))
        }
        #expect(running.state.engineHealth.isReady)
        try running.stop()
        #expect(try scene.total() == Truth(lines))
    }

    /// Failed attempts with an id count once, also across a restart and a second source.
    @Test func repeatsAreKnownAfterARestart() throws {
        let scene = try EngineScene()
        scene.files = ["app.jsonl", "other.jsonl"]
        func attempts(_ ids: Range<Int>) -> [Line] {
            ids.map { Line(time: Clock.now, isFailure: true, requestID: "r-\($0)") }
        }
        var bytes = try scene.append(attempts(0..<100))
        try scene.run(bytes: bytes)
        bytes += try scene.append(attempts(50..<150))
        try scene.run(bytes: bytes)
        bytes += try scene.append(attempts(0..<151), to: "other.jsonl")
        let running = try scene.run(bytes: bytes)
        #expect(running.requests == 151)
        #expect(running.tally(TallyName.repeats) == 50 + 150)
        #expect(running.tally(TallyName.lines("usage")) == 151)
        #expect(running.tally(TallyName.lines("other")) == 200)
    }

    @Test func changedBoundsBeginNewHistograms() throws {
        let scene = try EngineScene()
        func lines(_ count: Int) -> [Line] {
            (0..<count).map { _ in Line(time: Clock.now, input: 1, output: 1, milliseconds: 1_500) }
        }
        var bytes = try scene.append(lines(3))
        try scene.run(bytes: bytes)
        var counters = try #require(try scene.contents().counters.values.first)
        #expect(counters.durations.counts == [0, 0, 3, 0, 0, 0, 0, 0])

        scene.bounds = DurationHistogram.Bounds(nanoseconds: [1_000_000_000, 1_500_000_000])
        bytes += try scene.append(lines(2))
        let running = try scene.run(bytes: bytes)
        counters = try #require(try scene.contents().counters.values.first)
        #expect(counters.durations.counts == [0, 2, 0])
        #expect(counters.durations.sumNanoseconds == 3_000_000_000)
        #expect(counters.totals.requests == 5)
        #expect(counters.totals.durationNanoseconds == 7_500_000_000)
        #expect(running.requests == 5)
        #expect(try scene.contents().bounds.values.map(\.text) == ["1000000000,1500000000"])

        bytes += try scene.append(lines(1))
        try scene.run(bytes: bytes)
        counters = try #require(try scene.contents().counters.values.first)
        #expect(counters.durations.counts == [0, 3, 0])
    }

    @Test func changedLabelsKeepTheTotals() throws {
        let scene = try EngineScene()
        var lines: [Line] = []
        var bytes = 0
        let feature = DecodingPlan.Label(name: "feature", path: .key("user_id"))
        for (round, labels) in [[], [Self.user], [feature], [Self.user, feature], []].enumerated() {
            scene.labels = labels
            let new = EngineScene.lines(40, seed: UInt64(round))
            lines += new
            bytes += try scene.append(new)
            let running = try scene.run(bytes: bytes)
            #expect(running.requests == Int64(lines.count))
            #expect(try scene.total() == Truth(lines))
            #expect(try scene.total(.minute) == Truth(lines))
            #expect(try scene.total(.quarter) == Truth(lines))
        }
    }

    @Test func modelsAndLabelSetsStayAdmitted() throws {
        let scene = try EngineScene()
        scene.labels = [Self.user]
        scene.caps = (2, 2, 2)
        func lines(_ numbers: ClosedRange<Int64>) -> [Line] {
            numbers.map { Line(model: "model-\($0)", time: Clock.now, input: 1, output: 0, user: "user-\($0)") }
        }
        var bytes = try scene.append(lines(1...3))
        try scene.run(bytes: bytes)
        // Others come first now, and find no room.
        bytes += try scene.append(lines(4...5) + lines(1...2))
        let running = try scene.run(bytes: bytes)
        let contents = try scene.contents()
        var requests: [String: Int64] = [:]
        for (id, counters) in contents.counters {
            let key = try #require(contents.series[id])
            requests["\(key.model) \(key.labels.map(\.value))"] = counters.totals.requests
        }
        #expect(requests == [#"model-1 ["user-1"]"#: 2, #"model-2 ["user-2"]"#: 2, #"other ["other"]"#: 3])
        #expect(running.tally(TallyName.modelOverflow) == 3)
        #expect(running.tally(TallyName.labelOverflow) == 3)
    }

    /// A NUL in a name must not make a batch that can never be committed.
    @Test func namesWithNULDoNotStopIt() throws {
        let scene = try EngineScene()
        scene.labels = [Self.user]
        var bytes = 0
        for _ in 0..<3 {
            for name in ["m", #"m\u0000"#, #"m\u0000x"#] {
                bytes += try scene.append([Line(model: name, time: Clock.now, input: 1, output: 1, user: name)])
            }
            let running = try scene.run(bytes: bytes)
            #expect(running.state.engineHealth.commitFailures == 0)
        }
        #expect(try scene.total().requests == 9)
        #expect(try scene.contents().counters.count == 3)
    }

    @Test func skippedLinesAreShownWithTheirPlace() throws {
        let scene = try EngineScene()
        let bytes = try scene.append("{}\nbroken\n" + String(repeating: "{}\n", count: 10) + "broken too\n")
        let running = try scene.run(bytes: bytes)
        let shown = running.reports.compactMap { report -> String? in
            guard case .skippedLine(let path, let line, let reason, _) = report else { return nil }
            return "\(path.split(separator: "/").last ?? ""):\(line) \(reason)"
        }
        #expect(shown == ["app.jsonl:2 not_json", "app.jsonl:13 not_json"])
    }
}
