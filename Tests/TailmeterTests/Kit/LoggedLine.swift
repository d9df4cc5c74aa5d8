import TestKit

/// One line as an app logs it, and what it counts as.
struct LoggedLine {
    enum Meaning {
        case success(Usage)
        case failure(model: String?, reason: String, id: String?)
        case other
        case notJSON
        case blank
    }

    /// A successful request. Times are in units of 100 µs.
    struct Usage {
        let model: String
        let tokens: [Int]
        let duration: Int?
        let firstToken: Int?
    }

    let text: String
    let meaning: Meaning
    /// The event that is told beside requests: the name of its metric.
    var event: String?
}

/// Makes lines of all kinds. Every line has a number of its own, so that no two are alike.
struct LineGenerator {
    private var random: SeededGenerator
    private var number = 0
    private var failures: [LoggedLine] = []

    private static let models = [
        "claude-sonnet-4-20250514", "claude-haiku-4-5-20251001", "claude-opus-4-5-20251101", "house-model-7b",
    ]
    private static let failureKinds: [(event: String, status: Int?, reason: String, metric: String?)] = [
        ("rate_limit_hit", nil, "rate_limited", "llm_rate_limited_total"),
        ("api_overloaded", nil, "overloaded", "llm_overloaded_total"),
        ("api_connection_error", nil, "connection", "llm_connection_errors_total"),
        ("llm_request_failed", 500, "server", nil), ("llm_request_failed", 400, "invalid_request", nil),
        ("llm_request_failed", nil, "other", nil), ("unexpected_error", nil, "other", nil),
    ]

    init(seed: UInt64) {
        random = SeededGenerator(seed: seed)
    }

    mutating func number(in range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &random) }

    mutating func happens(_ percent: Int) -> Bool { number(in: 1...100) <= percent }

    /// The next line or lines; those of one call belong together.
    mutating func next() -> [LoggedLine] {
        switch number(in: 1...100) {
        case ...70: [success()]
        case ...82: failure()
        case ...85:
            [
                LoggedLine(
                    text: object("\"event\": \"falling_back_to_haiku\""), meaning: .other, event: "llm_fallbacks_total")
            ]
        case ...95: [LoggedLine(text: object("\"event\": \"HTTP Request: POST /v1/messages\""), meaning: .other)]
        case ...98: [LoggedLine(text: "Traceback (most recent call last): \(take())", meaning: .notJSON)]
        default: [LoggedLine(text: "", meaning: .blank)]
        }
    }

    private mutating func take() -> Int {
        number += 1
        return number
    }

    private mutating func object(_ members: String) -> String {
        "{\(members), \"level\": \"info\", \"line\": \(take()), \"timestamp\": \"2026-11-24T08:\(number(in: 10...59)):00Z\"}"
    }

    private mutating func success() -> LoggedLine {
        let model = Self.models[number(in: 0...3)]
        let tokens = [
            number(in: 0...20_000), number(in: 1...4_000), happens(30) ? number(in: 1...90_000) : 0,
            happens(20) ? number(in: 1...9_000) : 0,
        ]
        let duration = happens(60) ? number(in: 1...700_000) : nil
        let firstToken = happens(30) ? number(in: 1...20_000) : nil
        var members = "\"event\": \"llm_request_success\", \"model\": \"\(model)\", \"input_tokens\": \(tokens[0]), "
        members += "\"output_tokens\": \(tokens[1])"
        if tokens[2] > 0 { members += ", \"cache_read_input_tokens\": \(tokens[2])" }
        if tokens[3] > 0 { members += ", \"cache_creation_input_tokens\": \(tokens[3])" }
        if let duration { members += ", \"duration_s\": \(Self.decimal(duration))" }
        if let firstToken { members += ", \"ttft_s\": \(Self.decimal(firstToken))" }
        return LoggedLine(
            text: object(members),
            meaning: .success(
                LoggedLine.Usage(model: model, tokens: tokens, duration: duration, firstToken: firstToken)))
    }

    private mutating func failure() -> [LoggedLine] {
        if happens(20), let old = failures.randomElement(using: &random) {
            return [
                LoggedLine(
                    text: "\(old.text.dropLast()), \"again\": \(take())}", meaning: old.meaning, event: old.event)
            ]
        }
        let kind = Self.failureKinds[number(in: 0..<Self.failureKinds.count)]
        let model = happens(50) ? Self.models[number(in: 0...3)] : nil
        let id = happens(60) ? "req_\(take())" : nil
        var members = ""
        if let model { members += ", \"model\": \"\(model)\"" }
        if let id { members += ", \"request_id\": \"\(id)\"" }
        let status = kind.status.map { ", \"status_code\": \($0)" } ?? ""
        let line = LoggedLine(
            text: object("\"event\": \"\(kind.event)\"\(members)\(status)"),
            meaning: .failure(model: model, reason: kind.reason, id: id), event: kind.metric)
        guard id != nil else { return [line] }
        failures.append(line)
        if failures.count > 50 { failures.removeFirst() }
        // The SDK's caller logs the same attempt once more, under another name.
        guard happens(60) else { return [line] }
        let second = LoggedLine(
            text: object("\"event\": \"llm_request_failed\"\(members)"),
            meaning: .failure(model: model, reason: "other", id: id))
        return [line, second]
    }

    private mutating func number(in range: Range<Int>) -> Int { Int.random(in: range, using: &random) }

    /// Units of 100 µs as decimal seconds.
    private static func decimal(_ units: Int) -> String {
        let fraction = String(units % 10_000)
        return "\(units / 10_000).\(String(repeating: "0", count: 4 - fraction.count))\(fraction)"
    }
}
