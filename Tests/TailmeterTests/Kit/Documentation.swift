import Foundation
import Glibc
import TestKit

/// The pages of the repository, and the programs that try them.
enum Documentation {
    static let root = URL(filePath: #filePath).appending(path: "../../../..").standardized.path
    private static let folder = "\(root)/Tests/Documentation"

    /// All pages that have a block of text, relative to the repository.
    static let pages: [String] = {
        let files = FileManager.default.enumerator(
            at: URL(filePath: root), includingPropertiesForKeys: nil, options: .skipsHiddenFiles)
        var found: [String] = []
        while let file = files?.nextObject() as? URL {
            guard file.pathExtension == "md", let text = try? String(contentsOf: file, encoding: .utf8) else {
                continue
            }
            if text.contains("```") { found.append(String(file.path.dropFirst(root.count + 1))) }
        }
        return found.sorted()
    }()

    /// Whether a page can be run: it gets a network, an /etc and a /var of its own.
    static let canRun: Bool = {
        let user = geteuid() == 0 ? "" : "--map-root-user"
        let command = "unshare \(user) --net --mount --pid --fork --mount-proc ip link set lo up"
        return ProgramSearch.has("python3") && (try? TestKit.run("sh", "-c", command))?.status == 0
    }()

    /// Whether there are modules of the libraries to make pages of.
    static let hasModules = FileManager.default.fileExists(atPath: "\(root)/.build/debug/Modules/LLMClient.swiftmodule")

    /// Runs one of the programs to its end.
    static func run(_ program: String, _ arguments: [String]) async throws -> ChildProcess.Result {
        try await ChildProcess.run(tool: "python3", ["\(folder)/\(program)"] + arguments)
    }

    /// Runs the blocks of a page.
    static func run(page: String) async throws -> ChildProcess.Result {
        try await run("commands.py", ["--binary", Tailmeter.binary, page])
    }
}
