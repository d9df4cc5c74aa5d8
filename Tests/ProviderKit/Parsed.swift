public import Foundation
public import LLMClient

/// A JSON value read and written by Foundation's `Codable`, and so not by what is under test.
public struct Parsed: Codable {
    /// The value.
    public var value: JSONValue

    /// Makes one to be written.
    public init(_ value: JSONValue) {
        self.value = value
    }

    /// Reads a value.
    ///
    /// - Throws: `DecodingError`.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if container.decodeNil() {
            value = .null
        } else if let flag = try? container.decode(Bool.self) {
            value = .bool(flag)
        } else if let number = try? container.decode(Int64.self) {
            value = .integer(number)
        } else if let number = try? container.decode(Double.self) {
            value = .number(number)
        } else if let text = try? container.decode(String.self) {
            value = .string(text)
        } else if let items = try? container.decode([Parsed].self) {
            value = .array(items.map(\.value))
        } else {
            value = .object(try container.decode([String: Parsed].self).mapValues(\.value))
        }
    }

    /// Writes the value.
    ///
    /// - Throws: `EncodingError`.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        switch value {
        case .null: try container.encodeNil()
        case .bool(let flag): try container.encode(flag)
        case .integer(let number): try container.encode(number)
        case .number(let number): try container.encode(number)
        case .string(let text): try container.encode(text)
        case .array(let items): try container.encode(items.map(Parsed.init))
        case .object(let members): try container.encode(members.mapValues(Parsed.init))
        }
    }

    /// The value as JSON.
    public static func data(_ value: JSONValue) throws -> Data {
        try JSONEncoder().encode(Parsed(value))
    }

    /// The value of a JSON text.
    public static func value(_ text: String) throws -> JSONValue {
        try JSONDecoder().decode(Parsed.self, from: Data(text.utf8)).value
    }
}
