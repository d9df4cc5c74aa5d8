import CrashPoints
import TestKit
import Testing

/// The daemon dies at named places in its code, each under each kind of rotation, and nothing is lost or counted twice.
@Suite(.serialized, .enabled(if: CrashScene.isPossible, "needs a debug build of the program"))
struct CrashPointTests {
    @Test(.timeLimit(.minutes(10)), arguments: CrashPoint.allCases.filter { $0.places.contains(.logs) })
    func everyLineOfALogIsCountedOnce(point: CrashPoint) async throws {
        try await CrashScene.run(point) { !$0.isOfJournals }
    }

    @Test(arguments: ["no-such-point", "block-read:", "block-read:0", "block-read:1:2", "Block-Read"])
    func aWrongNameIsTold(text: String) async throws {
        let folder = try TemporaryFolder()
        let result = try await Tailmeter.run(
            ["run", "app.log"], in: folder, environment: ["TAILMETER_CRASH_POINT": text])
        #expect(result.end == .exited(2))
        #expect(result.errors.hasPrefix("tailmeter: TAILMETER_CRASH_POINT='\(text)': expected"))
        #expect(result.errors.contains("file-opened") && result.errors.contains("ledger-replaced"))
    }
}
