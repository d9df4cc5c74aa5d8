import Foundation
import TestKit

/// The pages of the repository, and the programs that try them.
enum Documentation {
    static let root = URL(filePath: #filePath).appending(path: "../../../..").standardized.path
    private static let folder = "\(root)/Tests/Documentation"

    /// All pages that have a block of text, relative to the repository.
    static let pages: [String] = {
        let names = FileManager.default.enumerator(atPath: root)?.compactMap { $0 as? String } ?? []
        return names.filter { name in
            name.hasSuffix(".md") && !name.hasPrefix(".") && !name.contains("/.")
                && (try? String(contentsOfFile: "\(root)/\(name)", encoding: .utf8))?.contains("```") == true
        }.sorted()
    }()

    /// Whether a page can be run: it gets a network, an /etc and a /var of its own.
    static let canRun =
        ProgramSearch.has("python3")
        && (try? TestKit.run("unshare", "--net", "--mount", "--pid", "--fork", "--mount-proc", "ip", "link"))?.status
            == 0

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
