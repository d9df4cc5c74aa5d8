import ArgumentParser
import Glibc
import LogSources
import Pipeline
import Settings
import UsageModel

/// `tailmeter init`.
struct InitCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "init", abstract: "Looks at logs and writes a commented settings file for them.",
        discussion: """
            It tells which preset knows the lines, which fields could be labels, and what was spent in the last week. Of large \
            logs it reads the end. Nothing but the settings file is written.
            """)

    @Argument(help: "Log files, gzip files too, or globs; each becomes a source.", completion: .file())
    var logs: [String]

    @Option(help: "The file to write; - prints it.", completion: .file())
    var output = "tailmeter.yaml"

    @Flag(help: "Replace the file where it is there already.")
    var force = false

    func run() throws {
        let isPrinted = output == "-"
        if !isPrinted, !force, access(output, F_OK) == 0 {
            throw CommandFailure("\(output) is there already; name another with --output, or replace it with --force")
        }
        let zone = CivilZone.system
        var looks: [LogLook] = []
        var failures: [String] = []
        for (pattern, paths) in try sources() {
            guard !paths.isEmpty else {
                failures.append("\(pattern): no file matches")
                continue
            }
            do {
                let look = try LogLook(pattern: pattern, paths: paths, zone: zone)
                looks.append(look)
                failures += look.result.failures
            } catch let error as StreamError {
                failures.append(error.description)
            }
        }
        if !looks.isEmpty {
            let spend = SpendProposal(looks, zone: zone)
            let text = SettingsDraft(looks: looks, spend: spend, zone: zone).text
            if isPrinted {
                StandardOutput.write(text)
            } else {
                try AtomicFile.write(text, to: output, replaces: force)
                StandardOutput.write(
                    "\(output): written; look through it, then 'tailmeter run --config \(output)'\n")
            }
        }
        for failure in failures { StandardError.write("tailmeter: \(failure)\n") }
        if !failures.isEmpty { throw CommandFailure("") }
    }

    /// The sources: each log by a path that holds wherever the daemon is started.
    private func sources() throws -> [(pattern: String, paths: [String])] {
        var sources: [(pattern: String, paths: [String])] = []
        for log in logs {
            guard log != "-" else {
                throw CommandFailure(
                    "-: init looks at files; write some of the lines to a file, and name that", status: .usage)
            }
            let pattern = try absolute(log)
            // What stands twice is one source.
            if sources.contains(where: { $0.pattern == pattern }) { continue }
            let paths = PathPattern(pattern).expand()
            if let fifo = paths.first(where: PipeStream.isFifo) {
                throw CommandFailure("\(fifo) is a FIFO, and what init reads of it the daemon would miss; name a file")
            }
            sources.append((pattern, paths))
        }
        return Self.joined(sources)
    }

    /// Files that a shell made of a pattern such as `*.jsonl` are one source by that pattern, where it finds the same again.
    private static func joined(
        _ sources: [(pattern: String, paths: [String])]
    ) -> [(pattern: String, paths: [String])] {
        guard sources.count > 1, let first = sources.first?.pattern else { return sources }
        let name = PathPattern.name(of: first)
        let pattern = PathPattern.directory(of: first) + "/*" + (name.lastIndex(of: ".").map { name[$0...] } ?? "")
        let paths = PathPattern(pattern).expand()
        return paths == sources.flatMap(\.paths).sorted() ? [(pattern, paths)] : sources
    }

    private func absolute(_ path: String) throws -> String {
        guard !path.hasPrefix("/") else { return path }
        guard let folder = getcwd(nil, 0) else {
            throw CommandFailure("the working folder: \(String(cString: strerror(errno))); name logs by whole paths")
        }
        defer { free(folder) }
        return "\(String(cString: folder))/\(path.hasPrefix("./") ? String(path.dropFirst(2)) : path)"
    }
}
