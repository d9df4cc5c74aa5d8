import Foundation
import TestKit

/// The folder of what runs the daemon elsewhere, and what reads it.
enum DeployFolder {
    static let repository = URL(filePath: #filePath).appending(path: "../../../..").standardized.path
    static let path = "\(repository)/deploy"

    private static let reader = "\(repository)/Tests/Deploy/files.py"
    private static let packages = "\(repository)/.build/published-prices"

    /// Whether deploy/prices/install-published.sh could install a package.
    static func hasPackage(_ name: String) -> Bool {
        FileManager.default.fileExists(atPath: "\(packages)/\(name)/__init__.py")
    }

    static func text(_ file: String) throws -> String {
        try String(contentsOfFile: "\(path)/\(file)", encoding: .utf8)
    }

    /// All files, relative to the folder.
    static func files() throws -> [String] {
        try FileManager.default.subpathsOfDirectory(atPath: path).sorted()
    }

    /// The settings of the daemon among them: YAML that has sources.
    static func settings() throws -> [String] {
        try files().filter { $0.hasSuffix(".yaml") || $0.hasSuffix(".yml") }.filter {
            try text($0).split(separator: "\n").contains { $0.hasPrefix("sources:") }
        }
    }

    /// The documents of a YAML file, by its path.
    static func documents(_ path: String) async throws -> [DeployNode] {
        let result = try await ChildProcess.run(tool: "python3", [reader, "json", path])
        guard result.end == .exited(0) else { throw Waiting.TimedOut(description: "\(path): \(result.errors)") }
        return DeployNode(try JSONSerialization.jsonObject(with: Data(result.output.utf8))).list
    }

    /// The one document of a file of the folder.
    static func document(_ file: String) async throws -> DeployNode {
        try await documents("\(path)/\(file)").first ?? DeployNode(nil)
    }

    /// Holds a file against the schemas of a published package.
    static func validate(_ arguments: String...) async throws -> ChildProcess.Result {
        try await ChildProcess.run(tool: "python3", [reader] + arguments)
    }

    /// What `kubectl kustomize` makes of a folder, written into a file.
    static func kustomized(_ path: String, in folder: TemporaryFolder) async throws -> String {
        let result = try await ChildProcess.run(tool: "kubectl", ["kustomize", path])
        guard result.end == .exited(0) else { throw Waiting.TimedOut(description: "\(path): \(result.errors)") }
        return try folder.write(result.output, to: "manifests.yaml")
    }

    /// The seconds of a setting such as `20s`.
    static func seconds(_ setting: String) -> Int? {
        setting.last == "s" ? Int(setting.dropLast()) : nil
    }
}
