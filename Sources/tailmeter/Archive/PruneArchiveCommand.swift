import Archive
import ArgumentParser
import Ledger
import Pipeline
import Settings
import UsageModel

/// `tailmeter archive prune`.
struct PruneArchiveCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "prune", abstract: "Takes away segments that are past their time, or too many.",
        discussion: """
            The daemon does so by itself, as the settings say; this does it at once, or by other limits. It may run beside the \
            daemon. Segments that are being written to stay.
            """)

    @OptionGroup var place: ArchivePlace

    @Option(help: "How long segments are kept, such as 30d. (default: that of the settings)")
    var keep: String?

    @Option(help: "How large all segments may be, such as 10GiB. (default: that of the settings)")
    var keepBytes: String?

    @Flag(help: "Tell what would go, and leave it.")
    var dryRun = false

    func run() throws {
        let settings = try place.settings()
        let seconds = try limit("keep", keep, DurationText.expected) { DurationText.seconds($0) }
        let bytes = try limit("keep-bytes", keepBytes, SizeText.expected) { SizeText.bytes($0).map(Int64.init) }
        do {
            let catalog = try ArchiveCatalog(folder: try place.folder(settings))
            let retention = ArchiveRetention(
                folder: catalog.folder, keepSeconds: seconds ?? settings.archive?.keepSeconds,
                keepBytes: bytes ?? settings.archive?.keepBytes.map(Int64.init), index: catalog.index)
            let due = try retention.due(now: Clock.now)
            if !dryRun { try retention.remove(due) }
            for segment in due { StandardOutput.write("\(segment.path)\n") }
            let sum = HumanText.bytes(due.reduce(0) { $0 + $1.bytes })
            let what = "\(HumanText.counted(Int64(due.count), "segment")) of \(sum)"
            StandardOutput.write(dryRun ? "\(what) would go\n" : "\(what) removed\n")
        } catch {
            throw CommandFailure.explained(error)
        }
    }

    private func limit<Value>(
        _ name: String, _ text: String?, _ expected: String, parse: (String) -> Value?
    ) throws -> Value? {
        guard let text else { return nil }
        guard let value = parse(text) else {
            throw CommandFailure("--\(name) \(text): expected \(expected)", status: .usage)
        }
        return value
    }
}
