/// The label sets met so far, by number.
///
/// A set is the list of its values in the order of the labels. Each label keeps at most a number of values apart, and the
/// table admits at most a number of new sets a day; what comes later counts under `other`, so that totals stay exact while
/// memory is bounded.
public struct LabelTable: ~Copyable {
    /// The value of a label that a line does not have.
    public static let missing = "unknown"
    /// The value that stands for all past a cap.
    public static let overflowValue = "other"
    /// Values longer than this many bytes are cut.
    static let maximumValueLength = 256

    /// The names of the labels.
    public let names: [String]
    /// How many records had a value or a set that went to `other`.
    public private(set) var overflow: Int64 = 0

    /// How many sets were admitted since ``beginDay(admitted:)``.
    public private(set) var admittedSets = 0

    private let valueCap: Int
    private let setCap: Int
    private var values: [[String]]
    private var tables: [ByteTableBox]
    private var pairs = PairTable()
    private var sets: [[UInt32]] = []
    private var setOfPair: [UInt32] = []
    private let otherSet: UInt32

    /// The two values that each label has from the start.
    private static let missingValue: UInt32 = 0
    private static let otherValue: UInt32 = 1
    /// Where the chain of a set begins: a number that no pair has, so that a value is never taken for a pair's number.
    private static let firstChain = UInt32.max - 1

    init(names: [String], valueCap: Int, setCap: Int, seed: UInt64) {
        self.names = names
        self.valueCap = valueCap
        self.setCap = setCap
        self.values = names.map { _ in [Self.missing, Self.overflowValue] }
        self.tables = names.map { _ in ByteTableBox(seed: seed) }
        self.sets = [names.map { _ in Self.otherValue }]
        self.otherSet = 0
        // A line whose values are all past their caps has the same set as one whose set is past its cap.
        var chain = Self.firstChain
        for _ in names { chain = pairs.number(chain, Self.otherValue).id }
        if !names.isEmpty {
            setOfPair = Array(repeating: .max, count: Int(chain) + 1)
            setOfPair[Int(chain)] = otherSet
        }
    }

    /// How many sets there are; numbers are below it.
    public var count: Int { sets.count }

    /// The values of a set, in the order of ``names``.
    public func values(ofSet number: UInt32) -> [String] {
        zip(values, sets[Int(number)]).map { $0[Int($1)] }
    }

    /// The number of a label's value.
    @inline(__always)
    mutating func value(_ label: Int, _ text: UnsafeRawBufferPointer?) -> UInt32 {
        guard let text, !text.isEmpty else { return Self.missingValue }
        let found = tables[label].table.find(text)
        return found >= 0 ? UInt32(found) : addValue(label, text)
    }

    private mutating func addValue(_ label: Int, _ text: UnsafeRawBufferPointer, isCapped: Bool = true) -> UInt32 {
        let kept = UnsafeRawBufferPointer(rebasing: text.prefix(Self.keptLength(text)))
        if kept.count < text.count {
            let found = tables[label].table.find(kept)
            if found >= 0 { return UInt32(found) }
        }
        let string = String(decoding: kept, as: UTF8.self)
        // The words that stand for a missing value and for the rest are those values, wherever they come from.
        if string == Self.missing { return Self.missingValue }
        guard string != Self.overflowValue, !isCapped || values[label].count < valueCap + 2 else {
            overflow += string == Self.overflowValue ? 0 : 1
            return Self.otherValue
        }
        let number = UInt32(values[label].count)
        values[label].append(string)
        tables[label].table.insert(kept, id: Int32(number))
        return number
    }

    /// How many bytes of a value are kept; a character is never cut in two.
    private static func keptLength(_ text: UnsafeRawBufferPointer) -> Int {
        guard text.count > maximumValueLength else { return text.count }
        var length = maximumValueLength
        while length > 0, text[length] & 0xC0 == 0x80 { length -= 1 }
        return length
    }

    /// The number of the set of these values.
    @inline(__always)
    mutating func set(_ numbers: UnsafeBufferPointer<UInt32>) -> UInt32 {
        guard !numbers.isEmpty else { return 0 }
        guard admittedSets < setCap else { return knownSet(numbers) }
        var chain = Self.firstChain
        var isNew = false
        for number in numbers { (chain, isNew) = pairs.number(chain, number) }
        if isNew || chain >= setOfPair.count || setOfPair[Int(chain)] == .max { return addSet(numbers, chain: chain) }
        return setOfPair[Int(chain)]
    }

    /// The set's number when the table is full. New pairs are not numbered then: their count would have no bound.
    private mutating func knownSet(_ numbers: UnsafeBufferPointer<UInt32>) -> UInt32 {
        var chain = Self.firstChain
        for number in numbers {
            guard let next = pairs.find(chain, number) else {
                overflow += 1
                return otherSet
            }
            chain = next
        }
        return setOfPair[Int(chain)]
    }

    private mutating func addSet(_ numbers: UnsafeBufferPointer<UInt32>, chain: UInt32) -> UInt32 {
        while setOfPair.count <= Int(chain) { setOfPair.append(.max) }
        let set = UInt32(sets.count)
        admittedSets += 1
        sets.append(Array(numbers))
        setOfPair[Int(chain)] = set
        return set
    }

    /// Begins a day: as many sets as the cap allows may be admitted anew, less those that were in an earlier run.
    mutating func beginDay(admitted: Int) {
        admittedSets = admitted
    }

    /// Makes sure that a set of values is known, so that a restart admits what was admitted before. It is not counted as
    /// admitted on this day.
    mutating func admit(_ texts: [String]) -> UInt32 {
        let admittedToday = admittedSets
        admittedSets = 0
        defer { admittedSets = admittedToday }
        // A set of other labels, from other settings: none of its values may take a place here.
        guard texts.count >= names.count else { return otherSet }
        var numbers: [UInt32] = []
        for (label, text) in texts.enumerated() where label < names.count {
            var copy = text
            numbers.append(
                copy == Self.overflowValue
                    ? Self.otherValue : copy.withUTF8 { admittedValue(label, UnsafeRawBufferPointer($0)) })
        }
        return numbers.withUnsafeBufferPointer { set($0) }
    }

    /// What was admitted once stays, also where another source with labels of the same names has values of its own.
    private mutating func admittedValue(_ label: Int, _ text: UnsafeRawBufferPointer) -> UInt32 {
        guard !text.isEmpty else { return Self.missingValue }
        let found = tables[label].table.find(text)
        return found >= 0 ? UInt32(found) : addValue(label, text, isCapped: false)
    }

    /// Boxes a table so that an array can hold several.
    private final class ByteTableBox {
        var table: ByteTable

        init(seed: UInt64) {
            table = ByteTable(seed: seed)
        }
    }
}
