import Ledger
import Moderation
import UsageModel

/// What moderation found, for people and for programs.
struct ModerationReport {
    /// What is counted, by the names of `TallyName`.
    let values: [String: Int64]
    /// The latest texts that are not harmless.
    let texts: [ModeratedText]
    /// Pico-dollars a day, as the settings have it; `nil` where none were given.
    let limit: Int64?
    let zone: CivilZone
    let now: Timestamp

    private var cost: Money {
        Money(
            micros: values[TallyName.moderationCostMicros] ?? 0, picos: values[TallyName.moderationCostPicos] ?? 0)
    }

    private var spentToday: Money {
        guard values[TallyName.moderationDay] == zone.day(of: now) else { return .zero }
        return Money(picoDollars: Int128(values[TallyName.moderationSpent] ?? 0))
    }

    private var calls: Int64 { values[TallyName.moderationCalls] ?? 0 }
    private var dropped: Int64 { values[TallyName.moderationDropped] ?? 0 }

    /// Checks by verdict and category, without those that never were; the most frequent first of each verdict.
    private var checks: [(verdict: String, category: String, count: Int64)] {
        ModerationVerdict.Outcome.allCases.flatMap { outcome in
            (["none", "other"] + ModerationCategory.allCases.map(\.rawValue)).compactMap { category in
                values[TallyName.moderationCheck(outcome.rawValue, category)].map {
                    (verdict: outcome.rawValue, category: category, count: $0)
                }
            }.sorted { ($1.count, $0.category) < ($0.count, $1.category) }
        }
    }

    func table(color: Bool) -> String {
        var today = "today \(HumanText.dollars(spentToday))"
        if let limit { today += " of \(HumanText.dollars(Money(picoDollars: Int128(limit))))" }
        var out = "\(today) · in all \(HumanText.dollars(cost)) for \(HumanText.counted(calls, "call"))"
        if dropped > 0 { out += " · \(HumanText.counted(dropped, "text")) dropped" }
        out += "\n"
        if !checks.isEmpty {
            var table = TextTable(columns: [
                .init(title: "verdict", isNumber: false), .init(title: "category", isNumber: false),
                .init(title: "checks", isNumber: true),
            ])
            table.rows = checks.map {
                [$0.verdict, $0.category == "none" ? "" : $0.category, HumanText.grouped($0.count)]
            }
            out += "\n" + table.render(color: color)
        }
        guard !texts.isEmpty else { return out + "\nno flagged texts\n" }
        var table = TextTable(columns: [
            .init(title: "time", isNumber: false), .init(title: "verdict", isNumber: false),
            .init(title: "side", isNumber: false), .init(title: "categories", isNumber: false),
            .init(title: "score", isNumber: true), .init(title: "user", isNumber: false),
            .init(title: "request", isNumber: false), .init(title: "reason", isNumber: false),
        ])
        table.rows = texts.map { text in
            [
                RFC3339.text(Timestamp(microseconds: text.time.microseconds / 1_000_000 * 1_000_000), zone: zone),
                text.verdict, text.side, text.categories.joined(separator: ", "), HumanText.score(text.score),
            ] + [text.user, text.request, text.reason].map(HumanText.printable)
        }
        return out + "\n" + table.render(color: color)
    }

    func json() -> String {
        let tokens = ["input", "output", "cache_read", "cache_write"].map { type in
            (type, "\(values[TallyName.moderationTokens(type)] ?? 0)")
        }
        var members = [
            ("spent_today_usd", JSONText.string(spentToday.description)),
            ("cost_usd", JSONText.string(cost.description)),
            ("calls", "\(calls)"), ("dropped", "\(dropped)"),
            ("cached", "\(values[TallyName.moderationCached] ?? 0)"), ("tokens", JSONText.object(tokens)),
            (
                "checks",
                JSONText.array(
                    checks.map { check in
                        JSONText.object([
                            ("verdict", JSONText.string(check.verdict)), ("category", JSONText.string(check.category)),
                            ("count", "\(check.count)"),
                        ])
                    })
            ),
            ("texts", JSONText.array(texts.map(object))),
        ]
        if let limit {
            let money = Money(picoDollars: Int128(limit))
            members.insert(("limit_usd", JSONText.string(money.description)), at: 1)
        }
        return JSONText.object(members)
    }

    func csv() -> String {
        let header = ["time", "verdict", "side", "categories", "score", "source", "user", "request", "reason"]
        return CSVText.text(
            [header]
                + texts.map { text in
                    [
                        RFC3339.text(text.time, zone: zone), text.verdict, text.side,
                        text.categories.joined(separator: " "), HumanText.score(text.score), text.source, text.user,
                        text.request, text.reason,
                    ]
                })
    }

    private func object(_ text: ModeratedText) -> String {
        JSONText.object([
            ("time", JSONText.string(RFC3339.text(text.time, zone: zone))),
            ("verdict", JSONText.string(text.verdict)), ("side", JSONText.string(text.side)),
            ("categories", JSONText.array(text.categories.map(JSONText.string))), ("score", "\(text.score)"),
            ("source", JSONText.string(text.source)), ("user", JSONText.string(text.user)),
            ("request", JSONText.string(text.request)), ("reason", JSONText.string(text.reason)),
        ])
    }
}
