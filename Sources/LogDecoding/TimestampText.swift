import UsageModel

/// Reads the timestamps that log libraries write: RFC 3339 and its relatives, and seconds or milliseconds since the epoch.
enum TimestampText {
    /// A civil time, and its offset from UTC where the text has one.
    struct Civil {
        /// The civil time, counted in microseconds as if it were UTC.
        var microseconds: Int64
        /// Seconds to subtract for UTC; `nil` where the text names no zone.
        var offset: Int64?
    }

    /// Reads `2026-11-23T11:22:30.641596Z` and the like: `T`, `t` or a space in the middle, a fraction after a point or a
    /// comma (`asctime` of Python's logging), `Z`, `±hh:mm`, `±hhmm`, `±hh` or no zone. A leap second is the next second.
    ///
    /// `nil` where the text is nothing of that, or names a day or an hour that does not exist.
    static func parse(_ text: UnsafeRawBufferPointer) -> Civil? {
        var day = Day()
        return parse(text, day: &day)
    }

    /// The last date that was read: lines of one log are of few days.
    struct Day {
        /// The first eight bytes of its text.
        fileprivate var head: UInt64 = 0
        /// The last two of them; no text has the first value.
        fileprivate var tail: UInt32 = .max
        fileprivate var daysSinceEpoch: Int64 = 0
    }

    /// The same with the last date kept from text to text.
    static func parse(_ text: UnsafeRawBufferPointer, day: inout Day) -> Civil? {
        guard text.count >= 19,
            text[10] == UInt8(ascii: "T") || text[10] == UInt8(ascii: " ")
                || text[10] == UInt8(ascii: "t")
        else { return nil }
        let head = UInt64(littleEndian: text.loadUnaligned(as: UInt64.self))
        let tail = UInt32(UInt16(littleEndian: text.loadUnaligned(fromByteOffset: 8, as: UInt16.self)))
        if head != day.head || tail != day.tail {
            guard let days = days(text) else { return nil }
            day = Day(head: head, tail: tail, daysSinceEpoch: days)
        }
        // Eight bytes at once: `hh:mm:ss` less its zeros and colons.
        let clock =
            UInt64(littleEndian: text.loadUnaligned(fromByteOffset: 11, as: UInt64.self)) ^ 0x3030_3A30_303A_3030
        guard (clock &+ 0x7676_7676_7676_7676 | clock) & 0x8080_8080_8080_8080 == 0, clock & 0xFF00_00FF_0000 == 0
        else { return nil }
        let pairs = clock &* 10 &+ clock >> 8
        let (hour, minute, second) = (pairs & 0xFF, pairs >> 24 & 0xFF, pairs >> 48 & 0xFF)
        guard hour <= 23, minute <= 59, second <= 60 else { return nil }
        let seconds = day.daysSinceEpoch * 86_400 + Int64(hour * 3_600 + minute * 60 + second)
        var index = 19
        var fraction: Int64 = 0
        if index < text.count, text[index] == UInt8(ascii: ".") || text[index] == UInt8(ascii: ",") {
            index += 1
            let start = index
            var scale: Int64 = 100_000
            if let six = sixDigits(text) {
                fraction = six
                index += 6
                scale = 0
            }
            while index < text.count, text[index] &- UInt8(ascii: "0") < 10 {
                fraction += Int64(text[index] &- UInt8(ascii: "0")) * scale
                scale /= 10
                index += 1
            }
            guard index > start else { return nil }
        }
        let microseconds = seconds * 1_000_000 + fraction
        guard index < text.count else { return Civil(microseconds: microseconds, offset: nil) }
        if text[index] | 0x20 == UInt8(ascii: "z"), index + 1 == text.count {
            return Civil(microseconds: microseconds, offset: 0)
        }
        if text[index] == UInt8(ascii: " ") { index += 1 }
        guard let offset = offset(text, from: index) else { return nil }
        return Civil(microseconds: microseconds, offset: offset)
    }

    /// Reads a number of seconds, milliseconds, microseconds or nanoseconds since the epoch, told apart by size: each unit
    /// covers the years 1973 to 5138. `nil` where the number is not positive or lies outside.
    static func parseEpoch(_ number: DecimalText) -> Timestamp? {
        guard !number.isNegative, let whole = number.scaled(by: 1), whole > 0 else { return nil }
        switch whole {
        case ..<100_000_000_000: return number.scaled(by: 1_000_000).map { Timestamp(microseconds: $0) }
        case ..<100_000_000_000_000: return number.scaled(by: 1_000).map { Timestamp(microseconds: $0) }
        case ..<100_000_000_000_000_000: return Timestamp(microseconds: whole)
        default: return Timestamp(microseconds: whole / 1_000)
        }
    }

    /// The number of six digits behind the point; `nil` where there are fewer.
    @inline(__always)
    private static func sixDigits(_ text: UnsafeRawBufferPointer) -> Int64? {
        guard text.count >= 26 else { return nil }
        let digits =
            UInt64(littleEndian: text.loadUnaligned(fromByteOffset: 18, as: UInt64.self)) >> 16 ^ 0x3030_3030_3030
        guard (digits &+ 0x7676_7676_7676 | digits) & 0x8080_8080_8080 == 0 else { return nil }
        let pairs = digits &* 10 &+ digits >> 8
        return Int64(pairs & 0xFF) * 10_000 + Int64(pairs >> 16 & 0xFF) * 100 + Int64(pairs >> 32 & 0xFF)
    }

    /// The days since the epoch of `yyyy-mm-dd` at the beginning.
    private static func days(_ text: UnsafeRawBufferPointer) -> Int64? {
        guard let year = digits(text, 0, 4), text[4] == UInt8(ascii: "-"),
            let month = digits(text, 5, 2), text[7] == UInt8(ascii: "-"),
            let day = digits(text, 8, 2),
            month >= 1, month <= 12, day >= 1, day <= 28 || day <= CivilDate.daysInMonth(year: year, month: month)
        else { return nil }
        return CivilDate.daysSinceEpoch(year: year, month: month, day: day)
    }

    private static func offset(_ text: UnsafeRawBufferPointer, from start: Int) -> Int64? {
        let left = text.count - start
        guard left >= 3, text[start] == UInt8(ascii: "+") || text[start] == UInt8(ascii: "-"),
            let hours = digits(text, start + 1, 2)
        else { return nil }
        var minutes = 0
        if left == 6, text[start + 3] == UInt8(ascii: ":"), let read = digits(text, start + 4, 2) {
            minutes = read
        } else if left == 5, let read = digits(text, start + 3, 2) {
            minutes = read
        } else if left != 3 {
            return nil
        }
        guard hours <= 18, minutes <= 59 else { return nil }
        let seconds = Int64(hours * 3_600 + minutes * 60)
        return text[start] == UInt8(ascii: "-") ? -seconds : seconds
    }

    @inline(__always)
    private static func digits(_ text: UnsafeRawBufferPointer, _ start: Int, _ count: Int) -> Int? {
        var value = 0
        for index in start..<start + count {
            let digit = text[index] &- UInt8(ascii: "0")
            guard digit < 10 else { return nil }
            value = value * 10 + Int(digit)
        }
        return value
    }
}
