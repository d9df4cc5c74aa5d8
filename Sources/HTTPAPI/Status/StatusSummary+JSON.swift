import Budgets
import Exposition
import LogSources
import Notifications
import UsageModel

/// The documents of the JSON API. Money is exact decimals in strings, times are RFC 3339 in the zone of the settings.
extension StatusSummary {
    /// `/api/v1/summary`.
    func json(words: StatusWords) -> String {
        JSONText.object([
            ("time", string(time)), ("timezone", JSONText.string(zone.identifier)),
            ("version", JSONText.string(version)),
            ("problems", JSONText.array(problems.map { problem(words.describe($0), $0) })),
            (
                "today",
                JSONText.object(
                    members(today) + [("forecast_usd", JSONText.string(forecast.description))])
            ),
            (
                "last_24_hours",
                JSONText.object(
                    members(lastDay) + [("hours", JSONText.array(hours.map { JSONText.object(members($0)) }))])
            ),
            ("models", JSONText.array(models.map(model))), ("labels", JSONText.array(labels.map(label))),
            ("errors", JSONText.array(failures.map(failure))),
            ("unpriced", JSONText.object(unpriced.map { ($0.model, "\($0.tokens)") })),
            ("budgets", BudgetDocument.array(budgets, scopeLimit: Self.valueLimit, now: time)),
            ("sources", JSONText.array(sources.map(source))),
            ("alerts", JSONText.array(alerts.map { AlertJSON($0, text: words.text($0)).object })),
            ("notes", JSONText.array(notes.map(JSONText.string))),
        ])
    }

    /// `/api/v1/sources`.
    var sourcesJSON: String { JSONText.object([("sources", JSONText.array(sources.map(source)))]) }

    private func problem(_ words: StatusWords.Problem, _ problem: StatusProblem) -> String {
        JSONText.object([
            ("kind", JSONText.string(problem.kind)), ("severity", JSONText.string(problem.severity.rawValue)),
            ("what", JSONText.string(words.what)), ("action", JSONText.string(words.action)),
        ])
    }

    private func members(_ span: Span) -> [(String, String)] {
        [("start", string(span.start)), ("end", string(span.end))] + span.figures.documentMembers
    }

    private func model(_ model: Model) -> String {
        group([("provider", model.provider), ("model", model.name)], model.figures)
    }

    private func label(_ label: Label) -> String {
        JSONText.object([
            ("label", JSONText.string(label.name)), ("values_total", "\(label.count)"),
            ("groups", JSONText.array(label.values.map { group([(label.name, $0.value)], $0.figures) })),
        ])
    }

    private func group(_ key: [(String, String)], _ figures: UsageGroup) -> String {
        JSONText.object([("key", JSONText.object(key.map { ($0, JSONText.string($1)) }))] + figures.documentMembers)
    }

    private func failure(_ failure: Failures) -> String {
        JSONText.object([
            ("model", JSONText.string(failure.model)), ("reason", JSONText.string(failure.reason)),
            ("count", "\(failure.count)"),
        ])
    }

    private func source(_ lag: SourceLag) -> String {
        JSONText.object([
            ("source", JSONText.string(lag.source)), ("files", "\(lag.files)"), ("lag_bytes", "\(lag.bytes)"),
            ("last_time", lag.lastTime.map(string) ?? "null"),
        ])
    }

    private func string(_ time: Timestamp) -> String {
        JSONText.string(RFC3339.text(time, zone: zone, hasFraction: true))
    }
}
