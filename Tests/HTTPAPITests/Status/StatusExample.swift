import Budgets
import LogSources
import Notifications
import UsageModel

@testable import HTTPAPI

/// A summary with something in each part.
enum StatusExample {
    /// 2026-11-20T10:00:00Z, 19:00 in Tokyo.
    static let now = Timestamp(seconds: 1_795_168_800)
    static let tokyo = CivilZone(identifier: "Asia/Tokyo", firstOffset: 32_400, transitions: [])
    /// What could end an attribute, a tag, a line or the direction of writing.
    static let hostile = "\"\u{301}><script>alert('1')</script>&\u{202E}gpt\n\u{0}"

    static let english = StatusWords(language: .english, zones: ZoneLookup(fallback: tokyo) { _ in nil })
    static let japanese = StatusWords(language: .japanese, zones: ZoneLookup(fallback: tokyo) { _ in nil })

    static func group(dollars: Int128, successes: Int64, errors: Int64 = 0) -> UsageGroup {
        var group = UsageGroup()
        group.successes = successes
        group.errors = errors
        group.totals.requests = successes + errors
        group.totals.cost = Money(picoDollars: dollars * Money.picosPerDollar)
        group.totals.usage.input = successes * 1_000
        for index in 0..<successes { group.sketch.add(nanoseconds: (index + 1) * 1_000_000_000) }
        group.totals.durationCount = successes
        group.totals.longestNanoseconds = successes * 1_000_000_000
        return group
    }

    /// An empty ledger.
    static var empty: StatusSummary {
        let figures = StatusFigures(zone: tokyo, now: now)
        return StatusSummary(time: now, zone: tokyo, version: "1.2.3", today: figures.today, hours: figures.hours)
    }

    /// 19 of the day's 24 hours are over, and 19 dollars are spent.
    static func full(name: String = "claude-sonnet-4-5") -> StatusSummary {
        var summary = empty
        summary.today.figures = group(dollars: 19, successes: 9, errors: 1)
        summary.hours[22].figures = group(dollars: 4, successes: 4)
        summary.hours[23].figures = group(dollars: 15, successes: 5, errors: 1)
        var unpriced = group(dollars: 0, successes: 1)
        unpriced.totals.unpricedTokens = 1_000
        summary.models = [
            .init(provider: "anthropic", name: name, figures: group(dollars: 19, successes: 9, errors: 1)),
            .init(provider: "", name: name + "-next", figures: unpriced),
        ]
        summary.labels = [
            .init(name: "user", values: [(name, group(dollars: 19, successes: 9))], count: 12)
        ]
        summary.failures = [.init(model: name, reason: "rate_limited", count: 1)]
        summary.sources = [
            SourceLag(
                source: "/var/log/\(name)", bytes: 2_000_000, files: 1, lastTime: Timestamp(seconds: now.seconds - 600))
        ]
        summary.problems = [.note(name), .unpriced(models: 1, tokens: 1_000)]
        summary.alerts = [
            Alert(
                id: "m", key: "k", state: .firing, severity: .warning, time: now, startsAt: now, endsAt: nil, host: "h",
                subject: .unpriced(UnpricedTokens(models: [.init(name: name, tokens: 1_000)])))
        ]
        return summary
    }

    static func page(_ summary: StatusSummary, _ words: StatusWords = english) throws -> String {
        let template = try HTMLText.template(String(decoding: PackageResources.status_mustache, as: UTF8.self))
        return StatusPage(summary, words: words).render(template, isSignedIn: true)
    }
}
