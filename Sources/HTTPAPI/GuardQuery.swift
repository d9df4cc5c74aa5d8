import Foundation
import HTTPTypes

/// What a guard is asked: the body of a request, or a line of `tailmeter guard --jsonl`.
public struct GuardQuery: Sendable {
    /// Why a body says nothing.
    public struct Refusal: Error {
        let status: HTTPResponse.Status
        /// What was wrong and what is expected, for a person.
        public let message: String
    }

    /// The text to look at.
    public let text: String
    /// The prompt that an answer must not repeat.
    public let systemPrompt: String?
    /// A word of that prompt that stands nowhere else.
    public let canary: String?

    private struct Members: Decodable {
        let text: String
        let system_prompt: String?
        let canary: String?
    }

    /// Reads a JSON object `{"text": "…", "system_prompt": "…", "canary": "…"}`, of which only the text is needed.
    public init(json: [UInt8]) throws(Refusal) {
        let members: Members
        do {
            members = try JSONDecoder().decode(Members.self, from: Data(json))
        } catch DecodingError.keyNotFound {
            throw Refusal(status: .badRequest, message: "the JSON object has no member \"text\"")
        } catch DecodingError.typeMismatch(_, let context), DecodingError.valueNotFound(_, let context) {
            let place = context.codingPath.map(\.stringValue).joined(separator: ".")
            let what = place.isEmpty ? "the body is no JSON object" : "\"\(place)\" is no text"
            throw Refusal(status: .badRequest, message: "\(what); send {\"text\": \"…\"}")
        } catch {
            throw Refusal(status: .badRequest, message: "the body is not JSON of UTF-8; send {\"text\": \"…\"}")
        }
        text = members.text
        systemPrompt = members.system_prompt
        canary = members.canary
    }

    private init(text: String) {
        self.text = text
        systemPrompt = nil
        canary = nil
    }

    /// Reads the body of a request: JSON, or the text itself.
    init(body: [UInt8], contentType: String?) throws(Refusal) {
        let type = (contentType ?? "").prefix { $0 != ";" }.trimmingCharacters(in: .whitespaces).lowercased()
        switch type {
        case "application/json": try self.init(json: body)
        case "text/plain":
            guard let text = String(validating: body, as: UTF8.self) else {
                throw Refusal(status: .badRequest, message: "the text is not UTF-8")
            }
            self.init(text: text)
        default:
            let given = type.isEmpty ? "there is no Content-Type" : "the Content-Type is '\(type)'"
            throw Refusal(
                status: .unsupportedMediaType, message: "\(given); send application/json or text/plain")
        }
    }
}
