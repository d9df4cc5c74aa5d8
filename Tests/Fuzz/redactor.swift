import Guardrails
import TestKit

/// Any bytes become one line of valid JSON, by rules that the first bytes choose, and a text's findings are in order within it.
@c(LLVMFuzzerTestOneInput)
public func fuzzRedactor(_ data: UnsafePointer<UInt8>?, _ size: Int) -> CInt {
    var input = FuzzInput(data, size)
    let number = input.number(0...3)
    let bytes = Array(input.rest)
    var output: [UInt8] = []
    bytes.withUnsafeBytes { redactors[number].value.redact(line: $0, into: &output) }
    let shown = { String(decoding: output, as: UTF8.self).debugDescription }
    require(!output.contains(0x0A), "a line stays one: \(shown())")
    require(String(validating: output, as: UTF8.self) != nil, "it is UTF-8: \(shown())")
    require(ObjectReader.isObject(output), "it is an object: \(shown())")

    let text = String(decoding: bytes, as: UTF8.self)
    let (_, findings) = redactors[number].value.redact(text: text)
    var end = 0
    for finding in findings {
        require(finding.range.lowerBound >= end && !finding.range.isEmpty, "findings follow each other: \(findings)")
        end = finding.range.upperBound
        let start = text.utf8.index(text.startIndex, offsetBy: finding.range.lowerBound)
        let last = text.utf8.index(text.startIndex, offsetBy: finding.range.upperBound)
        require(text.unicodeScalars[start..<last].startIndex == start, "findings are characters: \(findings)")
    }
    require(end <= text.utf8.count, "findings are within the text: \(findings)")
    return 0
}

/// A redactor that is kept from input to input, as in the program.
private final class Kept {
    var value: Redactor

    init(_ change: (inout RedactionRules) -> Void) {
        var rules = RedactionRules()
        rules.names = ["太郎", "Alice Johnson", "José"]
        change(&rules)
        do { value = try Redactor(rules: rules) } catch { fatalError("broken: \(error)") }
    }
}

nonisolated(unsafe) private let redactors = [
    Kept { _ in },
    Kept { rules in
        for kind in RedactionClass.allCases { rules.classes[kind] = .drop }
        rules.patterns = [.init(name: "any", expression: "a*"), .init(name: "byte", expression: "\\C\\x40")]
    },
    Kept { rules in
        for kind in RedactionClass.allCases { rules.classes[kind] = .hash }
        rules.hashKey = Array("a key of 16 bytes".utf8)
        rules.identifiers = [["a"]]
    },
    Kept { rules in
        rules.language = .japanese
        rules.fields = [["a"], ["b", "c"]]
    },
]

/// A reader of RFC 8259 by recursion, which shares nothing with the redactor's.
private struct ObjectReader {
    private var rest: ArraySlice<UInt8>

    static func isObject(_ bytes: [UInt8]) -> Bool {
        var reader = ObjectReader(rest: bytes[...])
        reader.skip()
        guard reader.rest.first == 0x7B, reader.value() else { return false }
        reader.skip()
        return reader.rest.isEmpty
    }

    private mutating func skip() { rest = rest.drop { [0x20, 0x09, 0x0D].contains($0) } }

    private mutating func take(_ byte: UInt8) -> Bool {
        guard rest.first == byte else { return false }
        rest.removeFirst()
        return true
    }

    private mutating func value() -> Bool {
        skip()
        switch rest.first {
        case 0x7B: return sequence(0x7B, 0x7D, hasNames: true)
        case 0x5B: return sequence(0x5B, 0x5D, hasNames: false)
        case 0x22: return string()
        default:
            let word = rest.prefix { ![0x20, 0x09, 0x0D, 0x2C, 0x5D, 0x7D, 0x3A].contains($0) }
            rest = rest.dropFirst(word.count)
            return ["true", "false", "null"].contains(String(decoding: word, as: UTF8.self)) || Self.isNumber(word)
        }
    }

    private mutating func sequence(_ open: UInt8, _ close: UInt8, hasNames: Bool) -> Bool {
        _ = take(open)
        skip()
        if take(close) { return true }
        repeat {
            if hasNames {
                skip()
                guard string() else { return false }
                skip()
                guard take(0x3A) else { return false }
            }
            guard value() else { return false }
            skip()
        } while take(0x2C)
        return take(close)
    }

    private mutating func string() -> Bool {
        guard take(0x22) else { return false }
        while let byte = rest.popFirst() {
            if byte == 0x22 { return true }
            if byte < 0x20 { return false }
            guard byte == 0x5C else { continue }
            guard let escape = rest.popFirst() else { return false }
            if escape == 0x75 {
                let digits = rest.prefix(4)
                guard digits.count == 4, digits.allSatisfy({ Character(Unicode.Scalar($0)).isHexDigit }) else {
                    return false
                }
                rest = rest.dropFirst(4)
            } else if !Array("\"\\/bfnrt".utf8).contains(escape) {
                return false
            }
        }
        return false
    }

    private static func isNumber(_ word: ArraySlice<UInt8>) -> Bool {
        var rest = word
        func digits() -> Int {
            let count = rest.prefix { (0x30...0x39).contains($0) }.count
            rest = rest.dropFirst(count)
            return count
        }
        if rest.first == 0x2D { rest = rest.dropFirst() }
        let first = rest.first
        let whole = digits()
        guard whole > 0, whole == 1 || first != 0x30 else { return false }
        if rest.first == 0x2E {
            rest = rest.dropFirst()
            guard digits() > 0 else { return false }
        }
        if rest.first == 0x65 || rest.first == 0x45 {
            rest = rest.dropFirst()
            if rest.first == 0x2B || rest.first == 0x2D { rest = rest.dropFirst() }
            guard digits() > 0 else { return false }
        }
        return rest.isEmpty
    }
}
