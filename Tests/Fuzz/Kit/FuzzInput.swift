import TestKit

/// The bytes that the fuzzer came up with, taken one after the other; when they are used up, zeros follow.
struct FuzzInput {
    private(set) var rest: ArraySlice<UInt8>

    init(_ data: UnsafePointer<UInt8>?, _ size: Int) {
        rest = Array(UnsafeBufferPointer(start: data, count: size))[...]
    }

    var isEmpty: Bool { rest.isEmpty }

    mutating func byte() -> UInt8 { rest.popFirst() ?? 0 }

    mutating func bit() -> Bool { byte() & 1 == 1 }

    /// A number of a range of no more than 65,536.
    mutating func number(_ range: ClosedRange<Int>) -> Int {
        var number = Int(byte())
        if range.count > 256 { number = number << 8 | Int(byte()) }
        return range.lowerBound + number % range.count
    }

    mutating func bytes(_ count: Int) -> [UInt8] {
        let taken = rest.prefix(count)
        rest = rest.dropFirst(count)
        return Array(taken)
    }

    /// One of several values.
    mutating func choice<Value>(_ values: [Value]) -> Value { values[number(0...values.count - 1)] }

    /// Random numbers for what may be done in any way, such as how bytes are cut into reads.
    mutating func generator() -> SeededGenerator { SeededGenerator(seed: UInt64(number(0...65_535))) }
}

/// Ends the process where something does not hold, which the fuzzer takes for a find.
func require(_ holds: Bool, _ what: @autoclosure () -> String) {
    if !holds { fatalError("broken: \(what())") }
}
