import HTTPTypes
import Hummingbird
import Pipeline
import UsageModel

/// Lets only those through who send the token, where there is one, or who may read by a session that began with it.
struct BearerToken<Context: RequestContext>: RouterMiddleware {
    private let expected: TokenDigest?
    private let sessions: StatusSessions?

    init(_ token: String?, sessions: StatusSessions?) {
        expected = token.map { TokenDigest($0) }
        self.sessions = sessions
    }

    func handle(
        _ request: Request, context: Context, next: (Request, Context) async throws -> Response
    ) async throws -> Response {
        if isAllowed(request) { return try await next(request, context) }
        var response = Response.text(.unauthorized, "send the token as: Authorization: Bearer …\n")
        response.headers[.wwwAuthenticate] = "Bearer"
        return response
    }

    /// Whether a request may be answered. A session opens what is only read.
    func isAllowed(_ request: Request) -> Bool {
        guard let expected else { return true }
        return expected.matches(authorization: request.headers[.authorization]) || isSignedIn(request)
    }

    /// Whether a request comes with a session, and so by itself from a browser.
    func isSignedIn(_ request: Request) -> Bool {
        guard let sessions, request.method == .get || request.method == .head else { return false }
        return sessions.isOpen(request.cookies[sessions.name]?.value, now: Clock.now.seconds)
    }
}
