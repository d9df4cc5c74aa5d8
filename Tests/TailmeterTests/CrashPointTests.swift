import CrashPoints
import Foundation
import TestKit
import Testing

/// The daemon dies at named places in its code, each under each kind of rotation, and nothing is lost or counted twice.
@Suite(.serialized, .enabled(if: CrashScene.isPossible, "needs a debug build of the program"))
struct CrashPointTests {
    /// The same choices each time; `TAILMETER_CRASH_SEED` makes others.
    private static let seed =
        ProcessInfo.processInfo.environment["TAILMETER_CRASH_SEED"].flatMap { UInt64($0) } ?? 20_261_124

    @Test(.timeLimit(.minutes(3)), arguments: CrashPoint.allCases.filter { $0.places.contains(.logs) })
    func everyLineOfALogIsCountedOnce(point: CrashPoint) async throws {
        try await dieUnderEachRotation(point) { !$0.isOfJournals }
    }

    @Test(
        .timeLimit(.minutes(3)), .enabled(if: JournalWriter.isInstalled, "needs systemd-journal-remote"),
        arguments: CrashPoint.allCases.filter { $0.places.contains(.journals) })
    func everyLineOfAJournalIsCountedOnce(point: CrashPoint) async throws {
        try await dieUnderEachRotation(point) { $0.isOfJournals }
    }

    private func dieUnderEachRotation(_ point: CrashPoint, where isWanted: (RotationKind) -> Bool) async throws {
        try await withThrowingTaskGroup { group in
            for (index, kind) in RotationKind.allCases.enumerated() where isWanted(kind) {
                let seed = Self.seed &+ UInt64(index)
                group.addTask {
                    var scene = try CrashScene(point, kind, seed: seed)
                    try await scene.run()
                }
            }
            try await group.waitForAll()
        }
    }
}
