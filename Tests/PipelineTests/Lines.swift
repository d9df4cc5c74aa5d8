import LogDecoding
import UsageModel

/// One request as a log line, and what it must count as. The figures are worked out here and nowhere else.
struct Line {
    /// Price of a token of `claude-sonnet-4`, in pico-dollars: $3, $15, $0.30 and $3.75 per million.
    static let prices: (input: Int64, output: Int64, read: Int64, write: Int64) = (
        3_000_000, 15_000_000, 300_000, 3_750_000
    )

    var model = "claude-sonnet-4-20250514"
    var time: Timestamp?
    var input: Int64 = 0
    var output: Int64 = 0
    var read: Int64 = 0
    var write: Int64 = 0
    var milliseconds: Int64?
    var firstTokenMilliseconds: Int64?
    var user: String?
    var isFailure = false
    var requestID: String?
    /// Bytes of a field that nobody reads.
    var padding = 0

    var cost: Int64 {
        guard model.hasPrefix("claude-sonnet-4") else { return 0 }
        return input * Self.prices.input + output * Self.prices.output + read * Self.prices.read
            + write * Self.prices.write
    }

    var tokens: Int64 { input + output + read + write }

    /// The line with its line feed.
    var text: String {
        var fields = [
            #""event":"\#(isFailure ? "llm_request_failed" : "llm_request_success")""#, #""model":"\#(model)""#,
        ]
        if let time {
            let (seconds, rest) = time.microseconds.quotientAndRemainder(dividingBy: 1_000_000)
            let fraction = String(rest + 1_000_000).dropFirst()
            fields.append(#""timestamp":\#(seconds).\#(fraction)"#)
        }
        if !isFailure {
            fields.append(#""input_tokens":\#(input),"output_tokens":\#(output)"#)
            fields.append(#""cache_read_input_tokens":\#(read),"cache_creation_input_tokens":\#(write)"#)
        }
        if let milliseconds { fields.append(#""duration_ms":\#(milliseconds)"#) }
        if let firstTokenMilliseconds { fields.append(#""ttft_ms":\#(firstTokenMilliseconds)"#) }
        if let user { fields.append(#""user_id":"\#(user)""#) }
        if let requestID { fields.append(#""request_id":"\#(requestID)""#) }
        if padding > 0 { fields.append(#""padding":"\#(String(repeating: "x", count: padding))""#) }
        return "{" + fields.joined(separator: ",") + "}\n"
    }
}

/// The sums that a set of requests must have.
struct Truth: Equatable {
    var requests: Int64 = 0
    var input: Int64 = 0
    var output: Int64 = 0
    var read: Int64 = 0
    var write: Int64 = 0
    var cost: Int128 = 0
    var durations: Int64 = 0
    var nanoseconds: Int128 = 0
    var longest: Int64 = 0

    init() {}

    init(_ lines: some Sequence<Line>) {
        for line in lines {
            requests += 1
            guard !line.isFailure else { continue }
            input += line.input
            output += line.output
            read += line.read
            write += line.write
            cost += Int128(line.cost)
            if let milliseconds = line.milliseconds {
                durations += 1
                nanoseconds += Int128(milliseconds) * 1_000_000
                longest = max(longest, milliseconds * 1_000_000)
            }
        }
    }

    init(_ totals: UsageTotals) {
        requests = totals.requests
        input = totals.usage.input
        output = totals.usage.output
        read = totals.usage.cacheRead
        write = totals.usage.cacheWrite
        cost = totals.cost.picoDollars
        durations = totals.durationCount
        nanoseconds = totals.durationNanoseconds
        longest = totals.longestNanoseconds
    }
}

extension FieldPath {
    /// A path of one key.
    static func key(_ key: String) -> FieldPath {
        FieldPath(keys: [key]).unsafelyUnwrapped
    }
}
