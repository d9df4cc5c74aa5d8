import Foundation
import Testing

/// Debian's chromium without a window, by a script that speaks its DevTools protocol (Tests/Browser).
enum PageBrowser {
    private static let script = URL(filePath: #filePath).deletingLastPathComponent()
        .appending(path: "../../Browser/look.py").standardized.path

    static let isInstalled =
        FileManager.default.fileExists(atPath: "/usr/bin/chromium") && PublishedPackages.has("websockets")

    /// Opens a daemon's page and tells what is there.
    static func look(_ daemon: Daemon, _ arguments: [String]) async throws -> [String: Any] {
        let port = try await daemon.port()
        let result = try await ChildProcess.run(
            tool: "env",
            ["PYTHONPATH=\(PublishedPackages.folder)", "python3", script, "http://127.0.0.1:\(port)/"] + arguments)
        try #require(result.end == .exited(0), "\(result.errors.suffix(2_000))")
        return try #require(try JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [String: Any])
    }
}
