import Foundation
import TestKit

/// The script that tries the package on a throw-away copy of the system.
enum DebianPackage {
    private static let script = URL(filePath: #filePath).deletingLastPathComponent()
        .appending(path: "../../../deploy/debian/test.sh").standardized.path

    /// Whether such a copy can be made here: for root, where overlayfs and dpkg's tools are there.
    static let canBeTried = (try? run(script, "--possible"))?.status == 0

    /// Packages a binary, and installs, runs, upgrades, removes and purges the package.
    static func tryOut(_ binary: String) async throws -> ChildProcess.Result {
        try await ChildProcess(script, [binary]).wait(within: 300)
    }
}
