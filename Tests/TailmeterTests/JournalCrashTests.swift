import CrashPoints
import TestKit
import Testing

/// As ``CrashPointTests``, for journals.
@Suite(
    .serialized,
    .enabled(
        if: CrashScene.isPossible && JournalWriter.isInstalled,
        "needs a debug build of the program and systemd-journal-remote"))
struct JournalCrashTests {
    @Test(.timeLimit(.minutes(10)), arguments: CrashPoint.allCases.filter { $0.places.contains(.journals) })
    func everyLineOfAJournalIsCountedOnce(point: CrashPoint) async throws {
        try await CrashScene.run(point) { $0.isOfJournals }
    }
}
