import LLMClient
import Testing

struct JSONValueTests {
    @Test func hasMembersOfObjectsOnly() {
        #expect(JSONValue.object(["a": .integer(1)])["a"] == .integer(1))
        #expect(JSONValue.array([.string("a")])["a"] == nil)
    }

    /// What is an integer of 64 bits stays exact; anything else is the nearest `Double`.
    @Test(arguments: [
        ("0", JSONValue.integer(0)), ("-1", .integer(-1)), ("9007199254740993", .integer(9_007_199_254_740_993)),
        ("9223372036854775807", .integer(.max)), ("-9223372036854775808", .integer(.min)),
        ("9223372036854775808", .number(9_223_372_036_854_775_808)),
        ("18446744073709551615", .number(18_446_744_073_709_551_616)),
        ("18446744073709551616", .number(18_446_744_073_709_551_616)),
        ("-9223372036854775809", .number(-9_223_372_036_854_775_808)),
        ("123456789012345678901234567890", .number(1.2345678901234568e29)), ("0.1", .number(0.1)),
        ("123456.78901234567", .number(123456.78901234567)),
        ("3.14159265358979323846", .number(3.141592653589793)), ("0.30000000000000004", .number(0.30000000000000004)),
        ("1.7976931348623157e308", .number(1.7976931348623157e308)),
        ("5e-324", .number(.leastNonzeroMagnitude)),
    ])
    func readsNumbers(text: String, value: JSONValue) throws {
        let read = try JSONValue(parsing: text)
        #expect(read == value)
        #expect(try JSONValue(parsing: read.encoded()) == value)
    }

    /// Numbers without a fraction may be read as either.
    @Test(arguments: ["1.0", "1E2", "-0", "-0.0", "2e0", "1e-400", "1e15"]) func keepsTheValueOfWholeNumbers(
        text: String
    ) throws {
        func double(_ value: JSONValue) -> Double? {
            switch value {
            case .integer(let number): Double(number)
            case .number(let number): number
            default: nil
            }
        }
        let read = try JSONValue(parsing: text)
        #expect(double(read) == Double(text))
        #expect(double(try JSONValue(parsing: read.encoded())) == Double(text))
    }

    /// What no `Double` holds, and what is no number, is refused.
    @Test(arguments: ["1e400", "-1e400", "NaN", "Infinity", "01", "+1", ".5", "1.", "0x10", "1e"])
    func refusesWhatIsNoNumber(text: String) {
        #expect(throws: JSONProblem.self) { try JSONValue(parsing: text) }
        #expect(throws: JSONProblem.self) { try JSONValue(parsing: "{\"a\": [\(text)]}") }
    }

    @Test(arguments: [Double.infinity, -.infinity, .nan]) func doesNotWriteWhatIsNotFinite(number: Double) {
        #expect(throws: JSONProblem.notFinite) { try JSONValue.array([.number(number)]).encoded() }
    }

    @Test func refusesWhatIsTooDeep() throws {
        func nested(_ depth: Int) -> String {
            String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
        }
        let deep = try JSONValue(parsing: nested(JSONValue.deepest))
        #expect(try deep.encoded() == Array(nested(JSONValue.deepest).utf8))
        #expect(throws: JSONProblem.tooDeep) { try JSONValue(parsing: nested(JSONValue.deepest + 2)) }
        // Beyond what the parser itself takes.
        #expect(throws: JSONProblem.self) { try JSONValue(parsing: nested(100_000)) }
    }

    /// The same value is always the same bytes: caches of prompts depend on it.
    @Test func writesMembersInOrder() throws {
        let value = try JSONValue(parsing: #"{"b":1,"a":{"y":null,"z":"/é😀","x":[true]},"c":"\u0001\"\\"}"#)
        #expect(
            String(decoding: try value.encoded(), as: UTF8.self)
                == #"{"a":{"x":[true],"y":null,"z":"/é😀"},"b":1,"c":"\u0001\"\\"}"#)
    }
}
