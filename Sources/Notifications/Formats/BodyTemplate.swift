import Budgets
import Foundation
import Mustache
import Synchronization
import UsageModel

/// A body of the user's own, in Mustache (<https://mustache.github.io/mustache.5.html>).
public struct BodyTemplate: Sendable, Equatable {
    /// What is wrong with a template, for a person.
    public struct Problem: Error, Sendable, Hashable {
        /// What was expected.
        public let message: String
    }

    /// The media type of the body.
    public let contentType: String
    private let text: String
    private let template: MustacheTemplate

    /// Reads a template, and tries it on an alert of each kind.
    ///
    /// - Throws: ``Problem``, also where the body is to be JSON and would not be.
    public init(_ text: String, contentType: String = "application/json") throws(Problem) {
        self.text = text
        self.contentType = contentType
        let isJSON = contentType.lowercased().contains("json")
        JSONContentType.register()
        do {
            template = try MustacheTemplate(
                string: "{{% CONTENT_TYPE: \(isJSON ? JSONContentType.name : "TEXT")}}" + text)
        } catch let error as MustacheTemplate.ParserError {
            throw Problem(
                message: "is no Mustache template: \(error.error) in its line \(error.context.lineNumber)")
        } catch {
            throw Problem(message: "is no Mustache template: \(error)")
        }
        if let unknown = Self.unknownName(in: text) {
            throw Problem(
                message:
                    "has '{{\(unknown)}}', which no alert has; known are \(TemplateFacts.names.joined(separator: ", "))"
            )
        }
        guard isJSON else { return }
        let zones = ZoneLookup(fallback: .utc) { _ in nil }
        for alert in SampleAlerts.all {
            let words = AlertText(alert, language: .english, zones: zones)
            let body = render(alert, text: words, channel: "test", zones: zones)
            guard (try? JSONSerialization.jsonObject(with: Data(body.utf8), options: .fragmentsAllowed)) == nil else {
                continue
            }
            throw Problem(
                message: "is not JSON for an alert of the kind \(alert.kind), \(alert.state.rawValue): it becomes "
                    + "'\(TextLimit.units(body, 200))'; mind quotes and commas, or set another content_type")
        }
    }

    /// The body for an alert.
    func render(_ alert: Alert, text: AlertText, channel: String, zones: ZoneLookup) -> String {
        template.render(TemplateFacts(alert, text: text, channel: channel, zones: zones).values)
    }

    /// Whether text and type are the same.
    public static func == (left: BodyTemplate, right: BodyTemplate) -> Bool {
        left.text == right.text && left.contentType == right.contentType
    }

    /// A name in the template that would always be empty.
    private static func unknownName(in text: String) -> String? {
        let known = Set(TemplateFacts.names)
        for match in text.matches(of: /\{\{\{?\s*[#^&\/]?\s*([A-Za-z_][A-Za-z0-9_.]*)\s*\}/) {
            let name = String(match.1)
            if !known.contains(name), !known.contains(String(name.prefix { $0 != "." })) { return name }
        }
        return nil
    }
}

/// Escapes what stands between the quotes of a JSON string.
private struct JSONContentType: MustacheContentType {
    static let name = "TAILMETER_JSON"

    private static let registration: Void = MustacheContentTypes.register(JSONContentType(), named: name)

    static func register() { registration }

    func escapeText(_ text: String) -> String { String(JSONText.string(text).dropFirst().dropLast()) }
}
