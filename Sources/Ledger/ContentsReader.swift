import Budgets
import Foundation
import GRDB
import UsageModel

/// Reads a ledger's contents at the start.
struct ContentsReader {
    let db: Database
    /// Decides which budgets may still alert.
    let now: Timestamp

    /// All that a daemon goes on from; what is missing to that is made.
    func read() throws -> LedgerContents {
        var contents = try readStanding()
        contents.hashSeed = try hashSeed()
        try readBoot(into: &contents)
        return contents
    }

    /// What stands in the ledger: nothing is written.
    func readStanding() throws -> LedgerContents {
        var contents = LedgerContents()
        try readSeries(into: &contents)
        try readCounters(into: &contents)
        try readGenerations(into: &contents)
        try JournalRows(db: db).read(into: &contents)
        for row in try Row.fetchAll(db, sql: "SELECT source, name, value FROM tally") {
            contents.tallies[Tally(source: row["source"], name: row["name"])] = row["value"]
        }
        for row in try Row.fetchAll(db, sql: "SELECT number, hashes FROM repeat_chunk ORDER BY number") {
            contents.repeatChunks.append((row["number"], PackedIntegers.hashes(row["hashes"])))
        }
        for row in try Row.fetchAll(db, sql: "SELECT * FROM open_request ORDER BY number") {
            var request = OpenRequest(
                number: row["number"], key: UInt64(bitPattern: row["key"]),
                time: Timestamp(microseconds: row["time_us"]),
                usage: TokenUsage(row: row), cost: row["cost_picos"], isPriced: row["is_priced"])
            request.comparison = CostComparison(
                logged: row["logged_cost_picos"], computed: row["computed_cost_picos"])
            request.lacksUsage = row["lacks_usage"]
            request.seriesID = row["series_id"]
            contents.openRequests.append(request)
        }
        contents.budgets = try BudgetRows(db: db).read(liveEnd: BudgetBook.liveEnd(now: now))
        contents.unpricedCount = try Int64.fetchOne(db, sql: "SELECT count(*) FROM unpriced_request") ?? 0
        contents.costlyCount = try Int64.fetchOne(db, sql: "SELECT count(*) FROM costly_request") ?? 0
        return contents
    }

    private func readSeries(into contents: inout LedgerContents) throws {
        var labels: [Int64: [SeriesKey.Label]] = [:]
        let pairs = try Row.fetchCursor(
            db,
            sql: """
                SELECT series.id AS id, pair.key AS name, pair.value AS value
                FROM series, json_each(series.labels) AS pair WHERE series.labels <> '' ORDER BY series.id, pair.id
                """)
        while let row = try pairs.next() {
            labels[row["id"], default: []].append(SeriesKey.Label(name: row["name"], value: row["value"]))
        }
        for row in try Row.fetchAll(db, sql: "SELECT id, provider, model, status FROM series") {
            let id: Int64 = row["id"]
            let status: UInt8 = row["status"]
            contents.series[id] = SeriesKey(
                provider: row["provider"], model: row["model"], status: RequestStatus(rawValue: status) ?? .other,
                labels: labels[id] ?? [])
        }
    }

    private func readCounters(into contents: inout LedgerContents) throws {
        try CounterLog(db: db).read { id, counters, bounds in
            contents.counters[id] = counters
            contents.bounds[id] = bounds
        }
    }

    private func readGenerations(into contents: inout LedgerContents) throws {
        for row in try Row.fetchAll(db, sql: "SELECT * FROM generation ORDER BY id") {
            contents.generations.append(FileGeneration(row: row))
        }
    }

    private func hashSeed() throws -> UInt64 {
        if let seed = try Int64.fetchOne(db, sql: "SELECT value FROM meta WHERE key = 'hash_seed'") {
            return UInt64(bitPattern: seed)
        }
        let seed = UInt64.random(in: .min ... .max)
        try db.execute(
            sql: "INSERT INTO meta (key, value) VALUES ('hash_seed', ?)", arguments: [Int64(bitPattern: seed)])
        return seed
    }

    /// The kernel makes a new id at each start of the machine. The ledger gets it with the first commit: by then the files
    /// were looked at with the knowledge that it is new.
    private func readBoot(into contents: inout LedgerContents) throws {
        let current = (try? String(contentsOfFile: "/proc/sys/kernel/random/boot_id", encoding: .utf8)) ?? ""
        let stored = try String.fetchOne(db, sql: "SELECT value FROM meta WHERE key = 'boot_id'")
        contents.isNewBoot = stored != nil && stored != current
        contents.unstoredBootID = stored == current ? nil : current
    }
}

extension FileGeneration {
    init(row: Row) {
        self.init(source: row["source"], path: row["path"])
        id = row["id"]
        device = UInt64(bitPattern: row["device"])
        inode = UInt64(bitPattern: row["inode"])
        offset = row["position"]
        headLength = row["head_length"]
        headHash = UInt64(bitPattern: row["head_hash"])
        tailHash = UInt64(bitPattern: row["tail_hash"])
        state = State(rawValue: row["state"]) ?? .active
        isInsideLongLine = row["inside_long_line"]
        lines = row["lines"]
        let lastTime: Int64? = row["last_time_us"]
        self.lastTime = lastTime.map { Timestamp(microseconds: $0) }
        let openStream: Data? = row["open_stream"]
        self.openStream = openStream.flatMap { OpenStream(encoded: $0) }
    }
}
