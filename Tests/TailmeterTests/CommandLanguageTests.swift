import Foundation
import TestKit
import Testing

/// All commands as one language: found by what the program tells of itself, so that one that is new is held to it too.
///
/// One after the other: each starts programs of its own, and the tests beside them wait for theirs.
@Suite(.serialized)
struct CommandLanguageTests {
    /// What `--experimental-dump-help` tells of a command.
    private struct Command: Decodable {
        struct Argument: Decodable {
            struct Name: Decodable {
                let kind: String
                let name: String
            }

            let kind: String
            let names: [Name]?
            let abstract: String?
            let allValues: [String]?
            let shouldDisplay: Bool
            let isOptional: Bool

            var long: String? { names?.first { $0.kind == "long" }?.name }
        }

        let commandName: String
        let abstract: String?
        let arguments: [Argument]?
        let subcommands: [Command]?
        let defaultSubcommand: String?

        /// Each command that does something, with the words that name it.
        func leaves(_ path: [String] = []) -> [(path: [String], command: Command)] {
            guard commandName != "help" else { return [] }
            guard let subcommands = subcommands?.filter({ $0.commandName != "help" }), !subcommands.isEmpty else {
                return [(path, self)]
            }
            return subcommands.flatMap { $0.leaves(path + [$0.commandName]) }
        }
    }

    private struct Dump: Decodable {
        let command: Command
    }

    private static func leaves() async throws -> [(path: [String], command: Command)] {
        let dump = try await Tailmeter.run(["--experimental-dump-help"]).output
        let leaves = try JSONDecoder().decode(Dump.self, from: Data(dump.utf8)).command.leaves()
        try #require(leaves.count > 20)
        return leaves
    }

    /// An error as a person can use it.
    private func expectMessage(_ result: ChildProcess.Result, status: Int32, _ what: [String]) {
        #expect(result.end == .exited(status), "\(what): \(result.errors)")
        #expect(result.errors.hasPrefix("tailmeter: "), "\(what): \(result.errors)")
        for word in ["Fatal error", "Error Domain", "NSError", "Optional(", "fatalError", "Swift."] {
            #expect(!result.errors.contains(word), "\(what): \(result.errors)")
        }
        #expect(result.output.isEmpty, "\(what): \(result.output)")
    }

    @Test func everythingHasAHelpText() async throws {
        for (path, command) in try await Self.leaves() {
            #expect(command.abstract?.hasSuffix(".") == true, "\(path): \(command.abstract ?? "")")
            for argument in command.arguments ?? [] where argument.shouldDisplay {
                let text = argument.abstract ?? ""
                #expect(text.hasSuffix(".") || text.hasSuffix(")"), "\(path) \(argument.long ?? ""): '\(text)'")
            }
            let help = try await Tailmeter.run(path + ["--help"])
            #expect(help.end == .exited(0) && help.errors.isEmpty && help.output.contains("USAGE: tailmeter "))
        }
    }

    @Test func formatsAreTheSameEverywhere() async throws {
        let known: Set<String> = ["table", "json", "csv", "text", "html"]
        for (path, command) in try await Self.leaves() {
            for argument in command.arguments ?? [] where argument.long == "format" {
                let values = try #require(argument.allValues, "\(path)")
                #expect(known.isSuperset(of: values) && values.contains("json"), "\(path): \(values)")
                let result = try await Tailmeter.run(path + ["--format", "xml"])
                expectMessage(result, status: 2, path)
                for value in values { #expect(result.errors.contains("'\(value)'"), "\(result.errors)") }
            }
        }
    }

    @Test func wrongUsageLeavesWithTwo() async throws {
        for (path, command) in try await Self.leaves() {
            expectMessage(try await Tailmeter.run(path + ["--no-such-option"]), status: 2, path)
            guard let option = command.arguments?.compactMap(\.long).first(where: { $0.count > 4 && $0 != "version" })
            else {
                continue
            }
            let slip = "--\(option.dropLast(2))\(String(option.suffix(2).reversed()))"
            guard slip != "--\(option)" else { continue }
            let result = try await Tailmeter.run(path + [slip])
            #expect(result.errors.contains("did you mean '--\(option)'?"), "\(path) \(slip): \(result.errors)")
        }
    }

    @Test(arguments: [
        (["analize"], "analyze"), (["state", "inspct"], "inspect"), (["guard", "imput"], "input"),
        (["archive", "lst"], "list"), (["alert", "tset"], "test"),
    ])
    func aMisspelledCommandIsKnown(words: [String], meant: String) async throws {
        let result = try await Tailmeter.run(words)
        expectMessage(result, status: 2, words)
        #expect(result.errors.contains("did you mean '\(meant)'?"), "\(result.errors)")
    }

    /// Files that are not there, for each command that takes one.
    @Test func wrongInputLeavesWithOne() async throws {
        let folder = try TemporaryFolder()
        for (path, command) in try await Self.leaves() {
            let options = Set((command.arguments ?? []).compactMap(\.long))
            guard options.contains("config") else { continue }
            let needed = (command.arguments ?? []).contains { $0.kind == "positional" && !$0.isOptional }
            var arguments = path + ["--config", "none.yaml"]
            if needed { arguments.append("none") }
            if path == ["archive", "erase"] { arguments += ["--where", "user=u"] }
            if path == ["budgets", "snooze"] { arguments += ["--for", "1h"] }
            // Without it, it asks for a terminal first.
            if path == ["top"] { arguments.append("--once") }
            let result = try await Tailmeter.run(arguments, in: folder)
            #expect(result.end == .exited(1), "\(path): \(result.errors)")
            // A place in a file stands first, as compilers tell it.
            #expect(
                result.errors.hasPrefix("tailmeter: ") || result.errors.hasPrefix("none.yaml"),
                "\(path): \(result.errors)")
            #expect(result.errors.contains("none"), "\(path): \(result.errors)")
        }
    }

    @Test(
        arguments: [
            (["alert", "test", "opps"], 2), (["budgets", "show", "al"], 2),
            (["budgets", "snooze", "al", "--for", "1h"], 2),
            (["check", "--sample", "app.log", "--source", "ap.log"], 2),
        ] as [([String], Int32)])
    func namesOfSettingsAreSuggested(words: [String], status: Int32) async throws {
        let folder = try TemporaryFolder()
        try folder.write("{}\n", to: "app.log")
        try folder.write(
            """
            sources: [{file: app.log}, {file: b.log}]
            webhooks: {ops: {format: slack, url: "http://127.0.0.1:1/", allow_private: true}}
            budgets: [{name: all, daily_usd: 1}]
            """, to: "tailmeter.yaml")
        let started = try await Tailmeter.run(["rebuild", "--config", "tailmeter.yaml"], in: folder)
        #expect(started.end == .exited(0), "\(started.errors)")
        let result = try await Tailmeter.run(words + ["--config", "tailmeter.yaml"], in: folder)
        expectMessage(result, status: status, words)
        #expect(result.errors.contains("did you mean '"), "\(result.errors)")
    }

    // MARK: - Completions

    /// What bash offers at the end of a line, by the script that the package installs.
    private func completions(_ line: String, in folder: TemporaryFolder) async throws -> [String] {
        let script = """
            set -e
            "$TAILMETER" --generate-completion-script bash > completions
            source completions
            words=(\(line)); [[ '\(line)' == *' ' ]] && words+=('')
            COMP_WORDS=("${words[@]}"); COMP_CWORD=$((${#words[@]} - 1)); COMP_LINE='\(line)'; COMP_POINT=${#COMP_LINE}
            set +e
            function=$(complete -p tailmeter | sed -n 's/.*-F \\([^ ]*\\) .*/\\1/p')
            "$function" tailmeter "${words[-1]}" "${words[-2]}"
            printf '%s\\n' "${COMPREPLY[@]}"
            """
        let result = try await Tailmeter.shell(script, in: folder)
        return result.output.split(separator: "\n").map { $0.trimmingCharacters(in: .whitespaces) }.sorted()
    }

    @Test func bashCompletesCommandsValuesAndFiles() async throws {
        let folder = try TemporaryFolder()
        try folder.write("", to: "tail.yaml")
        try folder.write("", to: "tail.log")
        try folder.makeFolder("state-folder")
        #expect(try await completions("tailmeter an", in: folder) == ["analyze"])
        #expect(try await completions("tailmeter analyze --format ", in: folder) == ["csv", "html", "json", "table"])
        #expect(try await completions("tailmeter run --log-format j", in: folder) == ["json"])
        #expect(try await completions("tailmeter check --config tail", in: folder) == ["tail.log", "tail.yaml"])
        #expect(try await completions("tailmeter init ta", in: folder) == ["tail.log", "tail.yaml"])
        #expect(try await completions("tailmeter reprice --state sta", in: folder) == ["state-folder"])
        #expect(try await completions("tailmeter budgets sn", in: folder) == ["snooze"])
    }
}
