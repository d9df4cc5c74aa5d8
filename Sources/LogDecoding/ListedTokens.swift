import CRecordScanner
import UsageModel

/// Token counts that stand in lists.
enum ListedTokens {
    /// Adds cache writes by lifetime, as Bedrock lists them: `[{"ttl": "5m", "inputTokens": 1000}]`.
    ///
    /// - Returns: whether all of it could be read. A lifetime that has no class of its own could not.
    static func addCacheLifetimes(
        _ field: record_scanner_field, to usage: inout TokenUsage, isRead: inout Bool
    ) -> Bool {
        var cursor = JSONCursor(field.start)
        guard Int(field.kind) == RECORD_SCANNER_CONTAINER, cursor.isArray else { return field.isNull }
        cursor.enter()
        while cursor.nextElement() {
            guard cursor.isObject else { return false }
            cursor.enter()
            var lifetime: UnsafeRawBufferPointer?
            var tokens: Int64?
            while let key = cursor.nextKey() {
                let value = cursor.value()
                if key.equals("ttl") { lifetime = value }
                if key.equals("inputTokens") { tokens = count(value) }
            }
            guard let tokens, let lifetime else { return false }
            if lifetime.equals("\"5m\"") {
                usage.cacheWrite5m += tokens
            } else if lifetime.equals("\"1h\"") {
                usage.cacheWrite1h += tokens
            } else {
                return false
            }
            guard usage.cacheWrite <= TokenCounts.maximum else { return false }
            isRead = true
        }
        return true
    }

    /// The tokens of a modality, as Gemini lists them: `[{"modality": "AUDIO", "tokenCount": 5}]`, or in snake case. 0 where
    /// there is none.
    static func tokens(of modality: StaticString, in field: record_scanner_field?) -> Int64 {
        guard let field, Int(field.kind) == RECORD_SCANNER_CONTAINER else { return 0 }
        var cursor = JSONCursor(field.start)
        guard cursor.isArray else { return 0 }
        cursor.enter()
        var sum: Int64 = 0
        while cursor.nextElement() {
            guard cursor.isObject else {
                _ = cursor.value()
                continue
            }
            cursor.enter()
            var isWanted = false
            var tokens: Int64?
            while let key = cursor.nextKey() {
                let value = cursor.value()
                if key.equals("modality"), value.count > 2 {
                    isWanted = UnsafeRawBufferPointer(rebasing: value[1..<value.count - 1]).equals(modality)
                }
                if key.equals("tokenCount") || key.equals("token_count") { tokens = count(value) }
            }
            if isWanted, let tokens { sum = min(TokenCounts.maximum, sum + tokens) }
        }
        return sum
    }

    /// Whether an answer of OpenAI's list has ended: whether any has a reason for its end.
    static func hasFinished(_ field: record_scanner_field?) -> Bool {
        guard let field, Int(field.kind) == RECORD_SCANNER_CONTAINER else { return false }
        var cursor = JSONCursor(field.start)
        guard cursor.isArray else { return false }
        cursor.enter()
        while cursor.nextElement() {
            guard cursor.isObject else {
                _ = cursor.value()
                continue
            }
            cursor.enter()
            var hasReason = false
            while let key = cursor.nextKey() {
                let value = cursor.value()
                if key.equals("finish_reason") { hasReason = value.first == UInt8(ascii: "\"") }
            }
            if hasReason { return true }
        }
        return false
    }

    private static func count(_ text: UnsafeRawBufferPointer) -> Int64? {
        guard let number = DecimalText(text), number.isWhole, !number.isNegative, let count = number.scaled(by: 1),
            count <= TokenCounts.maximum
        else { return nil }
        return count
    }
}
