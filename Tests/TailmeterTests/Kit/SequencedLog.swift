/// Lines with numbers: each is counted exactly once when the sums are right.
///
/// Line n has n input tokens and `scrambled(n)` output tokens, as those of `Tests/Faults/writer.c` do: a line that is missing
/// and another one that is counted twice do not make up for each other in all sums.
enum SequencedLog {
    static let outputTokens = "llm_tokens_used_total{model=\"\(UsageLine.model)\",type=\"output\"}"

    static let cost = "llm_cost_usd_total{model=\"\(UsageLine.model)\"}"

    static func scrambled(_ number: Int) -> Int { number * 2_654_435_761 % 4_294_967_296 % 100_000 }

    static func text(_ numbers: ClosedRange<Int>, time: String = "2026-11-24T08:00:00Z") -> String {
        numbers.map { number in
            """
            {"event": "llm_request_success", "model": "\(UsageLine.model)", "input_tokens": \(number), \
            "output_tokens": \(scrambled(number)), "level": "info", "timestamp": "\(time)"}

            """
        }.joined()
    }

    /// Where a page differs from what the lines 1 to `count` are in sum. Nothing is taken for lost.
    static func differences(_ page: ScrapedMetrics, lines count: Int) -> [String] {
        let loss = page.sum("tailmeter_suspected_loss_total")
        return differences(page, numbers: count == 0 ? [] : Array(1...count))
            + (loss == 0 ? [] : ["\(loss) times loss is suspected"])
    }

    /// Where a page differs from what lines are in sum.
    static func differences(_ page: ScrapedMetrics, numbers: [Int]) -> [String] {
        let input = numbers.reduce(0, +)
        let output = numbers.reduce(0) { $0 + scrambled($1) }
        // The published prices: 3 and 15 dollars a million. Some million lines are more than 64 bits hold.
        let picoDollars = 3_000_000 * Int128(input) + 15_000_000 * Int128(output)
        var expected = [UsageLine.successes: numbers.count, UsageLine.inputTokens: input, outputTokens: output]
        if numbers.isEmpty { expected = [:] }
        var wrong = expected.compactMap { series, value in
            page[series] == "\(value)" ? nil : "\(series): expected \(value), got \(page[series] ?? "nothing")"
        }
        if !numbers.isEmpty, page[cost].map(ModelTotals.widePicoDollars) != picoDollars {
            wrong.append("\(cost): expected \(picoDollars) pico-dollars, got \(page[cost] ?? "nothing")")
        }
        return wrong
            + (page.lines == numbers.count ? [] : ["lines: expected \(numbers.count), got \(page.lines)"])
    }
}
