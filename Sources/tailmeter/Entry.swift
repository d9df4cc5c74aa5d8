import ArgumentParser
import CrashPoints

/// Runs a command and turns what went wrong into a message and an exit status.
@main
enum Entry {
    static func main() async {
        let words = CommandLine.arguments.dropFirst()
        var named: any ParsableCommand.Type = Tailmeter.self
        do {
            if let trouble = CrashPoint.trouble { throw CommandFailure(trouble, status: .usage) }
            named = try CommandNames.command(words, of: named)
            var command = try Tailmeter.parseAsRoot()
            if var asynchronous = command as? any AsyncParsableCommand {
                try await asynchronous.run()
            } else {
                try command.run()
            }
        } catch let failure as CommandFailure {
            if !failure.message.isEmpty { StandardError.write("tailmeter: \(failure.message)\n") }
            ExitStatus.leave(with: failure.status)
        } catch {
            let code = Tailmeter.exitCode(for: error)
            let message = Tailmeter.fullMessage(for: error)
            if code == .success {
                StandardOutput.write(message + "\n")
                ExitStatus.leave(with: .done)
            }
            let isUsage = code == .validationFailure
            let text = (isUsage ? CommandNames.unknownOption(words, of: named) : nil) ?? inOurWords(message)
            if !text.isEmpty { StandardError.write("tailmeter: \(text)\n") }
            ExitStatus.leave(with: isUsage ? .usage : .wrongInput)
        }
    }

    /// A message of ArgumentParser's as those of the commands are: `Error: Unknown option` is `unknown option`.
    private static func inOurWords(_ message: String) -> String {
        guard message.hasPrefix("Error: ") else { return message }
        let text = message.dropFirst("Error: ".count)
        return text.prefix(1).lowercased() + text.dropFirst()
    }
}
