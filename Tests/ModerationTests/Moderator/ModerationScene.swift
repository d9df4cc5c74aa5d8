import Foundation
import LLMClient
import Ledger
import Logging
import Pricing
import Synchronization
import TestKit
import UsageModel

@testable import Moderation

/// A moderation in a folder of its own, on clocks that a test sets.
final class ModerationScene: Sendable {
    static let model = "claude-haiku-4-5-20251001"
    /// 2026-11-29, noon, UTC.
    static let noon = Timestamp(microseconds: 1_795_953_600_000_000)

    let folder: String
    private let clock = Mutex<(now: Timestamp, seconds: Double)>((noon, 1_000))
    private let log = LogLines()

    init() {
        folder = "\(FileManager.default.temporaryDirectory.path)/moderation-\(UUID().uuidString)"
    }

    deinit { try? FileManager.default.removeItem(atPath: folder) }

    var now: Timestamp { clock.withLock { $0.now } }
    /// What was logged, as `level: message`.
    var logged: [String] { log.all }

    func pass(seconds: Double) {
        clock.withLock { clock in
            clock.now = Timestamp(microseconds: clock.now.microseconds + Int64(seconds * 1e6))
            clock.seconds += seconds
        }
    }

    var time: ModerationTime {
        ModerationTime(now: { self.now }, seconds: { self.clock.withLock { $0.seconds } })
    }

    /// - Parameter limit: pico-dollars a day.
    func ledger(limit: Int64? = 1_000_000_000_000, zone: CivilZone = .utc) throws -> ModerationLedger {
        try ModerationLedger.open(folder: folder, limit: limit, zone: zone, now: now).ledger
    }

    func budgeted(
        _ provider: any LLMProvider, _ ledger: ModerationLedger, prices: PriceBook = .builtIn
    ) -> BudgetedProvider {
        BudgetedProvider(provider, ledger: ledger, prices: prices, now: { self.now })
    }

    /// A moderator over a provider, without retries.
    func moderator(
        _ provider: any LLMProvider, ledger: ModerationLedger? = nil, queue: ModerationQueue = .init(capacity: 100),
        _ change: (inout ModerationOptions) -> Void = { _ in }
    ) throws -> Moderator {
        var client = LLMClientOptions()
        client.retry = RetryPolicy(maxRetries: 0)
        client.breaker.threshold = .max
        let ledger = try ledger ?? self.ledger()
        return try moderator(
            .success(LLMClient(provider: budgeted(provider, ledger), options: client, logger: log.logger)),
            ledger: ledger, queue: queue, change)
    }

    func moderator(
        _ client: Result<any MessageClient, ModerationObstacle>, ledger: ModerationLedger,
        queue: ModerationQueue = .init(capacity: 100), _ change: (inout ModerationOptions) -> Void = { _ in }
    ) throws -> Moderator {
        var options = ModerationOptions(model: Self.model)
        change(&options)
        return Moderator(
            options: options, client: client, ledger: ledger, queue: queue,
            redact: { $0.replacingOccurrences(of: "090-1234-5678", with: "[PHONE]") }, time: time,
            logger: log.logger(.info))
    }
}

/// What loggers write.
final class LogLines: Sendable {
    private let lines = Mutex<[String]>([])

    var all: [String] { lines.withLock { $0 } }
    /// For what is not looked at.
    var logger: Logger { logger(.critical) }

    func logger(_ level: Logger.Level) -> Logger {
        Logger(label: "test") { _ in Handler(lines: self, logLevel: level) }
    }

    private struct Handler: LogHandler {
        let lines: LogLines
        var logLevel: Logger.Level
        var metadata = Logger.Metadata()

        subscript(metadataKey key: String) -> Logger.Metadata.Value? {
            get { metadata[key] }
            set { metadata[key] = newValue }
        }

        func log(event: LogEvent) {
            lines.lines.withLock { $0.append("\(event.level): \(event.message)") }
        }
    }
}
