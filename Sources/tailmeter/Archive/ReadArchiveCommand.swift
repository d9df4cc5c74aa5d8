import Archive
import ArgumentParser
import Settings

/// `tailmeter archive cat`.
struct ReadArchiveCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "cat", abstract: "Writes out archived lines.",
        discussion: """
            Only the segments are read that can hold wanted lines. It may run beside the daemon: what is committed is written \
            out.
            """)

    @OptionGroup var place: ArchivePlace

    @Option(help: "Only lines of this time or later: \(TimeArgument.forms).")
    var since: String?

    @Option(help: "Only lines before this time.")
    var until: String?

    @Option(
        name: .customLong("where"),
        help: "Only lines that tell this, such as model=claude-haiku-4-5 or user=u-17; may be repeated.")
    var conditions: [String] = []

    func run() throws {
        let settings = try place.settings()
        let range = try TimeArgument.range(since: since, until: until, zone: settings.zone)
        let selection = LineSelection(
            range: range, conditions: try ArchivePlace.conditions(conditions, settings: settings),
            sources: try place.sources(settings))
        do {
            let catalog = try ArchiveCatalog(folder: try place.folder(settings))
            _ = try ArchiveExtract(catalog, range: range, selection: selection).run { StandardOutput.write(bytes: $0) }
        } catch {
            throw CommandFailure.explained(error)
        }
    }
}
