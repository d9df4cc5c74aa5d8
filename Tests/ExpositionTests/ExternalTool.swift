import Foundation

/// A program that judges the page as Prometheus would, if this machine has it.
struct ExternalTool {
    let executable: URL

    /// Searches `PATH` for `name`.
    init?(_ name: String) {
        let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
        let candidates = folders.map { URL(filePath: String($0)).appending(path: name) }
        guard let found = candidates.first(where: { FileManager.default.isExecutableFile(atPath: $0.path) }) else {
            return nil
        }
        executable = found
    }

    private init(executable: URL) {
        self.executable = executable
    }

    /// Runs the program over `input`. Files and not pipes stand at both ends, so that neither side waits for the other.
    func run(_ arguments: [String], input: [UInt8] = []) throws -> (status: Int32, output: String, errors: String) {
        let folder = FileManager.default.temporaryDirectory.appending(path: "exposition-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let (inputFile, outputFile, errorFile) =
            (folder.appending(path: "input"), folder.appending(path: "output"), folder.appending(path: "errors"))
        try Data(input).write(to: inputFile)
        try Data().write(to: outputFile)
        try Data().write(to: errorFile)

        let process = Process()
        process.executableURL = executable
        process.arguments = arguments
        process.standardInput = try FileHandle(forReadingFrom: inputFile)
        process.standardOutput = try FileHandle(forWritingTo: outputFile)
        process.standardError = try FileHandle(forWritingTo: errorFile)
        try process.run()
        process.waitUntilExit()
        return (
            process.terminationStatus,
            try String(contentsOf: outputFile, encoding: .utf8), try String(contentsOf: errorFile, encoding: .utf8)
        )
    }
}

extension ExternalTool {
    static let promtool = ExternalTool("promtool")

    /// Python, if it has the client whose parsers are the reference for OpenMetrics.
    static let pythonWithPrometheusClient: ExternalTool? = {
        // Debian's package is for Debian's own python3, which need not be the first in PATH.
        let pythons = [ExternalTool("python3"), ExternalTool(executable: URL(filePath: "/usr/bin/python3"))]
        return pythons.compactMap { $0 }.first { python in
            (try? python.run(["-c", "import prometheus_client.openmetrics.parser"]))?.status == 0
        }
    }()
}
