import Foundation
import Guardrails
import Testing

/// Redacts lines and texts in tests.
enum Redacting {
    static func line(_ line: [UInt8], _ rules: RedactionRules = RedactionRules()) throws -> [UInt8] {
        var redactor = try Redactor(rules: rules)
        var output: [UInt8] = []
        line.withUnsafeBytes { redactor.redact(line: $0, into: &output) }
        return output
    }

    static func line(_ line: String, _ rules: RedactionRules = RedactionRules()) throws -> String {
        String(decoding: try self.line(Array(line.utf8), rules), as: UTF8.self)
    }

    static func text(_ text: String, _ rules: RedactionRules = RedactionRules()) throws -> String {
        var redactor = try Redactor(rules: rules)
        return redactor.redact(text: text).text
    }

    static func findings(_ text: String, _ rules: RedactionRules = RedactionRules()) throws -> [RedactionFinding] {
        var redactor = try Redactor(rules: rules)
        return redactor.redact(text: text).findings
    }

    /// The parts of a text that are found as one class.
    static func found(_ kind: RedactionClass, in text: String) throws -> [String] {
        let bytes = Array(text.utf8)
        return try findings(text).filter { $0.kind == kind }.map { String(decoding: bytes[$0.range], as: UTF8.self) }
    }

    static func rules(_ change: (inout RedactionRules) -> Void) -> RedactionRules {
        var rules = RedactionRules()
        change(&rules)
        return rules
    }

    /// Rules by which all classes are replaced in one way.
    static func all(_ way: RedactionRules.Replacement) -> RedactionRules {
        rules { rules in
            for kind in RedactionClass.allCases { rules.classes[kind] = way }
            rules.hashKey = Array("a key of 16 bytes".utf8)
        }
    }

    /// Whether a line is one object, as Foundation reads it. Lone surrogates, which RFC 8259 lets stand, Foundation does not
    /// take: others stand in for them.
    static func isObject(_ line: [UInt8]) -> Bool {
        guard !line.contains(0x0A), line.first == 0x7B, let text = String(validating: line, as: UTF8.self) else {
            return false
        }
        let readable = text.replacingOccurrences(of: "\\ud", with: "\\u0").replacingOccurrences(
            of: "\\uD", with: "\\u0")
        return (try? JSONSerialization.jsonObject(with: Data(readable.utf8))) is [String: Any]
    }
}
