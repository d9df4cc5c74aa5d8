import HTTPTypes
import Hummingbird

/// Stands before all routes: refuses what web pages of others ask, and has every answer say what browsers may do with
/// it.
struct GuardedResponder<Inner: HTTPResponder>: HTTPResponder {
    typealias Context = Inner.Context

    let inner: Inner
    let routes: RouteTable
    /// The names that `Host` may hold beside addresses and `localhost`; `nil` for any. See ``HostName``.
    let names: Set<String>?

    func respond(to request: Request, context: Context) async throws -> Response {
        var response: Response
        if let refusal = refusal(request) {
            response = refusal
        } else {
            response = try await inner.respond(to: request, context: context)
        }
        if response.status == .notFound {
            let methods = routes.methods(request.uri.path)
            if !methods.isEmpty, !methods.contains(request.method) {
                response = Response.text(.methodNotAllowed, "this address does not know the method\n")
                response.headers[.allow] = methods.map(\.rawValue).joined(separator: ", ")
            }
        }
        for (name, value) in Self.headers where response.headers[name] == nil { response.headers[name] = value }
        return response
    }

    private func refusal(_ request: Request) -> Response? {
        if let names, let authority = request.head.authority, !HostName(authority: authority).isSafe(names) {
            return Response.text(
                .misdirectedRequest,
                "the Host is neither an address nor localhost; name it in 'listen_hosts' of the settings\n")
        }
        guard RequestOrigin.isForeign(request.head) else { return nil }
        return Response.text(.forbidden, "pages of other sites may not ask here\n")
    }

    /// A page has a Content-Security-Policy of its own.
    private static var headers: [(HTTPField.Name, String)] {
        let own: [(HTTPField.Name, String)] = [
            (.cacheControl, "no-store"), (.contentSecurityPolicy, "default-src 'none'; frame-ancestors 'none'"),
            (.xContentTypeOptions, "nosniff"), (.crossOriginResourcePolicy, "same-origin"),
        ]
        return own + (HTTPField.Name("Referrer-Policy").map { [($0, "no-referrer")] } ?? [])
    }
}
