import HTTPTypes
import Hummingbird
import Mustache
import NIOCore
import Notifications
import Pipeline
import Synchronization
import UsageModel

/// The status page, what it asks for, and the way in for browsers where there is a token.
final class PageRoutes: Sendable {
    private struct Rendering: Hashable {
        let language: MessageLanguage
        let isSignedIn: Bool
    }

    private struct Templates {
        let page: MustacheTemplate
        let signIn: MustacheTemplate
    }

    private let source: StatusSource
    private let access: BearerToken<BasicRequestContext>
    private let sessions: StatusSessions?
    private let streams: EventStreams
    private let templates: Result<Templates, any Error>
    /// The pages of one summary.
    private let rendered = Mutex<(time: Int64, pages: [Rendering: ByteBuffer])>((0, [:]))

    /// The longest body of a sign-in.
    private static let formBytes = 8_192

    init(source: StatusSource, access: BearerToken<BasicRequestContext>, sessions: StatusSessions?) {
        self.source = source
        self.access = access
        self.sessions = sessions
        streams = EventStreams(source: source)
        templates = Result {
            Templates(
                page: try HTMLText.template(String(decoding: PackageResources.status_mustache, as: UTF8.self)),
                signIn: try HTMLText.template(String(decoding: PackageResources.sign_in_mustache, as: UTF8.self)))
        }
    }

    /// Adds the routes.
    ///
    /// - Parameter guarded: asks for the token.
    func add(to router: Router<BasicRequestContext>, guarded: RouterGroup<BasicRequestContext>) {
        router.get("/") { request, _ in try await self.page(request) }
        guarded.get("/status/events") { _, _ in self.streams.answer() }
        for asset in [PageFrame.style, PageFrame.script, PageFrame.icon] {
            router.get("\(asset.path)") { _, _ in
                Response(
                    status: .ok,
                    headers: [.contentType: asset.type, .cacheControl: "public, max-age=31536000, immutable"],
                    body: ResponseBody(byteBuffer: ByteBuffer(bytes: asset.bytes)))
            }
        }
        router.post("/status/sign-in") { request, _ in try await self.signIn(request) }
        router.post("/status/sign-out") { _, _ in
            var response = Self.redirect("/")
            response.headers[.setCookie] = self.sessions?.end
            return response
        }
    }

    private func page(_ request: Request) async throws -> Response {
        let templates = try templates.get()
        let language = PageLanguage.negotiate(
            query: request.uri.queryParameters.get("lang"), accept: request.headers[.acceptLanguage])
        guard access.isAllowed(request) else {
            let form = SignInPage.render(templates.signIn, language: language, isWrong: false)
            return Self.html(.unauthorized, ByteBuffer(string: form))
        }
        let rendering = Rendering(language: language, isSignedIn: access.isSignedIn(request))
        let summary = await source.summary()
        let time = summary.time.microseconds
        if let page = rendered.withLock({ $0.time == time ? $0.pages[rendering] : nil }) { return Self.html(.ok, page) }
        let text = StatusPage(summary, words: source.words(language)).render(
            templates.page, isSignedIn: rendering.isSignedIn)
        let page = ByteBuffer(string: text)
        rendered.withLock { rendered in
            if rendered.time != time { rendered = (time, [:]) }
            rendered.pages[rendering] = page
        }
        return Self.html(.ok, page)
    }

    private func signIn(_ request: Request) async throws -> Response {
        guard let sessions else { return Self.redirect("/") }
        let type = (request.headers[.contentType] ?? "").prefix { $0 != ";" }.lowercased()
        guard type == "application/x-www-form-urlencoded" else {
            return Response.text(.unsupportedMediaType, "send the form as application/x-www-form-urlencoded\n")
        }
        let body: ByteBuffer
        do {
            body = try await request.wholeBody(upTo: Self.formBytes)
        } catch is NIOTooManyBytesError {
            return Response.text(.contentTooLarge, "the form has more than \(Self.formBytes) bytes\n")
        }
        let form = FormQuery(String(buffer: body))
        let language = PageLanguage.negotiate(query: form["lang"], accept: request.headers[.acceptLanguage])
        guard let cookie = sessions.begin(token: form["token"] ?? "", now: Clock.now.seconds) else {
            let page = SignInPage.render(try templates.get().signIn, language: language, isWrong: true)
            return Self.html(.unauthorized, ByteBuffer(string: page))
        }
        var response = Self.redirect("/?lang=\(language.rawValue)")
        response.headers[.setCookie] = cookie
        return response
    }

    private static func redirect(_ path: String) -> Response {
        Response(status: .seeOther, headers: [.location: path])
    }

    /// The forms of a page whose referrer policy is `no-referrer` have the origin `null`, as those of other sites may.
    private static func html(_ status: HTTPResponse.Status, _ page: ByteBuffer) -> Response {
        var headers: HTTPFields = [
            .contentType: "text/html; charset=utf-8", .contentSecurityPolicy: PageFrame.policy,
            .vary: "Accept-Language, Cookie",
        ]
        if let name = HTTPField.Name("Referrer-Policy") { headers[name] = "same-origin" }
        if status == .unauthorized { headers[.wwwAuthenticate] = "Bearer" }
        return Response(status: status, headers: headers, body: ResponseBody(byteBuffer: page))
    }
}
