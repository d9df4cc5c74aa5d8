import Ledger
import UsageModel

/// What `tailmeter state inspect --format json` prints. Times are RFC 3339 in UTC.
struct StateDocument: Encodable {
    struct Requests: Encodable {
        let success: Int64
        let error: Int64
        /// Kept one by one until a price for them is known.
        let unpriced: Int64
        /// Those of which a later line may tell more.
        let open: Int
        /// The costliest, kept one by one.
        let costliest: Int64
    }

    struct Tokens: Encodable {
        let input: Int64
        let output: Int64
        let cacheRead: Int64
        let cacheWrite: Int64
    }

    struct File: Encodable {
        let path: String
        let source: String
        let state: String
        let offset: Int64
        let lines: Int64
        let device: UInt64
        let inode: UInt64
        let lastTime: String?
    }

    struct JournalFile: Encodable {
        let path: String
        let source: String
        let fileID: String
        let state: String
        let cursor: String?
        let lastTime: String?
    }

    let path: String
    let bytes: Int64
    let walBytes: Int64
    let schemaVersion: Int
    let knownSchemaVersion: Int
    let intact: Bool
    let problems: [String]
    let lastWritten: String
    let series: Int?
    let requests: Requests?
    let tokens: Tokens?
    let costUSD: String?
    let files: [File]?
    let journalFiles: [JournalFile]?
    let tallies: [String: [String: Int64]]?

    init(_ ledger: LedgerInspection) {
        func text(_ time: Timestamp) -> String { RFC3339.text(time, zone: .utc) }
        path = ledger.path
        bytes = ledger.bytes
        walBytes = ledger.logBytes
        schemaVersion = ledger.schemaVersion
        knownSchemaVersion = ledger.knownSchemaVersion
        intact = ledger.isIntact
        problems = ledger.problems
        lastWritten = text(ledger.lastWritten)
        let totals = ledger.totals
        let contents = ledger.contents
        series = contents?.series.count
        requests = contents.map { contents in
            let failures = StateReport.failures(contents)
            return Requests(
                success: totals.requests - failures, error: failures, unpriced: contents.unpricedCount,
                open: contents.openRequests.count, costliest: contents.costlyCount)
        }
        tokens = contents.map { _ in
            Tokens(
                input: totals.usage.input, output: totals.usage.output, cacheRead: totals.usage.cacheRead,
                cacheWrite: totals.usage.cacheWrite)
        }
        costUSD = contents.map { _ in totals.cost.decimalDollars(minimumFractionDigits: 6) }
        files = contents?.generations.map { file in
            File(
                path: file.path, source: file.source, state: StateReport.state(file.state), offset: file.offset,
                lines: file.lines, device: file.device, inode: file.inode, lastTime: file.lastTime.map(text))
        }
        journalFiles = contents?.journalFiles.map { file in
            JournalFile(
                path: file.path, source: file.source, fileID: file.fileID, state: StateReport.state(file.state),
                cursor: file.cursor, lastTime: file.time.map(text))
        }
        tallies = contents.map { contents in
            contents.tallies.reduce(into: [:]) { $0[$1.key.source, default: [:]][$1.key.name] = $1.value }
        }
    }
}
