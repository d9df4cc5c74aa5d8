import Foundation
import TestKit
import Testing

/// Every settings file that stands in `deploy/` is one.
struct DeploySettingsTests {
    @Test func daemonTakesAllSettings() async throws {
        let files = try DeployFolder.settings()
        for folder in ["docker", "kubernetes/base", "kubernetes/daemonset", "systemd"] {
            #expect(files.contains("\(folder)/tailmeter.yaml"))
        }
        for file in files {
            // A token that a listener beyond loopback needs.
            let result = try await Tailmeter.run(
                ["check", "--config", "\(DeployFolder.path)/\(file)"], environment: ["TAILMETER_TOKEN": "t"])
            #expect(result.end == .exited(0), "\(result.errors)")
            #expect(result.output.contains(": good, "))
        }
    }

    /// A listener that others reach tells them nothing without the token.
    @Test func listenersBeyondLoopbackHaveATokenFromTheEnvironment() throws {
        for file in try DeployFolder.settings() {
            let lines = try DeployFolder.text(file).split(separator: "\n")
            let isLoopback = lines.contains("listen: 127.0.0.1:9464")
            #expect(isLoopback || lines.contains("listen: 0.0.0.0:9464"), "\(file)")
            #expect(isLoopback != lines.contains("token_env: TAILMETER_TOKEN"), "\(file)")
        }
    }
}
