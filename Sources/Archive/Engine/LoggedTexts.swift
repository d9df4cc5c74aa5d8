import Foundation
import Glibc
public import LogDecoding

/// Finds the texts in log lines: what users gave to a model, and what it answered.
public struct LoggedTexts: Sendable {
    /// Where texts stand.
    public struct Places: Sendable, Equatable {
        /// What users, tools and documents gave to a model.
        public var input: [FieldPath]
        /// What it answered.
        public var output: [FieldPath]

        /// Makes places.
        public init(input: [FieldPath], output: [FieldPath]) {
            self.input = input
            self.output = output
        }

        /// Where the common shapes have them: structlog apps, the providers' APIs, LiteLLM, OpenTelemetry.
        public static let common = Places(
            input: [
                "prompt", "input", "question", "query", "user_message", "messages", "request.messages", "request.input",
                "kwargs.messages", "attributes.\"gen_ai.input.messages\"",
            ].compactMap(FieldPath.init),
            output: [
                "completion", "answer", "output", "response", "response.content", "response.choices", "response.output",
                "choices", "output_text", "attributes.\"gen_ai.output.messages\"",
            ].compactMap(FieldPath.init))
    }

    private let places: Places
    /// The last keys of the paths with the quote behind them: a line without any of them has no text.
    private let marks: [[UInt8]]

    /// Makes a finder.
    public init(_ places: Places) {
        self.places = places
        marks = Array(Set((places.input + places.output).compactMap { $0.keys.last.map { Array("\($0)\"".utf8) } }))
    }

    /// What a line has.
    public struct Found: Sendable {
        /// What was given to a model.
        public var input: [String] = []
        /// What it answered.
        public var output: [String] = []
        /// The user, where it was asked for and the line has a text; empty where there is none.
        public var user = ""
        /// The id of the request, in the same way.
        public var request = ""
    }

    /// The texts of a line.
    ///
    /// - Parameters:
    ///   - user: where the user stands; the first path that leads to one counts.
    ///   - request: where the id of the request stands, in the same way.
    public func texts(
        in line: UnsafeRawBufferPointer, user: [FieldPath] = [], request: [FieldPath] = []
    ) -> Found {
        guard let start = line.baseAddress, hasMark(line),
            let document = try? JSONSerialization.jsonObject(
                with: Data(bytesNoCopy: UnsafeMutableRawPointer(mutating: start), count: line.count, deallocator: .none)
            )
        else { return Found() }
        return Found(
            input: places.input.flatMap { Self.texts(Self.value(document, $0), isInput: true) },
            output: places.output.flatMap { Self.texts(Self.value(document, $0), isInput: false) },
            user: Self.name(document, user), request: Self.name(document, request))
    }

    private func hasMark(_ line: UnsafeRawBufferPointer) -> Bool {
        guard let start = line.baseAddress else { return false }
        var offset = 0
        while offset < line.count, let quote = memchr(start + offset, 0x22, line.count - offset) {
            offset = UnsafeRawPointer(quote) - start + 1
            for mark in marks where mark.count <= line.count - offset {
                let isHere = mark.withUnsafeBytes { bytes in
                    bytes.baseAddress.map { memcmp($0, start + offset, bytes.count) == 0 } ?? false
                }
                if isHere { return true }
            }
        }
        return false
    }

    private static func name(_ document: Any, _ places: [FieldPath]) -> String {
        places.lazy.compactMap { name(value(document, $0)) }.first ?? ""
    }

    /// What a value names: users and requests are texts or numbers.
    private static func name(_ value: Any?) -> String? {
        switch value {
        case let text as String: text.isEmpty ? nil : text
        case let number as NSNumber: number.stringValue
        default: nil
        }
    }

    private static func value(_ document: Any, _ path: FieldPath) -> Any? {
        var value: Any? = document
        for key in path.keys { value = (value as? [String: Any])?[key] }
        return value
    }

    /// A text, a list of messages, a message, or content in parts.
    private static func texts(_ value: Any?, isInput: Bool) -> [String] {
        switch value {
        case let text as String:
            // OpenTelemetry has lists of messages as a text.
            guard text.utf8.first == UInt8(ascii: "["),
                let list = try? JSONSerialization.jsonObject(with: Data(text.utf8)),
                list is [[String: Any]]
            else { return text.isEmpty ? [] : [text] }
            return texts(list, isInput: isInput)
        case let list as [Any]: return messages(list, isInput: isInput)
        case let object as [String: Any]: return message(object, isInput: isInput)
        default: return []
        }
    }

    /// Of a conversation only what came last: what stood before was looked at when it was new.
    private static func messages(_ list: [Any], isInput: Bool) -> [String] {
        let roles = list.map { ($0 as? [String: Any])?["role"] as? String }
        guard isInput, let last = roles.lastIndex(where: { $0 == "assistant" || $0 == "model" }) else {
            return list.flatMap { texts($0, isInput: isInput) }
        }
        return list[(last + 1)...].flatMap { texts($0, isInput: isInput) }
    }

    private static func message(_ object: [String: Any], isInput: Bool) -> [String] {
        let role = object["role"] as? String
        // What the app itself tells the model may say what a user may not.
        if isInput, role == "system" || role == "developer" || role == "assistant" || role == "model" { return [] }
        for key in ["content", "text", "parts", "message", "output_text", "delta"] {
            if let value = object[key] { return texts(value, isInput: isInput) }
        }
        return []
    }
}
