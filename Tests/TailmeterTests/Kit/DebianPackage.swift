import Foundation
import TestKit
import Testing

/// The script that tries the package on a throw-away copy of the system.
enum DebianPackage {
    private static let folder = URL(filePath: #filePath).deletingLastPathComponent()
        .appending(path: "../../../deploy/debian").standardized.path
    private static let script = "\(folder)/test.sh"

    /// Whether such a copy can be made here: for root, where overlayfs and dpkg's tools are there.
    static let canBeTried = (try? run(script, "--possible"))?.status == 0

    /// Packages a binary, and tells a field of the package.
    static func field(_ name: String, of binary: String, environment: [String: String]) async throws -> String {
        let place = try TemporaryFolder()
        let made = try await ChildProcess(
            "\(folder)/build.sh", [binary, place.path], in: place,
            environment: environment.merging(["XZ": "none"]) { $1 }
        ).wait(within: 300)
        try #require(made.end == .exited(0), "\(made.output)\(made.errors)")
        let package = made.output.trimmingCharacters(in: .whitespacesAndNewlines)
        return try await ChildProcess.run(tool: "dpkg-deb", ["--field", package, name]).output
    }

    /// Packages a binary, and installs, runs, upgrades, removes and purges the package.
    static func tryOut(_ binary: String) async throws -> ChildProcess.Result {
        try await ChildProcess(script, [binary]).wait(within: 300)
    }
}
