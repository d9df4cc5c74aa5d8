import Foundation
import TestKit

/// What the tests have in C under `Tests/Faults`, compiled once for all of them.
enum CompiledProgram {
    /// An app that logs at a steady rate.
    static let writer = make("writer", [])
    /// What makes system calls fail, to be preloaded.
    static let faults = make("faults", ["-shared", "-fPIC"])

    /// Whether there is a compiler.
    static let isPossible = isInstalled("clang")

    private static let folder = try? TemporaryFolder()

    private static func make(_ name: String, _ options: [String]) -> String {
        let source = URL(filePath: #filePath).appending(path: "../../../Faults/\(name).c").standardized.path
        guard let path = folder?.path(name) else { return "no folder" }
        let command =
            "clang -O1 -Wall -Wextra -Werror \(options.joined(separator: " ")) -o '\(path)' '\(source)' -ldl -lpthread"
        guard (try? run("sh", "-c", command))?.status == 0 else { return "\(name) does not compile: \(command)" }
        return path
    }
}
