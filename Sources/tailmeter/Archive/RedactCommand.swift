import ArgumentParser
import Foundation
import Guardrails
import LogDecoding
import LogSources
import Pipeline
import Pricing
import Settings
import UsageModel

/// `tailmeter redact`.
struct RedactCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "redact", abstract: "Writes out log lines as the archive would keep them.",
        discussion: """
            Without settings, all classes are replaced by labels. What was taken out is told at the end, by class, on standard \
            error.
            """)

    @Argument(help: "Log files, gzip files too; - is standard input.", completion: .file())
    var files: [String] = ["-"]

    @Option(
        name: [.short, .long], help: "A settings file: its archive.redact holds, and the ids of its sources stay.",
        completion: .file())
    var config: String?

    @Flag(help: "Tell what was taken out, and write no lines.")
    var count = false

    func run() throws {
        do {
            let settings = try config.map(SettingsOption.read) ?? Settings()
            var rules = try ArchiveSetup.rules(
                (settings.archive ?? Settings.Archive()).redaction, environment: ProcessInfo.processInfo.environment)
            rules.identifiers = try identifiers(settings)
            var redactor = try Redactor(rules: rules)
            for file in files { try redact(try FileLines(file), &redactor) }
            tell(redactor.counts)
        } catch {
            throw CommandFailure.explained(error)
        }
    }

    private func identifiers(_ settings: Settings) throws -> [[String]] {
        var settings = settings
        if settings.sources.isEmpty { settings.sources = [Settings.Source(file: "-", zone: .utc)] }
        let sources = DaemonSetup(settings: settings, book: .builtIn).sources
        return Array(Set(sources.flatMap { $0.plan.identifierPaths.map(\.keys) }))
    }

    private func redact(_ lines: FileLines, _ redactor: inout Redactor) throws {
        var output: [UInt8] = []
        while let block = try lines.next() {
            let bytes: UnsafeRawBufferPointer
            switch block {
            case .lines(let lines), .rest(let lines): bytes = lines
            case .tooLong: continue
            }
            output.removeAll(keepingCapacity: true)
            Lines.forEach(in: bytes) { line in
                guard !line.isEmpty else { return }
                redactor.redact(line: line, into: &output)
                output.append(0x0A)
            }
            if !count, !StandardOutput.write(bytes: output) { return }
        }
    }

    private func tell(_ counts: [RedactionClass: Int64]) {
        let found = RedactionClass.allCases.compactMap { kind -> String? in
            guard let count = counts[kind], count > 0 else { return nil }
            return "\(kind.rawValue) \(HumanText.grouped(count))"
        }
        StandardError.write("redacted: \(found.isEmpty ? "nothing" : found.joined(separator: ", "))\n")
    }
}
