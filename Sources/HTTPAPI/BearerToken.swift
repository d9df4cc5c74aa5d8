import HTTPTypes
import Hummingbird

/// Lets only those through who send the token, where there is one.
struct BearerToken<Context: RequestContext>: RouterMiddleware {
    private let expected: [UInt8]?

    init(_ token: String?) {
        expected = token.map { Array("Bearer \($0)".utf8) }
    }

    func handle(
        _ request: Request, context: Context, next: (Request, Context) async throws -> Response
    ) async throws -> Response {
        guard let expected else { return try await next(request, context) }
        let given = Array((request.headers[.authorization] ?? "").utf8)
        // Every byte is compared, so that the time tells nothing of how many were right.
        var difference = UInt8(given.count == expected.count ? 0 : 1)
        for index in expected.indices { difference |= expected[index] ^ (index < given.count ? given[index] : 0) }
        guard difference == 0 else {
            var response = Response.text(.unauthorized, "send the token as: Authorization: Bearer …\n")
            response.headers[.wwwAuthenticate] = "Bearer"
            return response
        }
        return try await next(request, context)
    }
}
