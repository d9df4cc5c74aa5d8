import Testing
import UsageModel

@testable import LogDecoding

/// Costs that the lines state themselves.
struct LoggedCostTests {
    /// The price book says 1,000 × $3 + 100 × $15 per million: $0.0045.
    private static let computed: Int64 = 4_500_000_000

    private static func line(
        _ cost: String, model: String = "claude-sonnet-4-5-20250929", tokens: Int = 1_000
    ) -> String {
        """
        {"event":"llm_request_success","model":"\(model)","timestamp":"2026-11-23T00:00:00Z",\
        "input_tokens":\(tokens),"output_tokens":\(tokens / 10)\(cost.isEmpty ? "" : ",\"cost_usd\":\(cost)")}
        """
    }

    private static func record(_ line: String, _ basis: CostBasis) throws -> UsageRecord {
        try decodeRequest(line, plan: DecodingPlan(costBasis: basis)).record
    }

    /// What `Decimal(text).quantize(Decimal("1e-12"), ROUND_HALF_UP)` of Python is.
    @Test(arguments: [
        ("0.00010500000000000001", 105_000_000), ("3.45e-05", 34_500_000), ("1.5E-12", 2), ("1.4e-12", 1),
        ("4.9e-13", 0), ("5e-13", 1), ("0.000000000000499999999999999999", 0), ("1e-400", 0), ("2", 2_000_000_000_000),
        ("0.0044999999999999997", 4_500_000_000), ("\"0.0045\"", 4_500_000_000), ("1e6", 1_000_000_000_000_000_000),
        ("123456.789012345679", 123_456_789_012_345_679),
    ])
    func aStatedCostIsExactToTheNearestPicoDollar(text: String, picos: Int64) throws {
        #expect(try Self.record(Self.line(text), .preferLogged).cost == picos)
        let compared = try Self.record(Self.line(text), .computed)
        #expect(compared.cost == Self.computed)
        #expect(compared.comparison == CostComparison(logged: picos, computed: Self.computed))
    }

    @Test(arguments: ["0", "0.0", "-0", "0e5", "-0.001", "1000000.1", "1e300", "true", "{}", "[1]", "\"\"", "\"$1\""])
    func whatIsNotBelievedIsCounted(text: String) throws {
        for basis in CostBasis.allCases {
            var decoder = try BlockDecoder(plan: DecodingPlan(costBasis: basis))
            var context = freshContext()
            let decoded = try decoder.decoded(Self.line(text).utf8, context: &context)
            let record = try #require(decoded.requests.first).record
            #expect(decoder.block.refusedCosts == 1)
            #expect(record.comparison.isEmpty)
            #expect(record.isPriced == (basis != .logged))
            #expect(record.cost == (basis == .logged ? 0 : Self.computed))
        }
    }

    @Test(arguments: ["", "null"])
    func whereNoCostIsStatedThePriceBookCountsUnlessToldOtherwise(text: String) throws {
        #expect(try Self.record(Self.line(text), .computed).cost == Self.computed)
        #expect(try Self.record(Self.line(text), .preferLogged).cost == Self.computed)
        let logged = try Self.record(Self.line(text), .logged)
        #expect(logged.cost == 0)
        #expect(!logged.isPriced)
    }

    @Test func aModelWithoutAPriceHasTheCostThatIsStated() throws {
        let line = Self.line("0.25", model: "house-7b")
        for basis in [CostBasis.logged, .preferLogged] {
            let record = try Self.record(line, basis)
            #expect(record.isPriced)
            #expect(record.cost == 250_000_000_000)
            #expect(record.comparison.isEmpty)
        }
        let computed = try Self.record(line, .computed)
        #expect(!computed.isPriced)
        #expect(computed.comparison.isEmpty)
    }

    @Test func nothingCostsNothing() throws {
        let record = try Self.record(Self.line("0", tokens: 0), .logged)
        #expect(record.isPriced)
        #expect(record.cost == 0)
    }

    /// A price list would not tell what a line should have told.
    @Test func whatLacksItsLoggedCostIsNotKeptToBePriced() throws {
        var decoder = try BlockDecoder(plan: DecodingPlan(costBasis: .logged))
        var context = freshContext()
        _ = try decoder.decoded(
            [Self.line(""), Self.line("0.5"), Self.line("", model: "house-7b")].joined(separator: "\n").utf8,
            context: &context)
        #expect(decoder.block.unpriceableRecords == [0, 2])
    }

    @Test(arguments: [
        #"{"object":"chat.completion","model":"gpt-4o","usage":{"prompt_tokens":10,"completion_tokens":5,"cost":0.25}}"#,
        """
        {"object":"chat.completion","model":"sonar","usage":{"prompt_tokens":10,"completion_tokens":5,\
        "cost":{"input_tokens_cost":0.2,"request_cost":0.05,"total_cost":0.25}}}
        """,
        """
        {"type":"assistant","sessionId":"s","requestId":"r","costUSD":0.25,"message":{"id":"m","model":"claude-opus-4-5",\
        "usage":{"input_tokens":1,"output_tokens":2}}}
        """,
        """
        {"name":"chat gpt-4o","attributes":{"gen_ai.request.model":"gpt-4o","gen_ai.usage.input_tokens":1,\
        "gen_ai.usage.output_tokens":2,"gen_ai.usage.cost":0.25}}
        """,
        """
        {"custom_llm_provider":"openai","litellm_call_id":"c","status":"success","model":"gpt-4o","prompt_tokens":1,\
        "completion_tokens":2,"total_tokens":3,"response_cost":0.25}
        """,
    ])
    func shapesStateCostsInTheirOwnFields(line: String) throws {
        #expect(try Self.record(line, .logged).cost == 250_000_000_000)
    }

    @Test func aShapeOfTheUsersOwnMayStateACost() throws {
        func path(_ keys: String...) throws -> FieldPath { try #require(FieldPath(keys: keys)) }
        let shape = CustomShape(
            name: "fields",
            fields: [
                CustomShape.Mapping(.model, [try path("m")]), CustomShape.Mapping(.inputTokens, [try path("in")]),
                CustomShape.Mapping(.outputTokens, [try path("out")]),
                CustomShape.Mapping(.loggedCost, [try path("bill", "usd")]),
            ])
        let plan = DecodingPlan(customShapes: [shape], costBasis: .preferLogged)
        let request = try decodeRequest(#"{"m":"x","in":1,"out":2,"bill":{"usd":0.125}}"#, plan: plan)
        #expect(request.record.cost == 125_000_000_000)
    }

    /// LiteLLM's own figures, summed up by a decimal library: it had no price for 16 of 76 requests with tokens.
    @Test func liteLLMsCostsAreReadAndItsZerosAreNotBelieved() throws {
        var decoder = try BlockDecoder(plan: DecodingPlan(preset: .liteLLM))
        var context = freshContext()
        let decoded = try decoder.decoded(
            try Corpus.unzipped("litellm-proxy/standard_logging_payload.jsonl.gz"), context: &context)
        var sum = UsageTotals()
        for request in decoded.requests { sum.add(request.record) }
        #expect(sum.loggedCost.description == "1.3085526")
        #expect(decoder.block.refusedCosts == 16)
    }
}
