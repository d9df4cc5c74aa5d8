import CRecordScanner

/// Reads time spans.
enum DurationText {
    /// A time span in nanoseconds; -1 where the value is none, negative, or longer than a year.
    ///
    /// A number is in `unit`; a text may also be `0:00:01.234567`, as Python writes its `timedelta`.
    static func nanoseconds(_ field: record_scanner_field, unit: Int64) -> Int64 {
        guard field.isNumber || field.isString else { return -1 }
        let span = DecimalText(field.text).map { $0.isNegative ? nil : $0.scaled(by: unit) } ?? clock(field.text)
        guard let span, span < 31_536_000_000_000_000 else { return -1 }
        return span
    }

    /// Hours, minutes and seconds with colons between them.
    private static func clock(_ text: UnsafeRawBufferPointer) -> Int64? {
        let parts = text.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false)
        guard parts.count == 3, parts.allSatisfy({ (1...16).contains($0.count) }) else { return nil }
        var sum: Int64 = 0
        for (part, scale) in zip(parts, [3_600_000_000_000, 60_000_000_000, 1_000_000_000] as [Int64]) {
            guard part.first.map({ $0 &- UInt8(ascii: "0") < 10 }) == true,
                let number = DecimalText(UnsafeRawBufferPointer(rebasing: part)), let span = number.scaled(by: scale),
                span < 31_536_000_000_000_000
            else { return nil }
            sum += span
        }
        return sum
    }
}
