import Foundation
import TestKit
import Testing

/// The Debian package, of this build's binary, on a throw-away copy of the system.
@Suite(.serialized, .enabled(if: PackageTests.isPossible, "needs root, dpkg-dev and overlayfs"))
struct PackageTests {
    private static let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(
        path: "../../deploy/debian"
    )
    .standardized.path

    static let isPossible = (try? run("\(folder)/test.sh", "--possible"))?.status == 0

    @Test(.timeLimit(.minutes(10))) func isInstalledRunsIsUpgradedAndLeavesNothing() async throws {
        let result = try await ChildProcess("\(Self.folder)/test.sh", [Tailmeter.binary]).wait(within: 300)
        #expect(result.end == .exited(0), "\(result.output)\(result.errors)")
        #expect(
            result.output == """
                installed: as it should be
                ran with the settings of the package, as its user
                upgraded: the ledger goes on, changed settings stay
                removed and purged: nothing left but the user

                """)
    }
}
