import Testing

/// The Debian package, of this build's binary, on a throw-away copy of the system.
@Suite(.enabled(if: DebianPackage.canBeTried, "needs root, overlayfs and dpkg-dev"))
struct PackageTests {
    @Test(.timeLimit(.minutes(10))) func isInstalledRunsIsUpgradedAndLeavesNothing() async throws {
        let result = try await DebianPackage.tryOut(Tailmeter.binary)
        #expect(result.end == .exited(0), "\(result.output)\(result.errors)")
        #expect(
            result.output == """
                installed: as it should be
                ran with the settings of the package, as its user
                upgraded: the ledger goes on, changed settings stay
                removed and purged: nothing left but the user

                """)
    }

    @Test(.timeLimit(.minutes(10))) func itsMaintainerCanBeNamed() async throws {
        let named = ["MAINTAINER": "Jo Ops <jo@ops.example>"]
        #expect(
            try await DebianPackage.field("Maintainer", of: Tailmeter.binary, environment: named)
                == "Jo Ops <jo@ops.example>\n")
    }
}
