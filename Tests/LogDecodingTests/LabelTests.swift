import LogDecoding
import Pricing
import Testing
import UsageModel

/// Labels and models: what is told apart, and what counts under `other`.
struct LabelTests {
    private func label(_ name: String, _ path: String) throws -> DecodingPlan.Label {
        DecodingPlan.Label(name: name, path: try #require(FieldPath(path)))
    }

    private func line(_ fields: String, tokens: Int = 1) -> String {
        #"{"event":"llm_request_success","input_tokens":\#(tokens),\#(fields)}"#
    }

    @Test(arguments: [
        (#""user":"u-1""#, "u-1"), (#""user":"zo\u00eb""#, "zoë"), (#""user":7"#, "7"), (#""user":-1.50e3"#, "-1.50e3"),
        (#""user":true"#, "true"),
        (#""user":false"#, "false"), (#""user":"a\"b\n""#, "a\"b\n"), (#""user":"a\u0000b""#, "a\0b"),
        (#""user":" ""#, " "),
        (#""user":"other""#, "other"), (#""user":"unknown""#, "unknown"), (#""user":"""#, "unknown"),
        (#""user":null"#, "unknown"),
        (#""user":{"id":1}"#, "unknown"), (#""user":["a"]"#, "unknown"), (#""x":1"#, "unknown"),
        (#""user":"a","user":"b""#, "b"),
    ])
    func values(fields: String, value: String) throws {
        let plan = DecodingPlan(labels: [try label("user", "user")])
        #expect(try decodeRequest(line(fields), plan: plan).labels == [value])
    }

    @Test func severalLabelsKeepTheirOrder() throws {
        let plan = DecodingPlan(labels: [try label("b", "b"), try label("a", "meta.a"), try label("c", #""x.y""#)])
        let lines = [
            line(#""meta":{"a":"1"},"b":"2","x.y":"3""#), line(#""b":"1","x.y":"2","meta":{"a":"3"}"#),
            line(#""meta":{"a":"1"}"#),
            line(#""b":"2","x.y":"3","meta":{"a":"1"}"#),
        ]
        let decoded = try decode(lines.joined(separator: "\n"), plan: plan)
        #expect(
            decoded.requests.map(\.labels) == [
                ["2", "1", "3"], ["1", "3", "2"], ["unknown", "1", "unknown"], ["2", "1", "3"],
            ])
        #expect(decoded.requests[0].record.labels == decoded.requests[3].record.labels)
        #expect(Set(decoded.requests.map(\.record.labels)).count == 3)
    }

    @Test func withoutLabelsThereIsOneSet() throws {
        let decoded = try decode([line(#""user":"a""#), line(#""user":"b""#)].joined(separator: "\n"))
        #expect(decoded.requests.map(\.record.labels) == [0, 0])
        #expect(decoded.requests.allSatisfy { $0.labels.isEmpty })
    }

    /// A label may be a field that the preset reads for itself, and two labels may be one field.
    @Test func labelOnAFieldOfThePreset() throws {
        let plan = DecodingPlan(labels: [
            try label("m", "model"), try label("e", "event"), try label("e2", "event"),
            try label("in", "usage.input_tokens"),
        ])
        let request = try decodeRequest(
            #"{"event":"llm_request_success","model":"gpt-4o","usage":{"input_tokens":7}}"#, plan: plan)
        #expect(request.model == "gpt-4o")
        #expect(request.record.usage == TokenUsage(input: 7))
        #expect(request.labels == ["gpt-4o", "llm_request_success", "llm_request_success", "7"])
    }

    // MARK: - Caps

    @Test func valuesPastTheCapAreOther() throws {
        let plan = DecodingPlan(labels: [try label("user", "user")], labelValueCap: 3)
        let lines = (0..<100).map { line(#""user":"u\#($0 % 10)""#, tokens: $0) } + [line(#""x":1"#, tokens: 1_000)]
        var decoder = try BlockDecoder(plan: plan)
        var context = freshContext()
        let decoded = try decoder.decoded(lines.joined(separator: "\n").utf8, context: &context)
        var sums: [String: Int64] = [:]
        for request in decoded.requests { sums[request.labels[0], default: 0] += request.record.usage.input }
        // u0, u1 and u2 have ten lines each: 0 + 10 + … + 90 = 450, 460 and 470. Of all 4,950, 3,570 are left.
        #expect(sums == ["u0": 450, "u1": 460, "u2": 470, "other": 3_570, "unknown": 1_000])
        let overflow = decoder.labels.overflow
        #expect(overflow == 70)
        // One set for each of them, and none for the cap and for the value `other` apart.
        #expect(Set(decoded.requests.map(\.record.labels)).count == 5)
        let count = decoder.labels.count
        #expect(count == 5)
    }

    @Test func setsPastTheCapAreOther() throws {
        let plan = DecodingPlan(labels: [try label("a", "a"), try label("b", "b")], labelSetCap: 4)
        let pairs = (0..<6).flatMap { a in (0..<6).map { (a, $0) } }
        let lines = pairs.map { line(#""a":"\#($0)","b":"\#($1)""#, tokens: 1) }
        var decoder = try BlockDecoder(plan: plan)
        var context = freshContext()
        // Twice: what was admitted stays admitted, what was not stays out.
        for _ in 0..<2 {
            let decoded = try decoder.decoded(lines.joined(separator: "\n").utf8, context: &context)
            #expect(decoded.requests[..<4].map(\.labels) == [["0", "0"], ["0", "1"], ["0", "2"], ["0", "3"]])
            #expect(decoded.requests[4...].allSatisfy { $0.labels == ["other", "other"] })
            #expect(decoded.requests.count == 36)
        }
        let (count, overflow) = (decoder.labels.count, decoder.labels.overflow)
        #expect(count == 5)
        #expect(overflow == 64)
    }

    @Test func everyValuePastItsCapIsTheOtherSet() throws {
        let plan = DecodingPlan(labels: [try label("a", "a"), try label("b", "b")], labelValueCap: 0)
        let decoded = try decode(
            [line(#""a":"1","b":"2""#), line(#""a":"other","b":"other""#), line(#""a":"1""#)].joined(separator: "\n"),
            plan: plan)
        #expect(decoded.requests.map(\.labels) == [["other", "other"], ["other", "other"], ["other", "unknown"]])
        #expect(decoded.requests.map(\.record.labels) == [0, 0, 1])
    }

    @Test func longValuesAreCut() throws {
        let plan = DecodingPlan(labels: [try label("user", "user")])
        let long = String(repeating: "x", count: 256)
        let wide = "a" + String(repeating: "é", count: 200)
        let users = [long, long + "y", long + "z", wide, wide + "!"]
        let decoded = try decode(users.map { line(#""user":"\#($0)""#) }.joined(separator: "\n"), plan: plan)
        #expect(decoded.requests[..<3].allSatisfy { $0.labels == [long] })
        // 256 bytes would end in the middle of a character: 1 + 2 × 127 are kept.
        #expect(decoded.requests[3...].allSatisfy { $0.labels == ["a" + String(repeating: "é", count: 127)] })
        #expect(Set(decoded.requests.map(\.record.labels)).count == 2)
    }

    @Test func admittedSetsKeepTheirPlace() throws {
        let plan = DecodingPlan(labels: [try label("a", "a"), try label("b", "b")], labelValueCap: 2, labelSetCap: 2)
        var decoder = try BlockDecoder(plan: plan)
        decoder.admit(
            models: [("openai", "gpt-4o"), ("unknown", "unknown"), ("other", "other")],
            labelSets: [["x", "unknown"], ["other", "other"], ["short"]])
        var context = freshContext()
        let lines = [#""a":"n1","b":"n2""#, #""a":"n3","b":"n4""#, #""a":"x""#, #""a":"x","b":"n2""#].map { line($0) }
        let decoded = try decoder.decoded(lines.joined(separator: "\n").utf8, context: &context)
        // What an earlier run admitted takes none of this day's two places.
        #expect(
            decoded.requests.map(\.labels) == [
                ["n1", "n2"], ["other", "n4"], ["x", "unknown"], ["other", "other"],
            ])
        let models = decoder.models.entries.map(\.model)
        #expect(models == ["unknown", "other", "gpt-4o"])
    }

    @Test func tooManyPathsAreAnError() throws {
        let labels = try (0..<65).map { try label("l\($0)", "l\($0)") }
        #expect(throws: DecodingError.self) { _ = try BlockDecoder(plan: DecodingPlan(labels: labels)) }
        #expect(throws: Never.self) { _ = try BlockDecoder(plan: DecodingPlan(labels: Array(labels.dropLast()))) }
    }

    // MARK: - Models

    @Test func modelsPastTheCapAreOther() throws {
        let models = ["gpt-4o", "openai/gpt-4o", "m1", "m2", "m3", "gpt-4o", "m1", "m3"]
        let lines = models.enumerated().map { line(#""model":"\#($1)""#, tokens: $0 + 1) }
        var decoder = try BlockDecoder(plan: DecodingPlan(modelCap: 2))
        var context = freshContext()
        let decoded = try decoder.decoded(lines.joined(separator: "\n").utf8, context: &context)
        var sums: [String: Int64] = [:]
        for request in decoded.requests { sums[request.model, default: 0] += request.record.usage.input }
        #expect(sums == ["gpt-4o": 9, "m1": 10, "other": 17])
        #expect(
            decoded.requests.filter { $0.model == "other" }.allSatisfy { !$0.record.isPriced && $0.record.cost == 0 })
        let overflow = decoder.models.overflow
        #expect(overflow == 3)
        let cap = decoder.models.entries.count
        #expect(cap == 4)
    }

    @Test(arguments: [
        (#""gpt-4o""#, "gpt-4o", "openai"), (#""openai/gpt-4o""#, "gpt-4o", "openai"),
        (#""azure/gpt-4o""#, "gpt-4o", "azure"),
        (#""us.anthropic.claude-sonnet-4-20250514-v1:0""#, "claude-sonnet-4-20250514", "bedrock"),
        (#""""#, "unknown", "unknown"),
        ("null", "unknown", "unknown"), ("7", "unknown", "unknown"), ("{}", "unknown", "unknown"),
        (#""unknown""#, "unknown", "unknown"),
        (#""other""#, "other", "other"), (#""\ud800""#, "\u{FFFD}", "unknown"),
    ])
    func modelNames(text: String, model: String, provider: String) throws {
        let request = try decodeRequest(line(#""model":\#(text)"#))
        #expect(request.model == model)
        #expect(request.provider == provider)
    }

    @Test func nameOfThousandsOfBytesIsNoModel() throws {
        let longest = String(repeating: "m", count: 256)
        #expect(try decodeRequest(line(#""model":"\#(longest)""#)).model == longest)
        #expect(try decodeRequest(line(#""model":"\#(longest)m""#)).model == "other")
    }

    /// Aliases of one model are not remembered without end, yet all count.
    @Test func hostileSpellingsOfOneModel() throws {
        let lines = (0..<200).map { line(#""model":"\#(String(repeating: "openai/", count: $0 % 30))gpt-4o""#) }
        let decoded = try decode(lines.joined(separator: "\n"), plan: DecodingPlan(modelCap: 2))
        #expect(decoded.requests.count == 200)
        #expect(decoded.requests.allSatisfy { $0.model == "gpt-4o" && $0.record.cost == 2_500_000 })
    }
}
