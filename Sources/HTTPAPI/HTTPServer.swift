import Exposition
import HTTPTypes
import Hummingbird
public import Logging
import NIOCore
public import Pipeline
public import ServiceLifecycle

/// The listener: metrics, health, and later the status page and the JSON API.
public struct HTTPServer: Service, CustomStringConvertible {
    /// What ServiceLifecycle names the service by.
    public let description = "the listener"

    private let state: PublishedState
    private let host: String
    private let port: Int
    private let token: String?
    private let version: String
    private let logger: Logger
    private let onListening: @Sendable (Int) async -> Void

    /// Makes a server that does not listen yet.
    ///
    /// - Parameters:
    ///   - state: what to show.
    ///   - host: the address to listen on.
    ///   - port: 0 for any that is free.
    ///   - token: what a client must send as a bearer token for anything but the health checks; `nil` for nothing.
    ///   - version: Tailmeter's version.
    ///   - onListening: told the port once connections are accepted.
    public init(
        state: PublishedState, host: String, port: Int, token: String?, version: String, logger: Logger,
        onListening: @escaping @Sendable (Int) async -> Void
    ) {
        self.state = state
        self.host = host
        self.port = port
        self.token = token
        self.version = version
        self.logger = logger
        self.onListening = onListening
    }

    /// Serves until the service group shuts down.
    ///
    /// - Throws: ``ListenError`` where the address cannot be used.
    public func run() async throws {
        let onListening = onListening
        let application = Application(
            router: router(),
            configuration: .init(address: .hostname(host, port: port), serverName: "tailmeter"),
            onServerRunning: { channel in await onListening(channel.localAddress?.port ?? 0) },
            logger: logger)
        do {
            try await application.runService(gracefulShutdownSignals: [])
        } catch let error as IOError {
            throw ListenError(host: host, port: port, code: error.errnoCode)
        }
    }

    private func router() -> Router<BasicRequestContext> {
        let router = Router()
        let state = state
        router.get("/healthz") { _, _ in
            Response.text(.ok, "ok\n")
        }
        router.get("/readyz") { _, _ in
            let health = state.engineHealth
            if let error = health.commitError { return Response.text(.serviceUnavailable, error + "\n") }
            return health.isReady
                ? Response.text(.ok, "ready\n") : Response.text(.serviceUnavailable, "starting: files are looked at\n")
        }
        let page = MetricsPage(state: state, version: version)
        router.group().add(middleware: BearerToken(token)).get("/metrics") { request, _ in
            let format = ExpositionFormat.negotiate(accept: request.headers[.accept])
            return Response(
                status: .ok, headers: [.contentType: format.contentType],
                body: ResponseBody(byteBuffer: ByteBuffer(bytes: page.render(format))))
        }
        return router
    }
}
