import Foundation
import ProviderKit
import TestKit

/// The published `anthropic` package, asked by the programs in `Provider/`.
enum OfficialPackage {
    /// A program that failed.
    struct Failed: Error {
        let program: String
        let status: Int32
    }

    /// Whether deploy/prices/install-published.sh could install it.
    static let isInstalled = FileManager.default.fileExists(
        atPath: "\(FakeProvider.packages)/anthropic/_base_client.py")

    /// The arguments of `env` that run a program.
    static func arguments(_ program: String, _ more: String...) -> [String] {
        let path = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Provider/\(program)").path
        return ["PYTHONPATH=\(FakeProvider.packages)", "python3", path] + more
    }

    /// What a program prints.
    ///
    /// - Throws: ``Failed``.
    static func output(of program: String, input: Data = Data()) throws -> Data {
        let folder = FileManager.default.temporaryDirectory.path
        let (from, to) = ("\(folder)/input-\(UUID().uuidString)", "\(folder)/output-\(UUID().uuidString)")
        defer {
            unlink(from)
            unlink(to)
        }
        try input.write(to: URL(filePath: from))
        let status = try SpawnedProgram("env", arguments(program), input: from, output: to).wait()
        guard status == 0 else { throw Failed(program: program, status: status) }
        return try Data(contentsOf: URL(filePath: to))
    }
}
