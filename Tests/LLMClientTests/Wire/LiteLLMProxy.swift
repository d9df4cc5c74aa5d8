import Foundation
import FoundationNetworking
import ProviderKit
import TestKit

/// The published LiteLLM proxy in a process of its own, on 127.0.0.1.
final class LiteLLMProxy: Sendable {
    /// Whether deploy/prices/install-published.sh could install what it imports.
    static let isInstalled = ["litellm/proxy", "uvicorn", "fastapi", "apscheduler", "mcp"].allSatisfy {
        FileManager.default.fileExists(atPath: "\(FakeProvider.packages)/\($0)")
    }

    /// It refuses to start without one, and with one that is too plain.
    static let key = "sk-8c1f9d27b64e03a5d7c2f0918e6b3a4d"

    let url: String
    private let program: SpawnedProgram
    private let folder: String

    /// Starts one, and waits until it answers.
    ///
    /// - Parameter upstream: the provider behind the models that it does not mock.
    init(upstream: String) async throws {
        folder = "\(FileManager.default.temporaryDirectory.path)/proxy-\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        let config = "\(folder)/config.yaml"
        try Self.config(upstream: upstream).write(toFile: config, atomically: true, encoding: .utf8)
        let port = try Self.freePort()
        url = "http://127.0.0.1:\(port)"
        program = try SpawnedProgram(
            "env",
            [
                "--chdir", folder, "PYTHONPATH=\(FakeProvider.packages)", "LITELLM_MASTER_KEY=\(Self.key)",
                // Neither prices nor anything else are fetched from elsewhere.
                "LITELLM_LOCAL_MODEL_COST_MAP=True", "LITELLM_TELEMETRY=False", "NO_PROXY=127.0.0.1",
                "python3", "-m", "litellm.proxy.proxy_cli", "--config", config, "--host", "127.0.0.1",
                "--port", "\(port)",
            ], output: "\(folder)/log")
        try await isReady()
    }

    deinit {
        program.kill()
        _ = program.wait()
        try? FileManager.default.removeItem(atPath: folder)
    }

    private func isReady() async throws {
        guard let url = URL(string: "\(url)/health/liveliness") else { throw URLError(.badURL) }
        let deadline = ContinuousClock.now + .seconds(Waiting.patience)
        while true {
            if let (_, response) = try? await URLSession.shared.data(from: url),
                (response as? HTTPURLResponse)?.statusCode == 200
            {
                return
            }
            guard ContinuousClock.now < deadline else { throw Waiting.TimedOut(description: "the proxy answers") }
            try await Task.sleep(for: .milliseconds(100))
        }
    }

    private static func config(upstream: String) -> String {
        """
        model_list:
          - model_name: mocked
            litellm_params: {model: openai/gpt-4o, api_key: none, mock_response: "Hello from the mock."}
          - model_name: limited
            litellm_params: {model: openai/gpt-4o, api_key: none, mock_response: "litellm.RateLimitError"}
          - model_name: faulty
            litellm_params: {model: openai/gpt-4o, api_key: none, mock_response: "litellm.InternalServerError"}
          - model_name: passed-on
            litellm_params: {model: anthropic/claude-opus-4-8, api_key: none, api_base: "\(upstream)"}
        litellm_settings: {num_retries: 0, telemetry: false}
        router_settings: {num_retries: 0, disable_cooldowns: true}
        """
    }

    /// A port that nobody listens on at the moment: the proxy does not tell one that it has chosen by itself.
    private static func freePort() throws -> Int {
        let listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        defer { close(listener) }
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        var size = socklen_t(MemoryLayout<sockaddr_in>.size)
        let isBound = withUnsafeMutableBytes(of: &address) { bytes in
            guard let plain = bytes.baseAddress?.assumingMemoryBound(to: sockaddr.self) else { return false }
            return bind(listener, plain, size) == 0 && getsockname(listener, plain, &size) == 0
        }
        guard isBound else { throw POSIXError(.EADDRNOTAVAIL) }
        return Int(UInt16(bigEndian: address.sin_port))
    }
}
