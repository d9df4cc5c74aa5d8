import Foundation
import GRDB
import Ledger
import Reports
import UsageModel

/// A ledger in a folder of its own, made by the writer of the daemon, and the requests that went into it.
final class LedgerBook {
    /// A request as a log would tell it.
    struct Request {
        var time: Timestamp
        var model = "claude"
        var provider = "anthropic"
        var status = RequestStatus.success
        var user = "ann"
        var picoDollars: Int128 = 1
        var tokens: Int64 = 10
    }

    let folder: String
    private(set) var requests: [Request] = []
    private let store: LedgerStore
    private var numbers: [SeriesKey: Int64] = [:]

    init() throws {
        folder = "\(FileManager.default.temporaryDirectory.path)/reports-\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        store = try LedgerStore(path: "\(folder)/ledger.sqlite")
    }

    deinit {
        try? FileManager.default.removeItem(atPath: folder)
    }

    var path: String { "\(folder)/ledger.sqlite" }

    /// Counts requests as of a time, as one commit.
    func count(_ requests: [Request], now: Timestamp, zone: CivilZone = .utc) throws {
        var batch = LedgerBatch()
        batch.zone = zone.identifier
        var rows = RollupRows(now: now, zone: zone)
        for request in requests {
            func number(_ labels: [SeriesKey.Label]) -> Int64 {
                let key = SeriesKey(
                    provider: request.provider, model: request.model, status: request.status, labels: labels)
                if let known = numbers[key] { return known }
                let new = Int64(numbers.count + 1)
                numbers[key] = new
                batch.newSeries.append((id: new, key: key))
                return new
            }
            var totals = UsageTotals()
            totals.requests = 1
            totals.usage.input = request.tokens
            totals.cost = Money(picoDollars: request.picoDollars)
            rows.add(
                totals, at: request.time, series: number([.init(name: "user", value: request.user)]),
                base: number([]))
        }
        rows.move(into: &batch)
        try store.commit(batch)
        self.requests += requests
    }

    func prune(now: Timestamp, zone: CivilZone = .utc) throws {
        try store.prune(now: now, zone: zone)
    }

    func commit(_ batch: LedgerBatch) throws {
        try store.commit(batch)
    }

    /// Ends the work of the writer.
    func close() throws {
        try store.close()
    }

    /// Changes the file behind the writer's back.
    func execute(_ sql: String) throws {
        try DatabaseQueue(path: path).write { try $0.execute(sql: sql) }
    }

    func usage(_ query: UsageQuery, now: Timestamp) throws -> UsageResult {
        try LedgerReader(path: path).usage(query, now: now)
    }
}

extension Timestamp {
    /// A time of UTC.
    static func utc(_ year: Int, _ month: Int, _ day: Int, _ hour: Int64 = 0, _ minute: Int64 = 0, _ second: Int64 = 0)
        -> Timestamp
    {
        Timestamp(
            seconds: CivilDate(year: year, month: month, day: day).daysSinceEpoch * 86_400 + hour * 3_600 + minute * 60
                + second)
    }
}

extension CivilZone {
    /// Nine hours ahead of UTC, always.
    static let tokyo = CivilZone(identifier: "Asia/Tokyo", firstOffset: 32_400, transitions: [])
}
