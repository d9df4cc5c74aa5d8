import TestKit
import Testing

@testable import Moderation

struct RepeatedNamesTests {
    /// Random JSON of which it is known whether an object in it has a name twice.
    private struct Writer {
        var random: SeededGenerator
        var hasRepeated = false

        mutating func pick<Value>(_ values: [Value]) -> Value {
            values[Int.random(in: 0..<values.count, using: &random)]
        }

        /// Names, some of them with escapes: those of a line are the same.
        private static let names = [
            ["a", #"\u0061"#], ["b"], [#"\""#, #"\u0022"#], [#"\\"#, #"\u005c"#, #"\u005C"#], ["{"], ["}"], ["[,"],
            [":"],
            [""], ["é", #"\u00e9"#], ["😀", #"\ud83d\ude00"#], [#"a\""#],
        ]

        mutating func value(depth: Int) -> String {
            switch Int.random(in: 0..<(depth > 4 ? 2 : 5), using: &random) {
            case 0: return pick(["1", "-0.5e3", "true", "null"])
            case 1: return "\"" + pick(pick(Self.names)) + "\""
            case 2:
                let count = Int.random(in: 0...3, using: &random)
                let items = (0..<count).map { _ in value(depth: depth + 1) }
                return "[" + items.joined(separator: pick([",", " ,\n"])) + "]"
            default:
                var seen: Set<Int> = []
                var members: [String] = []
                for _ in 0..<Int.random(in: 0...3, using: &random) {
                    let name = Int.random(in: 0..<Self.names.count, using: &random)
                    if !seen.insert(name).inserted { hasRepeated = true }
                    members.append("\"\(pick(Self.names[name]))\"" + pick([":", " :\t"]) + value(depth: depth + 1))
                }
                return "{" + members.joined(separator: pick([",", " , "])) + "}"
            }
        }
    }

    @Test func findsThemInRandomValues() {
        var found = 0
        for seed in 0..<2_000 {
            var writer = Writer(random: SeededGenerator(seed: UInt64(seed)))
            let json = writer.value(depth: 0)
            #expect(RepeatedNames.areIn(Array(json.utf8)) == writer.hasRepeated, "\(json)")
            if writer.hasRepeated { found += 1 }
        }
        // The writer writes both kinds.
        #expect((100...1_900).contains(found))
    }

    @Test(arguments: [
        (#"{"a":{"a":{"a":1}}}"#, false), (#"[{"a":1},{"a":1}]"#, false), (#"{"a":["a","a"],"b":"a"}"#, false),
        (#"{"a":1,"b":{"a":1},"a":2}"#, true), (#"{"a":[{"b":1}],"b":2,"a":3}"#, true), (#"{"":1,"":2}"#, true),
        (#"{"a":"\",\"a\":","b":1}"#, false), (#""a""#, false), ("", false),
    ])
    func findsThem(json: String, expected: Bool) {
        #expect(RepeatedNames.areIn(Array(json.utf8)) == expected)
    }
}
