import Foundation
import Ledger
import Settings
import UsageModel

/// What `tailmeter state inspect` prints.
enum StateReport {
    static func table(_ ledger: LedgerInspection, color: Bool) -> String {
        var facts = [
            ("ledger", ledger.path),
            ("size", "\(HumanText.bytes(ledger.bytes)), write-ahead log \(HumanText.bytes(ledger.logBytes))"),
            ("integrity", ledger.isIntact ? "intact" : "damaged"),
            ("schema", schema(ledger)),
            ("last written", RFC3339.text(ledger.lastWritten, zone: .system)),
        ]
        guard let contents = ledger.contents else { return lines(facts, problems: ledger.problems) }
        let totals = ledger.totals
        facts += [
            ("series", HumanText.grouped(Int64(contents.series.count))),
            (
                "requests",
                "\(HumanText.grouped(totals.requests)), \(HumanText.grouped(failures(contents))) of them failed"
            ),
            ("tokens", HumanText.grouped(totals.usage.total)),
            ("cost", HumanText.dollars(totals.cost)),
            ("kept unpriced", "\(HumanText.grouped(contents.unpricedCount)) requests"),
            ("listed costliest", "\(HumanText.grouped(contents.costlyCount)) requests"),
            ("still open", "\(HumanText.grouped(Int64(contents.openRequests.count))) requests"),
        ]
        var text = lines(facts, problems: ledger.problems)
        if !contents.generations.isEmpty { text += "\n" + files(contents).render(color: color) }
        if !contents.journalFiles.isEmpty { text += "\n" + journals(contents).render(color: color) }
        if !contents.tallies.isEmpty { text += "\n" + tallies(contents).render(color: color) }
        return text
    }

    private static func schema(_ ledger: LedgerInspection) -> String {
        if ledger.schemaVersion == ledger.knownSchemaVersion { return "\(ledger.schemaVersion)" }
        return ledger.schemaVersion > ledger.knownSchemaVersion
            ? "\(ledger.schemaVersion), of a later version of tailmeter; this one knows \(ledger.knownSchemaVersion)"
            : "\(ledger.schemaVersion), brought to \(ledger.knownSchemaVersion) when the daemon starts"
    }

    private static func lines(_ facts: [(String, String)], problems: [String]) -> String {
        let width = facts.map(\.0.count).max() ?? 0
        let text = facts.map { name, value in
            name + String(repeating: " ", count: width + 2 - name.count) + value + "\n"
        }.joined()
        return text + problems.map { "problem: \($0)\n" }.joined()
    }

    private static func files(_ contents: LedgerContents) -> TextTable {
        var table = TextTable(columns: [
            .init(title: "file", isNumber: false), .init(title: "source", isNumber: false),
            .init(title: "state", isNumber: false), .init(title: "read to byte", isNumber: true),
            .init(title: "lines", isNumber: true), .init(title: "last time", isNumber: false),
        ])
        table.rows = contents.generations.sorted { ($0.path, $0.id) < ($1.path, $1.id) }.map { file in
            [
                HumanText.printable(file.path), HumanText.printable(file.source), state(file.state),
                HumanText.grouped(file.offset),
                HumanText.grouped(file.lines), file.lastTime.map { RFC3339.text($0, zone: .system) } ?? "–",
            ]
        }
        return table
    }

    private static func journals(_ contents: LedgerContents) -> TextTable {
        var table = TextTable(columns: [
            .init(title: "journal file", isNumber: false), .init(title: "source", isNumber: false),
            .init(title: "state", isNumber: false), .init(title: "last time", isNumber: false),
        ])
        table.rows = contents.journalFiles.sorted { ($0.source, $0.path) < ($1.source, $1.path) }.map { file in
            [
                HumanText.printable(file.path), HumanText.printable(file.source), state(file.state),
                file.time.map { RFC3339.text($0, zone: .system) } ?? "–",
            ]
        }
        return table
    }

    private static func tallies(_ contents: LedgerContents) -> TextTable {
        var table = TextTable(columns: [
            .init(title: "source", isNumber: false), .init(title: "tally", isNumber: false),
            .init(title: "value", isNumber: true),
        ])
        table.rows = contents.tallies.filter { $0.value != 0 }.sorted {
            ($0.key.source, $0.key.name) < ($1.key.source, $1.key.name)
        }.map { [HumanText.printable($0.key.source), $0.key.name, HumanText.grouped($0.value)] }
        return table
    }

    /// The machine's form of the same.
    static func json(_ ledger: LedgerInspection) throws -> String {
        let encoder = JSONEncoder()
        encoder.keyEncodingStrategy = .convertToSnakeCase
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(StateDocument(ledger)), as: UTF8.self) + "\n"
    }

    static func state(_ state: FileGeneration.State) -> String {
        switch state {
        case .active: "active"
        case .finished: "finished"
        case .ignored, .ignoredCompressed: "ignored"
        }
    }

    static func state(_ state: JournalPosition.State) -> String {
        switch state {
        case .active: "active"
        case .finished: "finished"
        case .ignored: "ignored"
        case .damaged: "damaged"
        case .gone: "gone"
        }
    }

    static func failures(_ contents: LedgerContents) -> Int64 {
        contents.counters.reduce(0) { sum, entry in
            contents.series[entry.key]?.status == .success ? sum : sum + entry.value.totals.requests
        }
    }
}
