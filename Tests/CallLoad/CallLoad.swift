import Foundation
import LLMClient

/// Makes many calls at a time in a process of its own, and tells what became of them and how much memory it took:
///
///     CallLoad BASE-URL CALLS
///
/// Each call asks "call N"; the provider answers by what it was asked. The output is JSON: `calls`, `own` (those that were
/// answered by their own text) and `peak_bytes` (`VmHWM`, the most memory that was ever resident).
@main
struct CallLoad {
    static func main() async throws {
        guard CommandLine.arguments.count == 3, let calls = Int(CommandLine.arguments[2]), (1...100_000).contains(calls)
        else {
            FileHandle.standardError.write(Data("usage: CallLoad BASE-URL CALLS\n".utf8))
            exit(2)
        }
        var settings = AnthropicProvider.Settings(key: APIKey("none"))
        settings.baseURL = CommandLine.arguments[1]
        settings.connections = calls
        var options = LLMClientOptions()
        // It ends by itself. On a busy machine many connections do not come about in time: those are tried again.
        options.callTimeout = 110
        options.retry.maxRetries = 1_000
        options.retryBudget = nil
        options.breaker.threshold = 1_000_000
        let client = LLMClient(provider: AnthropicProvider(settings), options: options)
        let results = await batchProcess(Array(0..<calls), maxConcurrent: calls) { number in
            let request = MessageRequest(
                model: "claude-opus-4-8", maxTokens: 16, messages: [.user("call \(number)")])
            return try await client.create(request).text == "call \(number)"
        }
        let own = results.count { (try? $0.get()) == true }
        print(#"{"calls": \#(calls), "own": \#(own), "peak_bytes": \#(try peakBytes())}"#)
    }

    private static func peakBytes() throws -> Int {
        let status = try String(contentsOfFile: "/proc/self/status", encoding: .utf8)
        let line = status.split(separator: "\n").first { $0.hasPrefix("VmHWM:") }
        return (line?.split(whereSeparator: \.isWhitespace).dropFirst().first.flatMap { Int($0) } ?? 0) * 1_024
    }
}
