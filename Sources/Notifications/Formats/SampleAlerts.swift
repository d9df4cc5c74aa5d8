import Budgets
import UsageModel

/// An alert of each kind, firing and resolved: what a template is tried on, and what a test sends.
enum SampleAlerts {
    private static let start = Timestamp(seconds: 1_795_824_000)
    private static let time = Timestamp(seconds: 1_795_874_400)
    private static let end = Timestamp(seconds: 1_795_910_400)

    static let all: [Alert] = subjects.flatMap { subject in
        [Alert.State.firing, .resolved].map { alert(subject, $0) }
    }

    private static func alert(_ subject: Alert.Subject, _ state: Alert.State) -> Alert {
        Alert(
            id: "sample", key: "sample", state: state, severity: .warning, time: time, startsAt: time,
            endsAt: state == .resolved ? time : nil, host: "host", subject: subject)
    }

    private static var standing: BudgetStanding {
        BudgetStanding(
            budget: "per-\"user\"", scope: [.init(name: "user", value: "a\\b\n\"c\"")], period: .day, start: start,
            end: end, zone: "UTC", spent: dollars(82), limit: dollars(100), unpricedTokens: 12)
    }

    private static var subjects: [Alert.Subject] {
        let sums = Digest.Sums(cost: dollars(1), requests: 10, errors: 1, tokens: 1_000, unpricedTokens: 5)
        return [
            .threshold(standing, .init(mark: .init(threshold: .share(8_000), amount: dollars(80)), others: [])),
            .forecast(standing, .init(expected: dollars(130), exceedsAt: end)),
            .burnRate(
                standing,
                .init(
                    longSeconds: 3_600, longHundredths: 1_440, shortSeconds: 300, shortHundredths: 1_600,
                    limitHundredths: 600)),
            .digest(
                .init(
                    start: start, end: end, zone: "UTC", day: sums, weekBefore: sums,
                    breakdowns: [.init(label: "model", parts: [.init(name: "\"m\"", sums: sums)], more: 1)])),
            .unpriced(.init(models: [.init(name: "\"m\"", tokens: 12)])),
            .silence(.init(lastRecord: start, seconds: 3_600)),
            .errorRatio(.init(requests: 100, errors: 10, seconds: 600, limitHundredths: 500)),
            .archive(.init(since: start, reason: "the \"disk\" is full")),
            .flagged(.init(count: 3, last: start, categories: ["hate", "violent_crimes"])),
            .test,
        ]
    }

    private static func dollars(_ dollars: Int128) -> BudgetAmount {
        BudgetAmount(.usd, dollars * Money.picosPerDollar)
    }
}
