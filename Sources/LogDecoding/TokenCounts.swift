import CRecordScanner
import UsageModel

/// Reads and checks the token counts of one line.
enum TokenCounts {
    /// A count above this is no request's.
    static let maximum: Int64 = 1_000_000_000

    enum Outcome {
        case usage(TokenUsage)
        case missing
        case wrong(SkipReason, RecordField)
    }

    enum Count {
        case absent
        case null
        case tokens(Int64)
        case wrong(SkipReason)
    }

    /// The line's usage, in classes that do not overlap.
    ///
    /// A class that the line does not name is zero; null for one is as good as nothing, since the SDKs write it so. Input or
    /// output that is null where the other is not is wrong, and both null, or no count at all, is a usage that is missing. A
    /// failed attempt may have none.
    static func read(_ line: LineFields, semantics: UsageSemantics, isSuccess: Bool) -> Outcome {
        var usage = TokenUsage()
        var hasCounts = false
        var hasNull = false

        switch count(line, .inputTokens) {
        case .absent: break
        case .null: hasNull = !semantics.inputMayBeNull
        case .tokens(let tokens):
            usage.input = tokens
            hasCounts = true
        case .wrong(let reason): return .wrong(reason, .inputTokens)
        }
        let nullInput = hasNull
        switch count(line, .outputTokens) {
        case .absent: break
        case .null: hasNull = true
        case .tokens(let tokens):
            usage.output = tokens
            hasCounts = true
        case .wrong(let reason): return .wrong(reason, .outputTokens)
        }
        if hasNull, isSuccess, hasCounts || !semantics.usageMayBeMissing {
            return .wrong(.invalidTokens, nullInput ? .inputTokens : .outputTokens)
        }
        switch count(line, .cacheReadTokens) {
        case .absent, .null: break
        case .tokens(let tokens):
            usage.cacheRead = tokens
            hasCounts = true
        case .wrong(let reason): return .wrong(reason, .cacheReadTokens)
        }
        var written: Int64 = -1
        switch count(line, .cacheWriteTokens) {
        case .absent, .null: break
        case .tokens(let tokens):
            written = tokens
            hasCounts = true
        case .wrong(let reason): return .wrong(reason, .cacheWriteTokens)
        }
        var split = false
        if line.present & lifetimes != 0 {
            switch count(line, .cacheWrite5mTokens) {
            case .absent, .null: break
            case .tokens(let tokens):
                usage.cacheWrite5m = tokens
                split = true
            case .wrong(let reason): return .wrong(reason, .cacheWrite5mTokens)
            }
            switch count(line, .cacheWrite1hTokens) {
            case .absent, .null: break
            case .tokens(let tokens):
                usage.cacheWrite1h = tokens
                split = true
            case .wrong(let reason): return .wrong(reason, .cacheWrite1hTokens)
            }
            if let list = line.value(.cacheLifetimes) {
                guard ListedTokens.addCacheLifetimes(list, to: &usage, isRead: &split) else {
                    return .wrong(.invalidTokens, .cacheLifetimes)
                }
            }
        }
        if !split {
            usage.cacheWrite5m = max(0, written)
        } else if written >= 0, written != usage.cacheWrite,
            !(semantics.lifetimesReplaceCacheWrite && written == 0)
        {
            return .wrong(.inconsistent, .cacheWriteTokens)
        }
        var reasoning: Int64 = 0
        switch count(line, .reasoningTokens) {
        case .absent, .null: break
        case .tokens(let tokens): reasoning = tokens
        case .wrong(let reason): return .wrong(reason, .reasoningTokens)
        }
        guard hasCounts || split else {
            // Thoughts alone are output all the same.
            if reasoning == 0 || semantics.reasoning != .outside { return isSuccess ? .missing : .usage(usage) }
            return settled(line, usage, reasoning: reasoning, semantics)
        }
        return settled(line, usage, reasoning: reasoning, semantics)
    }

    /// Takes apart what a shape counts together, and compares with what the line says twice.
    @inline(__always)
    private static func settled(
        _ line: LineFields, _ logged: TokenUsage, reasoning: Int64, _ semantics: UsageSemantics
    ) -> Outcome {
        var usage = logged
        usage.reasoning = reasoning
        if line.present & otherCounts != 0 {
            if let wrong = compare(line, &usage, semantics) { return wrong }
        } else if semantics.reasoning == .outside {
            usage.output += reasoning
        }
        guard reasoning <= usage.output else { return .wrong(.inconsistent, .reasoningTokens) }
        if semantics.inputIncludesCache {
            usage.input -= usage.cacheRead + usage.cacheWrite
            guard usage.input >= 0 else { return .wrong(.inconsistent, .inputTokens) }
        }
        return .usage(usage)
    }

    private static let lifetimes =
        RecordField.cacheWrite5mTokens.bit | RecordField.cacheWrite1hTokens.bit | RecordField.cacheLifetimes.bit

    private static let otherCounts =
        RecordField.totalTokens.bit | RecordField.toolInputTokens.bit | RecordField.otherInputTokens.bit
        | RecordField.otherOutputTokens.bit

    /// Takes the counts in that stand beside the classes: the total, another count of the same tokens, tools' input. What is
    /// wrong with them, or `nil`.
    @inline(never)
    private static func compare(
        _ line: LineFields, _ usage: inout TokenUsage, _ semantics: UsageSemantics
    ) -> Outcome? {
        let cached = usage.cacheRead + usage.cacheWrite
        switch count(line, .otherInputTokens) {
        case .absent, .null: break
        case .tokens(let tokens):
            guard tokens == usage.input || tokens == usage.input - cached else {
                return .wrong(.inconsistent, .otherInputTokens)
            }
        case .wrong(let reason): return .wrong(reason, .otherInputTokens)
        }
        switch count(line, .otherOutputTokens) {
        case .absent, .null: break
        case .tokens(let tokens):
            guard tokens == usage.output else { return .wrong(.inconsistent, .otherOutputTokens) }
        case .wrong(let reason): return .wrong(reason, .otherOutputTokens)
        }
        switch count(line, .toolInputTokens) {
        case .absent, .null: break
        case .tokens(let tokens): usage.input += tokens
        case .wrong(let reason): return .wrong(reason, .toolInputTokens)
        }
        if semantics.reasoning == .outside { usage.output += usage.reasoning }
        switch count(line, .totalTokens) {
        case .absent, .null: return nil
        case .wrong(let reason): return .wrong(reason, .totalTokens)
        case .tokens(let total):
            let sum = usage.input + usage.output
            if total == sum || !semantics.inputIncludesCache && total == sum + cached { return nil }
            if semantics.reasoning == .asTotalTells, total == sum + usage.reasoning {
                usage.output += usage.reasoning
                return nil
            }
            return .wrong(.inconsistent, .totalTokens)
        }
    }

    @inline(__always)
    static func count(_ line: LineFields, _ field: RecordField) -> Count {
        guard let value = line.value(field) else { return .absent }
        if value.isUnsigned {
            return value.integer <= UInt64(maximum) ? .tokens(Int64(value.integer)) : .wrong(.absurd)
        }
        return value.isNull ? .null : checked(value)
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
