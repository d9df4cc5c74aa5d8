import Exposition
import HTTPTypes
import Hummingbird
import Ledger
import NIOCore
import Notifications
import Pipeline
import Reports
import UsageModel

/// The JSON API that only reads: what stands where, in documents that `/api/v1/openapi.json` describes.
struct DataRoutes: Sendable {
    let source: StatusSource
    let version: String

    /// So many days of alerts are told where the address names no time.
    private static let alertDays: Int64 = 7
    private static let alertLimit = 1_000

    /// Adds the routes.
    func add(to guarded: RouterGroup<BasicRequestContext>) {
        guarded.get("/api/v1/summary") { _, _ in
            Response.json(.ok, await source.summary().json(words: source.words(.english)))
        }
        guarded.get("/api/v1/sources") { _, _ in Response.json(.ok, await source.summary().sourcesJSON) }
        guarded.get("/api/v1/timeseries") { request, _ in await timeSeries(FormQuery(request.uri.query ?? "")) }
        guarded.get("/api/v1/alerts") { request, _ in await alerts(FormQuery(request.uri.query ?? "")) }
        guarded.get("/api/v1/budgets") { request, _ in budgets(FormQuery(request.uri.query ?? "")) }
        guarded.get("/api/v1/openapi.json") { _, _ in Response.json(.ok, OpenAPIDocument.text(version: version)) }
    }

    private func budgets(_ query: FormQuery) -> Response {
        var limit = BudgetMetrics.scopeLimit
        if let text = query["scopes"] {
            guard let number = Int(text), number >= 0 else {
                return Self.error(.badRequest, "scopes '\(text)' is no number from 0 on")
            }
            limit = number
        }
        let board = source.state.withBudgets { copy $0 }
        return Response.json(.ok, BudgetDocument.list(board, scopeLimit: limit, now: Clock.now))
    }

    private func timeSeries(_ query: FormQuery) async -> Response {
        let now = Clock.now
        let asked: TimeSeriesQuery
        do {
            asked = try TimeSeriesQuery(
                query, zone: source.zone, zoneNamed: source.zone, labels: source.labels, now: now)
        } catch {
            return Self.error(.badRequest, error.message)
        }
        do {
            let result = try await source.read { ledger throws(LedgerError) in
                try ledger.usage(asked.usage, now: now)
            }
            guard !result.isCut else {
                return Self.error(
                    .badRequest,
                    "that is more than \(TimeSeriesQuery.groupLimit) groups: ask for fewer dimensions, a larger bucket, or a shorter time"
                )
            }
            return Response.json(.ok, TimeSeriesDocument.json(asked.usage, result))
        } catch {
            return Self.error(.serviceUnavailable, error.description)
        }
    }

    private func alerts(_ query: FormQuery) async -> Response {
        let zone = source.zone
        var since = Timestamp(microseconds: Clock.now.microseconds - Self.alertDays * 86_400_000_000)
        do {
            if let time = try TimeSeriesQuery.time("since", query["since"], zone) { since = time }
        } catch {
            return Self.error(.badRequest, error.message)
        }
        do {
            let start = since
            let alerts = try await source.read { ledger throws(LedgerError) in
                try ledger.alerts(since: start, limit: Self.alertLimit)
            }
            let words = source.words(.english)
            return Response.json(
                .ok,
                JSONText.object([
                    ("since", JSONText.string(RFC3339.text(since, zone: zone, hasFraction: true))),
                    ("alerts", JSONText.array(alerts.map { AlertJSON($0, text: words.text($0)).object })),
                ]))
        } catch {
            return Self.error(.serviceUnavailable, error.description)
        }
    }

    private static func error(_ status: HTTPResponse.Status, _ message: String) -> Response {
        Response.json(status, JSONText.object([("error", JSONText.string(message))]))
    }
}
