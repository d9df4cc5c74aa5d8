/// A time by the clock as settings write it: `09:00`.
enum ClockText {
    /// Minutes after midnight; `nil` for anything but two digits of hours, a colon and two digits of minutes.
    static func minuteOfDay(_ text: String) -> Int? {
        let bytes = Array(text.utf8)
        guard bytes.count == 5, bytes[2] == UInt8(ascii: ":") else { return nil }
        let digits = [bytes[0], bytes[1], bytes[3], bytes[4]]
        guard digits.allSatisfy(WholeNumber.isDigit) else { return nil }
        let values = digits.map { Int($0 - UInt8(ascii: "0")) }
        let (hour, minute) = (values[0] * 10 + values[1], values[2] * 10 + values[3])
        return hour < 24 && minute < 60 ? hour * 60 + minute : nil
    }
}
