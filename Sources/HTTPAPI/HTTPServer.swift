import Budgets
public import Exposition
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdCore
import HummingbirdTLS
public import Logging
import NIOCore
public import Pipeline
public import ServiceLifecycle

/// The listener: metrics, health, the status page, the JSON API and guards.
public struct HTTPServer: Service, CustomStringConvertible {
    /// What ServiceLifecycle names the service by.
    public let description = "the listener"

    private let state: PublishedState
    private let listener: ListenerOptions
    private let version: String
    private let logger: Logger
    private let reload: (@Sendable () async -> ReloadAnswer)?
    private let families: @Sendable () -> [MetricFamily]
    private let guards: (@Sendable () -> GuardEndpoint)?
    private let moderation: (@Sendable () -> ModerationEndpoint)?
    private let status: StatusSource
    private let onListening: @Sendable (Int) async -> Void

    /// Makes a server that does not listen yet.
    ///
    /// - Parameters:
    ///   - state: what to show.
    ///   - listener: where to listen, and whom to serve.
    ///   - version: Tailmeter's version.
    ///   - reload: takes over the settings anew for `POST /-/reload`; `nil` where that is not allowed.
    ///   - families: further metrics: how alerts are delivered and lines archived.
    ///   - guards: what looks at texts for `POST /api/v1/guard/…`; `nil` for no such routes.
    ///   - moderation: what judges texts for `POST /v1/moderations`; `nil` for no such route.
    ///   - status: what the status page and the JSON API show, and `/readyz` beside whether it is ready.
    ///   - onListening: told the port once connections are accepted.
    public init(
        state: PublishedState, listener: ListenerOptions, version: String, logger: Logger,
        reload: (@Sendable () async -> ReloadAnswer)? = nil,
        families: @escaping @Sendable () -> [MetricFamily] = { [] },
        guards: (@Sendable () -> GuardEndpoint)? = nil,
        moderation: (@Sendable () -> ModerationEndpoint)? = nil,
        status: StatusSource,
        onListening: @escaping @Sendable (Int) async -> Void
    ) {
        self.state = state
        self.listener = listener
        self.version = version
        self.logger = logger
        self.reload = reload
        self.families = families
        self.guards = guards
        self.moderation = moderation
        self.status = status
        self.onListening = onListening
    }

    /// Serves until the service group shuts down.
    ///
    /// - Throws: ``ListenError`` where the address cannot be used.
    public func run() async throws {
        let onListening = onListening
        let application = Application(
            responder: responder(), server: try channels(),
            configuration: .init(
                address: .hostname(listener.host, port: listener.port), serverName: "tailmeter",
                backlog: ConnectionLimits.backlog),
            onServerRunning: { channel in await onListening(channel.localAddress?.port ?? 0) },
            logger: logger)
        do {
            try await application.runService(gracefulShutdownSignals: [])
        } catch let error as IOError {
            throw ListenError(host: listener.host, port: listener.port, code: error.errnoCode)
        }
    }

    /// What each connection goes through.
    private func channels() throws -> HTTPServerBuilder {
        let limits = ConnectionLimits(connections: listener.maximumConnections)
        let connections = OpenConnections(limits)
        let http = HTTPServerBuilder.http1(
            configuration: .init(
                additionalChannelHandlers: [ConnectionGuard(limits, connections)],
                httpDecoderConfiguration: .init(
                    maxHeaderFieldSize: ConnectionLimits.headBytes, maxHeaderListSize: ConnectionLimits.headBytes,
                    maxHeaderFieldCount: ConnectionLimits.headLines)))
        guard let tls = listener.tls else { return http }
        return try .tls(http, tlsConfiguration: tls.configuration)
    }

    private func responder() -> GuardedResponder<RouterResponder<BasicRequestContext>> {
        let router = router()
        var routes = RouteTable()
        for route in router.routes { routes.add(route.method, route.path.description) }
        return GuardedResponder(
            inner: router.buildResponder(), routes: routes,
            names: listener.isLoopback ? Set(listener.hosts.map { $0.lowercased() }) : nil)
    }

    func router() -> Router<BasicRequestContext> {
        let router = Router(options: .autoGenerateHeadEndpoints)
        let state = state
        let status = status
        router.get("/healthz") { _, _ in
            Response.text(.ok, "ok\n")
        }
        let sessions = listener.token.map { StatusSessions(token: $0, isSecure: listener.tls != nil) }
        let access = BearerToken<BasicRequestContext>(listener.token, sessions: sessions)
        router.get("/readyz") { request, _ in
            let reason = Readiness.obstacle(state.engineHealth)
            let lines = [reason ?? "ready"] + (access.isAllowed(request) ? status.notes : [])
            return Response.text(reason == nil ? .ok : .serviceUnavailable, lines.joined(separator: "\n") + "\n")
        }
        let metrics = MetricsPage(state: state, version: version, families: families)
        let page = SharedRendering { ByteBuffer(bytes: metrics.render($0)) }
        let reload = reload
        let guarded = router.group().add(middleware: access)
        PageRoutes(source: status, access: access, sessions: sessions).add(to: router, guarded: guarded)
        DataRoutes(source: status, version: version).add(to: guarded)
        guarded.post("/-/reload") { _, _ in
            guard let reload else {
                return Response.text(.forbidden, "set 'http_reload: true' in the settings, or send SIGHUP\n")
            }
            let answer = await reload()
            return Response.text(answer.isTakenOver ? .ok : .badRequest, answer.text)
        }
        guarded.get("/metrics") { request, _ in
            let format = ExpositionFormat.negotiate(accept: request.headers[.accept])
            return Response(
                status: .ok, headers: [.contentType: format.contentType],
                body: ResponseBody(byteBuffer: await page.page(format)))
        }
        guarded.get("/api/v1/budgets/{name}/decision") { request, context in
            let name = context.parameters.get("name")?.removingPercentEncoding ?? ""
            let query = FormQuery(request.uri.query ?? "")
            let health = state.engineHealth
            let decision = state.withBudgets { board in
                BudgetDecision(
                    name: name, query: { query[$0] }, board: board, health: health, now: Clock.now)
            }
            var response = Response.json(decision.status, decision.json)
            if let seconds = decision.retryAfter { response.headers[.retryAfter] = "\(seconds)" }
            return response
        }
        if let guards {
            guarded.post("/api/v1/guard/input") { request, _ in try await guards().answer(request, .input) }
            guarded.post("/api/v1/guard/output") { request, _ in try await guards().answer(request, .output) }
        }
        if let moderation {
            guarded.post("/v1/moderations") { request, _ in try await moderation().answer(request) }
        }
        return router
    }
}
