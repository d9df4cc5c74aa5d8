import Foundation
import Guardrails
import HTTPTypes
import Hummingbird
import Ledger
import Logging
import Pipeline
import Testing
import UsageModel

@testable import HTTPAPI

struct OpenAPIDocumentTests {
    private static func document() throws -> [String: Any] {
        let text = OpenAPIDocument.text(version: "1.2.3")
        return try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    }

    @Test func saysWhatItIsOf() throws {
        let document = try Self.document()
        #expect(document["openapi"] as? String == "3.1.0")
        #expect((document["info"] as? [String: Any])?["version"] as? String == "1.2.3")
    }

    /// A route that nobody described, or a description of none, is a mistake.
    @Test func describesAllRoutesAndNoOther() throws {
        let state = PublishedState(CommittedCounters(contents: LedgerContents(), bounds: .standard))
        let guards = GuardEndpoint(input: try InputGuard(), output: try OutputGuard())
        let server = HTTPServer(
            state: state, listener: ListenerOptions(host: "127.0.0.1", port: 0, isLoopback: true, token: "t"),
            version: "1.2.3", logger: Logger(label: "test"), reload: { ReloadAnswer(isTakenOver: true, text: "") },
            guards: { guards },
            moderation: {
                ModerationEndpoint(tooLarge: { _ in .init(status: 413, json: "{}") }) { _ in
                    .init(status: 200, json: "{}")
                }
            },
            status: StatusSource(
                state: state, ledger: "none", version: "1.2.3", options: { StatusOptions(zone: .utc, labels: []) },
                zoneNamed: { _ in nil }),
            onListening: { _ in })
        let served = Set(
            server.router().routes.map { route in
                "\(route.method.rawValue) /\(route.path.description.split(separator: "/").joined(separator: "/"))"
            }.filter { !$0.hasPrefix("HEAD") })
        let paths = try #require(try Self.document()["paths"] as? [String: [String: Any]])
        let described = Set(paths.flatMap { path, methods in methods.keys.map { "\($0.uppercased()) \(path)" } })
        #expect(described == served)
    }

    /// Each reference leads to something.
    @Test func referencesLeadSomewhere() throws {
        let document = try Self.document()
        let text = OpenAPIDocument.text(version: "")
        for match in text.matches(of: /"#\/components\/([a-z]+)\/([A-Za-z]+)"/) {
            let parts = (document["components"] as? [String: Any])?[String(match.1)] as? [String: Any]
            #expect(parts?[String(match.2)] != nil, "\(match.0)")
        }
    }
}
