import Foundation
import Testing

/// Random sequences of what an app, logrotate and the daemon do, against an exact oracle: every whole line is read once, in
/// order within its file, and the half line at a file's end once, when the file is finished. In the manner of Vector's
/// quickcheck model (`lib/file-source/src/file_watcher/tests/`).
///
/// `TAILMETER_MODEL_SEED` chooses the first seed, `TAILMETER_MODEL_COUNT` the number of sequences of each mode and
/// `TAILMETER_MODEL_MODE` one mode; `make torture` tries other seeds until its time is over.
struct RandomModelTests {
    private static let firstSeed = number("TAILMETER_MODEL_SEED") ?? 0
    private static let count = number("TAILMETER_MODEL_COUNT") ?? 100
    private static let blocks: UInt64 = 4
    private static let modes = RandomModelMode.all.filter { mode in
        ProcessInfo.processInfo.environment["TAILMETER_MODEL_MODE"].map { mode.description == $0 } ?? true
    }

    private static func number(_ name: String) -> UInt64? {
        ProcessInfo.processInfo.environment[name].flatMap { UInt64($0) }
    }

    @Test(arguments: modes, 0..<blocks)
    func everyLineIsReadOnce(mode: RandomModelMode, block: UInt64) {
        for seed in (Self.count * block / Self.blocks)..<(Self.count * (block + 1) / Self.blocks) {
            run(mode, seed: Self.firstSeed &+ seed)
        }
    }

    /// Sequences that once lost or repeated lines and that few others are like.
    @Test(arguments: [
        ("glob of copies, gzip", 40_097), ("deletions", 900_107), ("deletions", 900_161), ("deletions", 900_200),
        ("several files", 1_795_897_500), ("glob, delayed gzip", 1_795_897_441),
    ])
    func foundBefore(mode: String, seed: UInt64) throws {
        run(try #require(RandomModelMode.all.first { $0.description == mode }), seed: seed)
    }

    private func run(_ mode: RandomModelMode, seed: UInt64) {
        var model = RandomModel(mode: mode, seed: seed)
        model.steps.insert("\(mode), seed \(seed)", at: 0)
        for _ in 0..<60 { model.step() }
        model.finish()
    }
}
