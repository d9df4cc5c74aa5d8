import Foundation

/// Why a text is no JSON value that is taken, or a value can't be written as JSON.
public enum JSONProblem: Error, Hashable, Sendable {
    case notJSON
    case invalidUTF8
    /// More bytes than the limit.
    case tooLarge
    /// Nested deeper than ``JSONValue/deepest``.
    case tooDeep
    /// Infinite, or not a number: JSON has no word for it.
    case notFinite
}

extension JSONValue {
    /// So many arrays and objects may stand within each other.
    public static let deepest = 128

    /// Reads a JSON text in UTF-8. What is no integer of 64 bits becomes a ``number(_:)``.
    ///
    /// - Parameters:
    ///   - bytes: the text.
    ///   - limit: so many bytes are read at most.
    /// - Throws: ``JSONProblem``.
    public init(parsing bytes: some Collection<UInt8>, limit: Int = 32 << 20) throws(JSONProblem) {
        guard bytes.count <= limit else { throw .tooLarge }
        // Foundation would guess other encodings.
        guard String(validating: bytes, as: UTF8.self) != nil else { throw .invalidUTF8 }
        let object: Any
        do {
            object = try JSONSerialization.jsonObject(with: Data(bytes), options: .fragmentsAllowed)
        } catch {
            throw .notJSON
        }
        self = try Self.value(of: object, depth: 0)
    }

    /// Reads a JSON text.
    ///
    /// - Throws: ``JSONProblem``.
    public init(parsing text: String) throws(JSONProblem) {
        try self.init(parsing: Array(text.utf8))
    }

    /// The value as JSON in UTF-8. Members stand in the order of their names: the same value is always the same bytes,
    /// which caches of prompts depend on.
    ///
    /// - Throws: ``JSONProblem``.
    public func encoded() throws(JSONProblem) -> [UInt8] {
        let object = try object(depth: 0)
        do {
            let options: JSONSerialization.WritingOptions = [.fragmentsAllowed, .sortedKeys, .withoutEscapingSlashes]
            return Array(try JSONSerialization.data(withJSONObject: object, options: options))
        } catch {
            throw .notJSON
        }
    }

    private static func value(of object: Any, depth: Int) throws(JSONProblem) -> JSONValue {
        guard depth <= deepest else { throw .tooDeep }
        switch object {
        case let text as String:
            return .string(text)
        case let number as NSNumber:
            return value(of: number)
        case let items as [Any]:
            var values: [JSONValue] = []
            values.reserveCapacity(items.count)
            for item in items { values.append(try value(of: item, depth: depth + 1)) }
            return .array(values)
        case let members as [String: Any]:
            var values: [String: JSONValue] = [:]
            values.reserveCapacity(members.count)
            for (name, member) in members { values[name] = try value(of: member, depth: depth + 1) }
            return .object(values)
        case is NSNull:
            return .null
        default:
            throw .notJSON
        }
    }

    private static func value(of number: NSNumber) -> JSONValue {
        // The parser makes one of a number of many digits. Its own way to a Double is off by some of the last bits.
        if let decimal = number as? NSDecimalNumber {
            let text = decimal.description(withLocale: nil)
            return Int64(text).map(JSONValue.integer) ?? .number(Double(text) ?? decimal.doubleValue)
        }
        // The parser makes an Int8 of nothing but a Bool.
        return switch UInt8(bitPattern: number.objCType.pointee) {
        case UInt8(ascii: "c"), UInt8(ascii: "B"): .bool(number.boolValue)
        case UInt8(ascii: "d"), UInt8(ascii: "f"), UInt8(ascii: "Q"): .number(number.doubleValue)
        default: .integer(number.int64Value)
        }
    }

    private func object(depth: Int) throws(JSONProblem) -> Any {
        guard depth <= Self.deepest else { throw .tooDeep }
        switch self {
        case .null: return NSNull()
        case .bool(let flag): return NSNumber(value: flag)
        case .integer(let value): return NSNumber(value: value)
        case .number(let value):
            guard value.isFinite else { throw .notFinite }
            return NSNumber(value: value)
        case .string(let text): return text
        case .array(let items):
            var objects: [Any] = []
            for item in items { objects.append(try item.object(depth: depth + 1)) }
            return objects
        case .object(let members):
            var objects: [String: Any] = [:]
            for (name, member) in members { objects[name] = try member.object(depth: depth + 1) }
            return objects
        }
    }
}

extension JSONValue {
    /// The members of an object; `nil` of anything else.
    var members: [String: JSONValue]? {
        if case .object(let members) = self { members } else { nil }
    }

    /// The items of an array; `nil` of anything else.
    var items: [JSONValue]? {
        if case .array(let items) = self { items } else { nil }
    }
}
