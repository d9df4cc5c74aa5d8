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

    @Test(.timeLimit(.minutes(3)), arguments: CrashPoint.allCases.filter { $0.place == .logs })
    func everyLineIsCountedOnceUnderEachRotation(point: CrashPoint) async throws {
        try await withThrowingTaskGroup { group in
            for (index, kind) in RotationKind.allCases.enumerated() {
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

extension CrashPoint {
    /// Which tests have the daemon die at the point.
    enum Place {
        /// ``CrashPointTests``: logs that are rotated.
        case logs
        /// ``JournalCrashTests``: journals that are rotated. Those of ``logs`` that both have are tried there too.
        case journals
        /// ``LedgerCrashTests``: the ledger's own life.
        case ledger
    }

    /// A new point needs a place: nothing is tried without one.
    var place: Place {
        switch self {
        case .fileOpened, .rotationNoticed, .siblingAdopted, .truncationNoticed, .compressedDataRead,
            .rotatedFileFinished, .blockRead, .blockCounted, .batchMade, .lastLook, .engineEnded, .countersWritten,
            .batchWritten, .batchCommitted:
            .logs
        case .journalBlockRead, .journalFileFinished: .journals
        case .migrating, .pruning, .repricing, .damagedLedgerMoved, .copyMade, .ledgerRebuilt, .ledgerLogMoved,
            .oldLedgerKept, .ledgerReplaced:
            .ledger
        }
    }
}
