import HTTPTypes
import Hummingbird

/// Lets only those through who send the token, where there is one.
struct BearerToken<Context: RequestContext>: RouterMiddleware {
    private let expected: TokenDigest?

    init(_ token: String?) {
        expected = token.map { TokenDigest($0) }
    }

    func handle(
        _ request: Request, context: Context, next: (Request, Context) async throws -> Response
    ) async throws -> Response {
        guard let expected, !expected.matches(authorization: request.headers[.authorization]) else {
            return try await next(request, context)
        }
        var response = Response.text(.unauthorized, "send the token as: Authorization: Bearer …\n")
        response.headers[.wwwAuthenticate] = "Bearer"
        return response
    }
}
