import Archive
import ArgumentParser
import Foundation
import Ledger
import Settings
import UsageModel

/// `tailmeter archive list`.
struct ListArchiveCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "The segments: their times, lines and sizes.",
        discussion: "It only reads, and may run beside the daemon.")

    @OptionGroup var place: ArchivePlace

    @Option(help: "Only segments with lines of this time or later.")
    var since: String?

    @Option(help: "Only segments with lines before this time.")
    var until: String?

    @Option(help: "table or json.")
    var format: TableFormat = .table

    func run() throws {
        let settings = try place.settings()
        let range = try TimeArgument.range(since: since, until: until, zone: settings.zone)
        do {
            let catalog = try ArchiveCatalog(folder: try place.folder(settings))
            let segments = catalog.segments(in: range)
            switch format {
            case .table: StandardOutput.write(table(segments, settings.zone))
            case .json: StandardOutput.write(try json(segments))
            }
        } catch {
            throw CommandFailure.explained(error)
        }
    }

    private func table(_ segments: [ArchiveSegment], _ zone: CivilZone) -> String {
        guard !segments.isEmpty else { return "no segments\n" }
        var table = TextTable(columns: [
            .init(title: "segment", isNumber: false), .init(title: "first line", isNumber: false),
            .init(title: "last line", isNumber: false), .init(title: "lines", isNumber: true),
            .init(title: "bytes", isNumber: true), .init(title: "of", isNumber: true),
            .init(title: "state", isNumber: false),
        ])
        for segment in segments {
            table.rows.append([
                segment.path, RFC3339.text(segment.firstTime, zone: zone), RFC3339.text(segment.lastTime, zone: zone),
                HumanText.grouped(segment.lines), HumanText.bytes(segment.bytes), HumanText.bytes(segment.rawBytes),
                segment.state == .open ? "open" : "finished",
            ])
        }
        let sum = { (value: (ArchiveSegment) -> Int64) in segments.reduce(0) { $0 + value($1) } }
        table.totals = [
            HumanText.counted(Int64(segments.count), "segment"), "", "", HumanText.grouped(sum(\.lines)),
            HumanText.bytes(sum(\.bytes)), HumanText.bytes(sum(\.rawBytes)), "",
        ]
        return table.render(color: StandardOutput.wantsColor)
    }

    private struct Document: Encodable {
        let path: String
        let state: String
        let lines: Int64
        let bytes: Int64
        let rawBytes: Int64
        let crc32: String
        let firstTime: String
        let lastTime: String
    }

    private func json(_ segments: [ArchiveSegment]) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        encoder.keyEncodingStrategy = .convertToSnakeCase
        let documents = segments.map { segment in
            let crc = String(segment.crc, radix: 16)
            return Document(
                path: segment.path, state: segment.state == .open ? "open" : "finished", lines: segment.lines,
                bytes: segment.bytes, rawBytes: segment.rawBytes,
                crc32: String(repeating: "0", count: 8 - crc.count) + crc,
                firstTime: RFC3339.text(segment.firstTime, zone: .utc, hasFraction: true),
                lastTime: RFC3339.text(segment.lastTime, zone: .utc, hasFraction: true))
        }
        return String(decoding: try encoder.encode(["segments": documents]), as: UTF8.self) + "\n"
    }
}
