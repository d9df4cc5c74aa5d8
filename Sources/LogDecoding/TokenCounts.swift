import CRecordScanner
import UsageModel

/// Reads and checks the token counts of one line.
enum TokenCounts {
    /// A count above this is no request's.
    static let maximum: Int64 = 1_000_000_000

    enum Outcome {
        case usage(TokenUsage)
        case wrong(SkipReason, RecordField)
    }

    private enum Count {
        case absent
        case tokens(Int64)
        case wrong(SkipReason)
    }

    /// The line's usage.
    ///
    /// A successful request must have input or output tokens, and neither may be null; classes that it does not name are
    /// zero. A failed attempt may have none. Null for any other class is as good as nothing: the SDKs write it so.
    static func read(
        from fields: UnsafeBufferPointer<record_scanner_field>, found: UnsafeMutablePointer<Int32>, isSuccess: Bool
    ) -> Outcome {
        var usage = TokenUsage()
        var hasCounts = false

        func count(_ field: RecordField, nullIsWrong: Bool = false) -> Count {
            let index = found[field.index]
            guard index >= 0 else { return .absent }
            let value = fields[Int(index)]
            if value.isUnsigned {
                return value.integer <= UInt64(maximum) ? .tokens(Int64(value.integer)) : .wrong(.absurd)
            }
            if value.isNull { return nullIsWrong ? .wrong(.invalidTokens) : .absent }
            return checked(value)
        }

        switch count(.inputTokens, nullIsWrong: isSuccess) {
        case .absent: break
        case .tokens(let tokens):
            usage.input = tokens
            hasCounts = true
        case .wrong(let reason): return .wrong(reason, .inputTokens)
        }
        switch count(.outputTokens, nullIsWrong: isSuccess) {
        case .absent: break
        case .tokens(let tokens):
            usage.output = tokens
            hasCounts = true
        case .wrong(let reason): return .wrong(reason, .outputTokens)
        }
        switch count(.cacheReadTokens) {
        case .absent: break
        case .tokens(let tokens):
            usage.cacheRead = tokens
            hasCounts = true
        case .wrong(let reason): return .wrong(reason, .cacheReadTokens)
        }
        var written: Int64 = -1
        switch count(.cacheWriteTokens) {
        case .absent: break
        case .tokens(let tokens):
            written = tokens
            hasCounts = true
        case .wrong(let reason): return .wrong(reason, .cacheWriteTokens)
        }
        var split = false
        switch count(.cacheWrite5mTokens) {
        case .absent: break
        case .tokens(let tokens):
            usage.cacheWrite5m = tokens
            split = true
        case .wrong(let reason): return .wrong(reason, .cacheWrite5mTokens)
        }
        switch count(.cacheWrite1hTokens) {
        case .absent: break
        case .tokens(let tokens):
            usage.cacheWrite1h = tokens
            split = true
        case .wrong(let reason): return .wrong(reason, .cacheWrite1hTokens)
        }
        if !split {
            usage.cacheWrite5m = max(0, written)
        } else if written >= 0, written != usage.cacheWrite {
            return .wrong(.inconsistent, .cacheWriteTokens)
        }
        switch count(.reasoningTokens) {
        case .absent: break
        case .tokens(let tokens):
            guard tokens <= usage.output else { return .wrong(.inconsistent, .reasoningTokens) }
            usage.reasoning = tokens
        case .wrong(let reason): return .wrong(reason, .reasoningTokens)
        }
        guard hasCounts || split || !isSuccess else { return .wrong(.noUsage, .inputTokens) }
        return .usage(usage)
    }

    /// A count that is no plain unsigned integer: `1e3`, `1000.0`, `-0` and digits in a string are whole numbers too.
    private static func checked(_ value: record_scanner_field) -> Count {
        if value.isString {
            guard value.length > 0, value.text.allSatisfy({ $0 &- UInt8(ascii: "0") < 10 }) else {
                return .wrong(.invalidTokens)
            }
        } else if !value.isNumber {
            return .wrong(.invalidTokens)
        }
        guard let number = DecimalText(value.text) else { return .wrong(.invalidTokens) }
        if number.isNegative, number.mantissa > 0 { return .wrong(.negative) }
        guard number.isWhole else { return .wrong(.invalidTokens) }
        guard let tokens = number.scaled(by: 1), tokens <= maximum else { return .wrong(.absurd) }
        return .tokens(tokens)
    }
}
