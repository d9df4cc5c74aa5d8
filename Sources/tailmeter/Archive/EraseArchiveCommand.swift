import Archive
import ArgumentParser
import Foundation
import Glibc
import Guardrails
import Ledger
import LogDecoding
import Moderation
import Settings
import UsageModel

/// `tailmeter archive erase`.
struct EraseArchiveCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "erase", abstract: "Takes one person's lines out of the archive, and the name out of the ledger.",
        discussion: """
            Segments are written anew without the lines that --where finds. In the ledger the value of a label becomes \
            'erased-' and a number: what it cost stays in all totals. Of requests that are listed as the costliest, ids and \
            places go. The daemon must be stopped. Backups, copies of the archive and the logs themselves are not touched.
            """)

    @OptionGroup var place: ArchivePlace

    @Option(
        name: .customLong("where"),
        help: "Whose lines, such as user=u-17: a label of the settings, or the path of a field; may be repeated.")
    var conditions: [String] = []

    @Option(help: "The state folder. (default: that of the settings)", completion: .directory)
    var state: String?

    @Flag(help: "Tell what would go, and leave it.")
    var dryRun = false

    func validate() throws {
        guard !conditions.isEmpty else { throw ValidationError("say with --where whose lines go") }
    }

    func run() throws {
        let settings = try place.settings()
        do {
            try erase(settings)
        } catch {
            throw CommandFailure.explained(error)
        }
    }

    private func erase(_ settings: Settings) throws {
        let options = try place.options(settings)
        let catalogFolder = try place.folder(settings)
        let wanted = try ArchivePlace.conditions(conditions, settings: settings)
        // Both are held until all is done: no daemon may write meanwhile.
        let ledgerFolder = state ?? settings.stateDirectory
        let hasLedger = access(StateFolder.ledgerPath(in: ledgerFolder), F_OK) == 0
        let stateFolder = hasLedger ? try StateFolder(path: ledgerFolder) : nil
        _ = try ArchiveCatalog(folder: catalogFolder)
        let archive = try ArchiveFolder(options: options)
        defer { withExtendedLifetime((stateFolder, archive)) {} }
        let catalog = try ArchiveCatalog(folder: catalogFolder)
        let archived = try wanted.map { try $0.asArchived(by: options.redaction) }
        let selection = LineSelection(range: nil, conditions: archived, sources: try place.sources(settings))
        let result = try ArchiveErasure(options: options, catalog: catalog, selection: selection).run(isDryRun: dryRun)
        let would = dryRun ? "would be " : ""
        let lines = HumanText.counted(result.lines, "line")
        StandardOutput.write("\(lines) in \(HumanText.counted(Int64(result.segments), "segment")) \(would)erased\n")
        try eraseModerated(wanted + archived, settings, in: ledgerFolder, would: would)
        guard let stateFolder else {
            StandardError.write("tailmeter: \(ledgerFolder) has no ledger: no value of a label was looked for\n")
            return
        }
        for label in labels(wanted, settings) {
            let ledger = try LedgerStore(path: stateFolder.ledgerPath)
            let count = dryRun ? try ledger.seriesCount(label) : try ledger.forget(label)
            try ledger.close()
            StandardOutput.write(
                "\(label.name)=\(label.value): \(count) series of the ledger \(would)renamed, their totals stay\n")
        }
        let ids = result.requestIDs.union((wanted + archived).map(\.value)).filter { !$0.isEmpty }
        try eraseRequests(ids.sorted(), in: stateFolder.ledgerPath, would: would)
    }

    /// Forgets the ids and places of single requests.
    private func eraseRequests(_ ids: [String], in ledger: String, would: String) throws {
        let store = try LedgerStore(path: ledger)
        let count = try dryRun ? store.costlyCount(ids: ids) : store.forgetRequests(ids: ids)
        try store.close()
        guard count > 0 else { return }
        StandardOutput.write(
            "\(HumanText.counted(Int64(count), "id")) of the ledger's costliest requests \(would)forgotten\n")
    }

    /// Forgets what moderation said of the texts of users that the conditions name.
    private func eraseModerated(
        _ conditions: [LineCondition], _ settings: Settings, in folder: String, would: String
    ) throws {
        let path = ModerationLedger.path(in: ModerationSetup.folder(folder))
        guard access(path, F_OK) == 0 else { return }
        let places = settings.moderation.map(LoggedPlaces.user) ?? TextSampling.commonUser
        let users = Set(
            conditions.compactMap { condition in
                if case .field(let path) = condition.subject, places.contains(path) { condition.value } else { nil }
            })
        guard !users.isEmpty else { return }
        let store = try LedgerStore(path: path)
        let count =
            try dryRun
            ? store.countModeratedTexts(of: Array(users)) : store.forgetModeratedTexts(of: Array(users))
        if !dryRun { try store.vacuum() }
        try store.close()
        StandardOutput.write("\(HumanText.counted(Int64(count), "text")) of the moderation's list \(would)forgotten\n")
    }

    /// The labels of the ledger that the conditions are about.
    private func labels(_ conditions: [LineCondition], _ settings: Settings) -> [SeriesKey.Label] {
        var labels: [SeriesKey.Label] = []
        for condition in conditions {
            guard case .field(let path) = condition.subject else { continue }
            for source in settings.sources {
                for label in source.labels where FieldPath(label.path) == path {
                    let found = SeriesKey.Label(name: label.name, value: condition.value)
                    if !labels.contains(found) { labels.append(found) }
                }
            }
        }
        return labels
    }
}

extension LineCondition {
    /// The condition with its value as an archive has it.
    ///
    /// - Throws: ``CommandFailure`` where the archive has the same in place of many values.
    fileprivate func asArchived(by rules: RedactionRules) throws -> LineCondition {
        guard case .field(let path) = subject else { return self }
        var redactor = try Redactor(rules: rules)
        var document: Any = value
        for key in path.keys.reversed() { document = [key: document] }
        var output: [UInt8] = []
        let line = try JSONSerialization.data(withJSONObject: document)
        line.withUnsafeBytes { redactor.redact(line: $0, into: &output) }
        var redacted: Any? = try JSONSerialization.jsonObject(with: Data(output))
        for key in path.keys { redacted = (redacted as? [String: Any])?[key] }
        guard let text = redacted as? String else { throw Self.ambiguous(value) }
        guard text != value else { return self }
        guard redactor.counts.allSatisfy({ $0.value == 0 || rules.classes[$0.key] == .hash }) else {
            throw Self.ambiguous(text)
        }
        return LineCondition(subject, text)
    }

    private static func ambiguous(_ text: String) -> CommandFailure {
        CommandFailure(
            "the archive has \(text) in place of every value like this one, and cannot tell whose lines they are; nothing was"
                + " erased. Values that are replaced by 'hash' can be told apart: see docs/archive.md")
    }
}
