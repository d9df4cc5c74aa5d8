import Budgets
import Foundation
import Logging
import Notifications
import Synchronization
import UsageModel

/// Alerts and what they need, with figures that tests can name.
enum Sample {
    /// 2026-11-28T05:03:00Z, 14:03 in Tokyo.
    static let time = Timestamp(seconds: 1_795_842_180)
    /// Midnight in Tokyo of the same day.
    static let start = Timestamp(seconds: 1_795_791_600)
    static let end = Timestamp(seconds: 1_795_878_000)
    static let tokyo = CivilZone(identifier: "Asia/Tokyo", firstOffset: 32_400, transitions: [])
    static let zones = ZoneLookup(fallback: .utc) { $0 == "Asia/Tokyo" ? tokyo : nil }

    static func dollars(_ cents: Int128) -> BudgetAmount {
        BudgetAmount(.usd, cents * 10_000_000_000)
    }

    static func standing(
        scope: [BudgetStanding.Label] = [], spent: BudgetAmount = dollars(8_210), limit: BudgetAmount = dollars(10_000),
        unpriced: Int64 = 0
    ) -> BudgetStanding {
        BudgetStanding(
            budget: scope.isEmpty ? "all" : "per-user", scope: scope, period: .day, start: start, end: end,
            zone: "Asia/Tokyo", spent: spent, limit: limit, unpricedTokens: unpriced)
    }

    static func threshold(_ standing: BudgetStanding = standing()) -> Alert.Subject {
        .threshold(
            standing,
            ThresholdCrossing(
                mark: .init(threshold: .share(8_000), amount: dollars(8_000)),
                others: [.init(threshold: .share(5_000), amount: dollars(5_000))]))
    }

    static func alert(
        _ subject: Alert.Subject = threshold(), id: String = "alert-1", key: String = "budget/all/80",
        state: Alert.State = .firing, severity: Alert.Severity = .warning, time: Timestamp = time
    ) -> Alert {
        Alert(
            id: id, key: key, state: state, severity: severity, time: time, startsAt: time, endsAt: end, host: "web-1",
            subject: subject)
    }

    /// One of each kind.
    static var subjects: [Alert.Subject] {
        let sums = Digest.Sums(
            cost: dollars(1_234), requests: 5_678, errors: 12, tokens: 9_876_543, unpricedTokens: 21)
        let before = Digest.Sums(cost: dollars(1_000), requests: 5_000, errors: 1, tokens: 9_000_000)
        return [
            threshold(), threshold(standing(scope: [.init(name: "user", value: "alice")], unpriced: 12_345)),
            .forecast(
                standing(), BudgetForecast(expected: dollars(13_000), exceedsAt: Timestamp(seconds: 1_795_860_000))),
            .burnRate(
                standing(),
                BurnRate(
                    longSeconds: 3_600, longHundredths: 1_440, shortSeconds: 300, shortHundredths: 1_600,
                    limitHundredths: 600)),
            .digest(
                Digest(
                    start: Timestamp(seconds: start.seconds - 86_400), end: start, zone: "Asia/Tokyo", day: sums,
                    weekBefore: before,
                    breakdowns: [
                        .init(
                            label: "model",
                            parts: [
                                .init(
                                    name: "claude-opus-4-1",
                                    sums: .init(cost: dollars(1_000), requests: 4_000, tokens: 1_000_000))
                            ], more: 3)
                    ])),
            .unpriced(UnpricedTokens(models: [.init(name: "house-7b", tokens: 12_345), .init(name: "b", tokens: 5)])),
            .silence(Silence(lastRecord: Timestamp(seconds: time.seconds - 3_900), seconds: 3_900)),
            .errorRatio(ErrorRatio(requests: 500, errors: 61, seconds: 600, limitHundredths: 500)), .test,
        ]
    }

    /// What makes attempts, without any proxy.
    static let sender = WebhookSender(zones: zones, userAgent: "tailmeter/test", proxies: ProxyRules(environment: [:]))

    static func now() -> Timestamp {
        Timestamp(microseconds: Int64(Date().timeIntervalSince1970 * 1e6))
    }
}

/// A log whose lines a test can look at.
final class KeptLog: LogHandler, @unchecked Sendable {
    // Safe: all is behind the lock.
    private let kept = Mutex<[String]>([])
    var logLevel: Logger.Level {
        get { .trace }
        set {}
    }
    var metadata: Logger.Metadata {
        get { [:] }
        set {}
    }

    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { nil }
        set {}
    }

    func log(event: LogEvent) {
        kept.withLock { $0.append("\(event.level): \(event.message)") }
    }

    var lines: [String] { kept.withLock { $0 } }

    var logger: Logger { Logger(label: "test") { _ in self } }
}
