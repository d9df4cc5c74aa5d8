import LLMClient

/// What OpenAI's moderations endpoint is asked
/// (`POST /v1/moderations`, <https://platform.openai.com/docs/api-reference/moderations/create>).
public struct ModerationsRequest: Hashable, Sendable {
    /// The most texts of a request.
    public static let mostTexts = 128

    /// The texts, one for each result. An empty text is harmless without asking.
    public let texts: [String]
    /// The model's name.
    public let model: String?

    /// Reads a body: `input` is a text, an array of texts, or an array of content objects, which are the parts of one text.
    /// Other members than `input` and `model` are passed over.
    ///
    /// - Throws: ``ModerationsError`` with status 400 for what is not of that shape, for a name that an object has twice, and
    ///   for images, which nobody would look at.
    public init(json: [UInt8]) throws(ModerationsError) {
        let body = try Self.parsed(json)
        guard case .object = body else { throw .invalid("The body must be a JSON object.", param: nil) }
        switch body["model"] {
        case .none, .null: model = nil
        case .string(let name): model = name
        default: throw .invalid("`model` must be a string.", param: "model")
        }
        switch body["input"] {
        case .none: throw .invalid("`input` is missing.", param: "input")
        case .string(let text): texts = [text]
        case .array(let items): texts = try Self.texts(items)
        default: throw .invalid(Self.shape, param: "input")
        }
    }

    private static let shape = "`input` must be a string, an array of strings, or an array of content objects."

    private static func parsed(_ json: [UInt8]) throws(ModerationsError) -> JSONValue {
        // UTF-16 has zeros, which Foundation would go by, and which no JSON text in UTF-8 has.
        guard !json.contains(0) else { throw .invalid("The body must be JSON in UTF-8.", param: nil) }
        let value: JSONValue
        do {
            value = try JSONValue(parsing: json, limit: .max)
        } catch .invalidUTF8 {
            throw .invalid("The body must be JSON in UTF-8.", param: nil)
        } catch .tooDeep {
            throw .invalid("The body is nested too deep.", param: nil)
        } catch {
            throw .invalid("The body is not valid JSON.", param: nil)
        }
        guard !RepeatedNames.areIn(json) else {
            throw .invalid("An object of the body has two members of the same name.", param: nil)
        }
        return value
    }

    private static func texts(_ items: [JSONValue]) throws(ModerationsError) -> [String] {
        switch items.first {
        case .none: throw .invalid("`input` must not be empty.", param: "input")
        case .string:
            guard items.count <= mostTexts else {
                throw .invalid("`input` must not have more than \(mostTexts) texts.", param: "input")
            }
            var texts: [String] = []
            for (index, item) in items.enumerated() {
                guard case .string(let text) = item else { throw .invalid(shape, param: "input[\(index)]") }
                texts.append(text)
            }
            return texts
        default:
            var parts: [String] = []
            for (index, item) in items.enumerated() { parts.append(try text(of: item, "input[\(index)]")) }
            return [parts.joined(separator: "\n")]
        }
    }

    private static func text(of part: JSONValue, _ param: String) throws(ModerationsError) -> String {
        guard case .object = part else { throw .invalid(shape, param: param) }
        switch part["type"] {
        case .string("text"):
            guard case .string(let text) = part["text"] else {
                throw .invalid("A content object of type `text` must have a string `text`.", param: "\(param).text")
            }
            return text
        case .string("image_url"):
            throw .invalid("Images are not looked at: send texts alone.", param: "\(param).type")
        default:
            throw .invalid("The type of a content object must be `text`.", param: "\(param).type")
        }
    }
}
