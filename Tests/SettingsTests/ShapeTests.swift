import Settings
import Testing

struct ShapeTests {
    private static func source(_ text: String) throws -> Settings.Source {
        try #require(try Settings.parse(text, file: "f").sources.first)
    }

    @Test func aShapeHasPathsUnitsConstantsAndACondition() throws {
        let source = try Self.source(
            """
            sources:
              - file: a
                labels: {user: user_id}
                when: {path: event, is: [chat, 7]}
                input_includes_cache: true
                fields:
                  model: [llm.model, model]
                  input: usage.in
                  output: {path: attributes."usage.out"}
                  duration: {path: [took_ms, ms], unit: ms}
                  service_tier: {value: flex}
                tests:
                  - {line: '{"event":"chat"}', expect: {input: 10, cost_usd: 0.5, user: anna}}
            """)
        let shape = try #require(source.shape)
        #expect(shape.when == Settings.Shape.Condition(path: "event", values: ["chat", "7"]))
        #expect(shape.inputIncludesCache)
        #expect(
            shape.fields == [
                .init(name: "model", paths: ["llm.model", "model"]), .init(name: "input", paths: ["usage.in"]),
                .init(name: "output", paths: ["attributes.\"usage.out\""]),
                .init(name: "duration", paths: ["took_ms", "ms"], unit: .milliseconds),
                .init(name: "service_tier", paths: [], constant: "flex"),
            ])
        #expect(
            source.tests == [
                .init(
                    line: "{\"event\":\"chat\"}",
                    expected: [
                        .init(name: "input", value: "10"), .init(name: "cost_usd", value: "0.5"),
                        .init(name: "user", value: "anna"),
                    ])
            ])
        #expect(source.tests[0].position == (13, 9))
        #expect(try Self.source("sources: [{file: a, when: {path: x}, fields: {input: i}}]").shape?.when?.values == nil)
        #expect(try Self.source("sources: [{file: a}]").shape == nil)
    }

    @Test(arguments: Settings.Source.presets)
    func everyPresetHasAName(preset: String) throws {
        #expect(try Self.source("sources: [{file: a, preset: \(preset)}]").preset == preset)
    }

    @Test(arguments: [
        (
            "fields: []",
            "1:29: 'fields' is a list; expected fields and their paths, such as {input: usage.in, output: usage.out}"
        ),
        ("fields: {}", "1:29: 'fields' is empty; name a field, or leave the key out"),
        ("fields: {inptu: a}", "1:30: unknown field 'inptu'; did you mean 'input'?"),
        (
            "fields: {input: a..b}",
            "1:37: 'input' is 'a..b'; expected the path of a field, such as usage.input_tokens or attributes.\"user.id\""
        ),
        ("fields: {input: []}", "1:37: 'input' is empty; name a path"),
        ("fields: {input: {}}", "1:37: 'input' has neither 'path' nor 'value'; add one of them"),
        (
            "fields: {input: {path: a, unit: ms}}",
            "1:47: 'input' has no unit; only duration and time_to_first_token have one"
        ),
        (
            "fields: {duration: {path: a, unit: m}}",
            "1:56: 'unit' is 'm'; expected one of s, ms, us, ns"
        ),
        ("fields: {input: {pth: a}}", "1:38: unknown key 'pth'; did you mean 'path'?"),
        (
            "fields: {input: a}, when: event",
            "1:47: 'when' is 'event'; expected a path and what stands there, such as {path: event, is: llm_call}"
        ),
        ("fields: {input: a}, when: {is: x}", "1:47: 'when' has no 'path'; add the path of the deciding field"),
        ("when: {path: event}", "1:21: 'when' belongs to a shape of your own; add its 'fields'"),
        ("fields: {input: a}, input_includes_cache: 1", "1:63: 'input_includes_cache' is '1'; expected true or false"),
        (
            "tests: {}",
            "1:28: 'tests' is a mapping; expected a list of tests such as {line: '{\"model\": …}', expect: {model: m, input: 10}}"
        ),
        ("tests: [a]", "1:29: a test is 'a'; expected {line: '{\"model\": …}', expect: {model: m, input: 10}}"),
        (
            "tests: [{line: x}]",
            "1:29: a test has no 'expect'; expected {line: '{\"model\": …}', expect: {model: m, input: 10}}"
        ),
        ("tests: [{line: x, expect: {}}]", "1:47: 'expect' is empty; name what the line counts as"),
        ("tests: [{line: x, expect: {inptu: 1}}]", "1:48: a test can't expect 'inptu'; did you mean 'input'?"),
    ])
    func problemsAreNamed(text: String, problem: String) {
        #expect(problems("sources: [{file: a, \(text)}]") == [problem])
    }
}
