import UsageModel

/// Sums as bytes: a mask of those that are not zero, then each of those as a variable-length integer.
///
/// Money is whole micro-dollars and the rest in pico-dollars, times are whole seconds and the rest in nanoseconds, as in
/// the columns of ``Schema/totalNames`` and in their order.
enum PackedTotals {
    /// Bit by bit as in ``Schema/totalNames``; a sum that comes later gets the next bit, so that older bytes stay readable.
    private static let count = 23

    static func append(_ totals: UsageTotals, to writer: inout VarintWriter) {
        withUnsafeTemporaryAllocation(of: Int64.self, capacity: count) { values in
            let cost = totals.cost.microsAndPicos
            let duration = seconds(totals.durationNanoseconds)
            let firstToken = seconds(totals.firstTokenNanoseconds)
            values[0] = totals.requests
            values[1] = totals.usage.input
            values[2] = totals.usage.output
            values[3] = totals.usage.cacheRead
            values[4] = totals.usage.cacheWrite5m
            values[5] = totals.usage.cacheWrite1h
            values[6] = totals.usage.reasoning
            values[7] = cost.micros
            values[8] = cost.picos
            values[9] = totals.unpricedRequests
            values[10] = totals.unpricedTokens
            values[11] = totals.durationCount
            values[12] = duration.whole
            values[13] = duration.rest
            values[14] = totals.longestNanoseconds
            values[15] = totals.firstTokenCount
            values[16] = firstToken.whole
            values[17] = firstToken.rest
            values[18] = totals.requestsWithoutUsage
            (values[19], values[20]) = totals.loggedCost.microsAndPicos
            (values[21], values[22]) = totals.computedCost.microsAndPicos
            var mask: UInt64 = 0
            for index in 0..<count where values[index] != 0 { mask |= 1 << UInt64(index) }
            writer.append(mask)
            for index in 0..<count where values[index] != 0 { writer.append(signed: values[index]) }
        }
    }

    /// `nil` where the bytes are damaged.
    static func read(from reader: inout VarintReader) -> UsageTotals? {
        guard let mask = reader.next(), mask < 1 << UInt64(count) else { return nil }
        return withUnsafeTemporaryAllocation(of: Int64.self, capacity: count) { values -> UsageTotals? in
            for index in 0..<count {
                values[index] = 0
                guard mask & 1 << UInt64(index) != 0 else { continue }
                guard let value = reader.nextSigned() else { return nil }
                values[index] = value
            }
            var totals = UsageTotals()
            totals.requests = values[0]
            totals.usage = TokenUsage(
                input: values[1], output: values[2], cacheRead: values[3], cacheWrite5m: values[4],
                cacheWrite1h: values[5], reasoning: values[6])
            totals.cost = Money(micros: values[7], picos: values[8])
            totals.unpricedRequests = values[9]
            totals.unpricedTokens = values[10]
            totals.durationCount = values[11]
            totals.durationNanoseconds = nanoseconds(values[12], values[13])
            totals.longestNanoseconds = values[14]
            totals.firstTokenCount = values[15]
            totals.firstTokenNanoseconds = nanoseconds(values[16], values[17])
            totals.requestsWithoutUsage = values[18]
            totals.loggedCost = Money(micros: values[19], picos: values[20])
            totals.computedCost = Money(micros: values[21], picos: values[22])
            return totals
        }
    }

    /// Whole seconds and the rest. Most times fit 64 bits, and a division of 128 bits is many times as slow.
    static func seconds(_ nanoseconds: Int128) -> (whole: Int64, rest: Int64) {
        if let small = Int64(exactly: nanoseconds) {
            let parts = small.quotientAndRemainder(dividingBy: 1_000_000_000)
            return (parts.quotient, parts.remainder)
        }
        let parts = nanoseconds.quotientAndRemainder(dividingBy: 1_000_000_000)
        return (Int64(clamping: parts.quotient), Int64(parts.remainder))
    }

    static func nanoseconds(_ whole: Int64, _ rest: Int64) -> Int128 {
        Int128(whole) * 1_000_000_000 + Int128(rest)
    }
}
