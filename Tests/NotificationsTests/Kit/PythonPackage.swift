import Foundation
import TestKit

/// What others' programs say, so that ours are not held against themselves.
enum Python {
    /// Where `make test` puts published packages.
    static let packages = URL(filePath: #filePath).deletingLastPathComponent()
        .appending(path: "../../../.build/published-prices").standardized.path

    static let hasStandardWebhooks: Bool =
        (try? Python.run("import standardwebhooks", []))?.status == 0

    /// Runs lines of Python with `sys.argv[1:]`.
    static func run(_ script: String, _ arguments: [String]) throws -> (status: Int32, output: String) {
        let folder = try TestFolder()
        let file = try folder.write("import sys\nsys.path.insert(0, '\(packages)')\n" + script, to: "script.py")
        let output = folder.path("output")
        let status = try SpawnedProgram("python3", [file] + arguments, output: output).wait()
        return (status, folder.text("output"))
    }
}
