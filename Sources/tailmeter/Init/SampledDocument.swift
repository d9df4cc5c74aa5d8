import Foundation
import LogDecoding

/// The fields of one log line, those of lines that it is wrapped in among them.
struct SampledDocument {
    private static let depthLimit = 6
    private static let fieldLimit = 400

    /// The texts and numbers, by path. What stands in lists is left out: no path names it.
    private(set) var fields: [FieldPath: SampledValue] = [:]

    /// - Parameters:
    ///   - line: a line as it stands in the log.
    ///   - wrappers: what it is wrapped in, as ``LineExplanation/wrappers`` tells.
    init(_ line: UnsafeRawBufferPointer, wrappers: [String]) {
        guard let brace = line.firstIndex(of: UInt8(ascii: "{")) else { return }
        var text = Data(line[brace...])
        var wrappers = wrappers[...]
        // A prefix of text stands before the object; other wrappers are objects around it.
        if line.first(where: { $0 > 0x20 }) != UInt8(ascii: "{") { wrappers = wrappers.dropFirst() }
        while let object = (try? JSONSerialization.jsonObject(with: text)) as? [String: Any] {
            add(object, at: [])
            guard let wrapper = wrappers.popFirst(), let keys = FieldPath(wrapper)?.keys,
                let inner = Self.text(in: object, at: keys)
            else { return }
            text = Data(inner.utf8)
        }
    }

    private static func text(in object: [String: Any], at keys: [String]) -> String? {
        var value: Any? = object
        for key in keys { value = (value as? [String: Any])?[key] }
        return value as? String
    }

    private mutating func add(_ object: [String: Any], at keys: [String]) {
        for (key, value) in object where fields.count < Self.fieldLimit {
            let keys = keys + [key]
            if let object = value as? [String: Any] {
                if keys.count < Self.depthLimit { add(object, at: keys) }
            } else if let path = Self.path(keys), let value = Self.value(value) {
                fields[path] = value
            }
        }
    }

    /// A path that settings can name: there is no writing for some keys, such as those with quotes.
    private static func path(_ keys: [String]) -> FieldPath? {
        guard let path = FieldPath(keys: keys), FieldPath(path.description) == path,
            !path.description.unicodeScalars.contains("\0")
        else { return nil }
        return path
    }

    private static func value(_ value: Any) -> SampledValue? {
        if let text = value as? String { return text.isEmpty ? nil : .text(text) }
        // JSONSerialization makes numbers of true and false, which only their C type tells.
        guard let number = value as? NSNumber,
            ![UInt8(ascii: "c"), UInt8(ascii: "B")].contains(UInt8(number.objCType[0]))
        else { return nil }
        let text = number.stringValue
        return text.utf8.allSatisfy { $0 == UInt8(ascii: "-") || $0 &- UInt8(ascii: "0") < 10 }
            ? .integer(text) : .number(text)
    }
}
