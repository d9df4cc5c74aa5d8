import CrashPoints
import Foundation
import Glibc
import TestKit
import Testing

/// One daemon dies at a crash point while its log is written and rotated; what the next one counts must be the truth.
struct CrashScene {
    private let point: CrashPoint
    private let kind: RotationKind
    private let isReachable: Bool
    private let pass: Int
    private let note: Comment
    private let folder: TemporaryFolder
    private let log: any RotatingLog
    private var random: SeededGenerator
    private var latest = ScrapedMetrics("")
    /// Whether a daemon has read lines and committed them: from then on it knows which files were rotated away.
    private var isContacted = false
    /// Lines at the end of a file that was deleted when it may not have been read.
    private var uncertain: ClosedRange<Int>?

    /// Whether the program under test can be made to die: a release build does not look at the variable.
    static let isPossible =
        (try? TestKit.run("/usr/bin/env", "TAILMETER_CRASH_POINT=?", Tailmeter.binary, "--version"))?.status == 2

    /// The same choices each time; `TAILMETER_CRASH_SEED` makes others.
    private static let seed =
        ProcessInfo.processInfo.environment["TAILMETER_CRASH_SEED"].flatMap { UInt64($0) } ?? 20_261_124

    private static let arguments = ["--config", "settings.yaml"]
    /// Many daemons share few cores: asking for a page more often, in milliseconds, would slow them all down.
    private static let pause = 20

    /// Plays a scene for each kind of rotation that is wanted, side by side.
    static func run(_ point: CrashPoint, where isWanted: (RotationKind) -> Bool) async throws {
        try await withThrowingTaskGroup { group in
            for kind in RotationKind.allCases where isWanted(kind) {
                group.addTask {
                    var scene = try CrashScene(point, kind)
                    await scene.run()
                }
            }
            try await group.waitForAll()
        }
    }

    private init(_ point: CrashPoint, _ kind: RotationKind) throws {
        self.point = point
        self.kind = kind
        // No two scenes choose alike.
        let number =
            (CrashPoint.allCases.firstIndex(of: point) ?? 0) * 100
            + (RotationKind.allCases.firstIndex(of: kind) ?? 0)
        random = SeededGenerator(seed: Self.seed &+ UInt64(number))
        switch CrashReach.of(point, kind) {
        case .passes(let most): (isReachable, pass) = (true, Int.random(in: 1...most, using: &random))
        case .never: (isReachable, pass) = (false, 1)
        }
        note = Comment(rawValue: "\(point.rawValue), pass \(pass), under \(kind.rawValue), seed \(Self.seed)")
        folder = try TemporaryFolder()
        let source =
            kind.isOfJournals
            ? "{journald: {directory: journal, unit: my-app}, backlog: true}" : "{file: app.log}"
        try folder.write("{state_dir: state, rotate_wait: 200ms, sources: [\(source)]}", to: "settings.yaml")
        log = try kind.isOfJournals ? RotatedJournal(folder) : RotatedLog(folder)
    }

    private mutating func run() async {
        do {
            try await runScene()
        } catch {
            Issue.record("\(note): \(error)")
        }
    }

    private mutating func runScene() async throws {
        // Found again are files of which the ledger knows a part.
        if point == .siblingAdopted || kind.isOnlyWhileDown || chance(35) { try await beginWithoutCrash() }
        let daemon = try Daemon(
            Self.arguments, in: folder, environment: ["TAILMETER_CRASH_POINT": "\(point.rawValue):\(pass)"])
        try await work(until: daemon)
        guard isReachable else {
            #expect(daemon.process.end == nil, "\(note): not to be reached")
            try await daemon.kill()
            return try await expectTruth()
        }
        let end = try await daemon.process.wait().end
        #expect(end == .signalled(SIGKILL), "\(note): it did not die there")
        try writeUnread()
        if kind != .deletion, chance(40) { try await dieAgain() }
        try await expectTruth()
    }

    // MARK: - The steps

    /// A daemon reads the first lines; then nobody reads for a while.
    private mutating func beginWithoutCrash() async throws {
        let daemon = try Daemon(Self.arguments, in: folder)
        try log.append(lines())
        try await catchUp(daemon)
        if chance(50) { try await daemon.kill() } else { #expect(try await daemon.stop().end == .exited(0), note) }
        try log.append(lines())
        guard kind != .deletion else { return }
        for _ in 0..<2 {
            try log.rotate(kind)
            try log.append(lines())
        }
    }

    /// Writes and rotates under the daemon until it is dead, or until it should be.
    private mutating func work(until daemon: Daemon) async throws {
        for round in 1...(isReachable ? 4 : 2) {
            try log.append(lines())
            guard try await catchUp(daemon) else { return }
            if kind == .deletion {
                try deleteUnread()
            } else if !kind.isOnlyWhileDown {
                try log.rotate(kind)
            }
            try log.append(lines())
            guard point == .lastLook || point == .engineEnded else {
                guard try await catchUp(daemon) else { return }
                continue
            }
            daemon.process.signal(round == pass && chance(50) ? SIGTERM : SIGHUP)
            try await Waiting.until("\(note): the settings are taken over") {
                daemon.process.end != nil
                    || daemon.process.errors.matches(of: /settings taken over/).count == round
            }
        }
    }

    /// Deletes the log just after some lines, which a daemon that dies meanwhile may not have read.
    private mutating func deleteUnread() throws {
        let first = log.count + 1
        try log.append(lines())
        try log.rotate(kind)
        uncertain = first...log.count
    }

    /// What happens while nobody reads.
    private mutating func writeUnread() throws {
        try log.append(lines())
        // On the first contact with a path its live file alone is read.
        guard isContacted, kind != .deletion else { return }
        for _ in 0..<Int.random(in: 0...2, using: &random) {
            try log.rotate(kind)
            try log.append(lines())
        }
    }

    /// Coming up again is interrupted too, anywhere.
    private mutating func dieAgain() async throws {
        let place = kind.isOfJournals ? CrashPoint.Place.journals : .logs
        let points = CrashPoint.allCases.filter { $0.places.contains(place) }
        let other = points[Int.random(in: 0..<points.count, using: &random)]
        let pass = Int.random(in: 1...2, using: &random)
        let daemon = try Daemon(
            Self.arguments, in: folder, environment: ["TAILMETER_CRASH_POINT": "\(other.rawValue):\(pass)"])
        try await catchUp(daemon)
        try await daemon.kill()
        try writeUnread()
    }

    private mutating func lines() -> Int { Int.random(in: 1...30, using: &random) }

    private mutating func chance(_ percent: Int) -> Bool { Int.random(in: 1...100, using: &random) <= percent }

    // MARK: - The truth

    /// Waits until all whole lines are counted. Returns whether the daemon still lives.
    @discardableResult
    private mutating func catchUp(_ daemon: Daemon) async throws -> Bool {
        var page: ScrapedMetrics?
        try await Waiting.until("\(note): \(log.count) lines are read", pause: Self.pause) {
            guard daemon.process.end == nil else { return true }
            guard let port = daemon.announcedPort, let answer = try? HTTPAnswer.get("/metrics", port: port) else {
                return false
            }
            let now = ScrapedMetrics(answer.body)
            if now.lines >= log.count { page = now }
            return page != nil
        }
        guard let page else { return false }
        expectGrowth(page)
        isContacted = true
        uncertain = nil
        return true
    }

    private mutating func expectGrowth(_ page: ScrapedMetrics) {
        #expect(page.decreases(since: latest) == [], note)
        latest = page
    }

    /// A daemon without the point counts all there is and goes on through a rotation; an engine that begins anew from the
    /// ledger finds nothing more.
    private mutating func expectTruth() async throws {
        let daemon = try Daemon(Self.arguments, in: folder)
        try log.complete()
        try await expectExact(daemon)
        try log.append(lines())
        if !kind.isOnlyWhileDown, kind != .deletion { try log.rotate(kind) }
        try log.append(lines())
        try log.complete()
        try await expectExact(daemon)
        daemon.process.signal(SIGHUP)
        try await daemon.logs("settings taken over")
        let page = try await daemon.metrics()
        expectGrowth(page)
        #expect(differences(page) == [], note)
        #expect(try await daemon.stop().end == .exited(0), note)
    }

    private mutating func expectExact(_ daemon: Daemon) async throws {
        let page = try await daemon.metrics("\(note): the truth", pause: Self.pause) {
            differences($0).isEmpty || $0.lines > log.count
        }
        expectGrowth(page)
        #expect(differences(page) == [], note)
    }

    /// Where a page differs from what was written. Of a file that was deleted the last lines may be missing, and then that is
    /// told.
    private func differences(_ page: ScrapedMetrics) -> [String] {
        guard kind == .deletion else { return SequencedLog.differences(page, lines: log.count) }
        let gone = uncertain ?? 1...1
        for missing in 0...(uncertain?.count ?? 0) {
            let numbers = (1...log.count).filter { $0 > gone.upperBound || $0 <= gone.upperBound - missing }
            guard SequencedLog.differences(page, numbers: numbers).isEmpty else { continue }
            let isTold = missing == 0 || page.sum("tailmeter_suspected_loss_total") > 0
            return isTold ? [] : ["\(missing) lines are lost, and nothing tells of it"]
        }
        return SequencedLog.differences(page, numbers: Array(1...log.count))
    }
}
