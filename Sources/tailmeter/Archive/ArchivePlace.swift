import Archive
import ArgumentParser
import Foundation
import LogDecoding
import Pipeline
import Pricing
import Settings

/// Which archive a command is about.
struct ArchivePlace: ParsableArguments {
    @Option(
        name: [.short, .long], help: "The daemon's settings file: its archive holds, and its fields have their labels.",
        completion: .file())
    var config: String?

    @Option(help: "The archive's folder, in place of what the settings say.", completion: .directory)
    var dir: String?

    func validate() throws {
        guard config != nil || dir != nil else {
            throw ValidationError("name the archive with --config and the daemon's settings file, or with --dir")
        }
    }

    /// The settings; the defaults where none are named.
    func settings() throws -> Settings {
        try config.map(SettingsOption.read) ?? Settings()
    }

    /// The folder.
    ///
    /// - Throws: ``CommandFailure`` where the settings have no archive.
    func folder(_ settings: Settings) throws -> String {
        if let dir { return dir }
        guard settings.archive != nil else {
            throw CommandFailure("\(config ?? "the settings") have no 'archive'; add it, or name a folder with --dir")
        }
        return ArchiveSetup.folder(settings)
    }

    /// The sources of the settings, by which lines are decoded.
    func sources(_ settings: Settings) throws -> [TailSource] {
        DaemonSetup(settings: settings, book: try PriceSelection.book(file: nil, settings: settings)).sources
    }

    /// How the archive is kept.
    func options(_ settings: Settings) throws -> ArchiveOptions {
        var settings = settings
        if settings.archive == nil { settings.archive = Settings.Archive() }
        if let dir { settings.archive?.directory = dir }
        guard let options = try ArchiveSetup.options(settings, environment: ProcessInfo.processInfo.environment) else {
            throw CommandFailure("\(config ?? "the settings") have no 'archive'")
        }
        return options
    }

    /// Reads `--where name=value`.
    static func conditions(_ texts: [String], settings: Settings) throws -> [LineCondition] {
        let labels = settings.sources.flatMap(\.labels)
        let paths = Dictionary(labels.compactMap { label in FieldPath(label.path).map { (label.name, $0) } }) {
            first, _ in first
        }
        return try texts.map { text in
            guard let condition = LineCondition(text, labels: paths) else {
                throw CommandFailure(
                    "--where \(text): expected name=value, such as model=claude-haiku-4-5 or user=u-17; names are model,"
                        + " provider, status, source, a label of the settings or the path of a field", status: .usage)
            }
            return condition
        }
    }
}
