/// The digits at a place of a text, in ASCII or full width, with what stands between them.
///
/// It has room for no more digits than the longest number that is looked for needs, so that reading it is bounded work.
struct DigitGroups {
    /// What stands before a group.
    enum Separator: UInt8 {
        case none, space, hyphen, dot, parenthesis
    }

    /// More digits than these are no number that is looked for.
    static let mostDigits = 24
    static let mostGroups = 12

    private(set) var count = 0
    private(set) var groups = 0
    /// Whether the last group goes on as something else: a letter, more digits than there is room for.
    private(set) var isCut = false
    /// Whether what follows the last group is a decimal point, a hyphen or the like with more behind it.
    private(set) var isContinued = false

    /// Five bits for each digit.
    private var digits: UInt128 = 0
    /// A byte for each group: the digits up to its end, where it ends behind the start, and what stands before it.
    private var totals: UInt128 = 0
    private var ends: UInt128 = 0
    private var separators: UInt128 = 0
    private let start: Int

    /// A digit.
    @inline(__always)
    func digit(_ index: Int) -> Int { Int(truncatingIfNeeded: digits >> UInt128(index * 5)) & 31 }

    /// How many digits stand in the groups up to one and with it.
    @inline(__always)
    func total(_ group: Int) -> Int { Int(truncatingIfNeeded: totals >> UInt128(group * 8)) & 255 }

    /// The length of a group.
    @inline(__always)
    func length(_ group: Int) -> Int { group == 0 ? total(0) : total(group) - total(group - 1) }

    /// What stands before a group.
    @inline(__always)
    func separator(_ group: Int) -> Separator {
        Separator(rawValue: UInt8(truncatingIfNeeded: separators >> UInt128(group * 8))) ?? .none
    }

    /// Where the text goes on behind the group that ends with so many digits.
    func end(digits: Int) -> Int {
        var group = 0
        while group < groups - 1, total(group) < digits { group += 1 }
        return start + (Int(truncatingIfNeeded: ends >> UInt128(group * 8)) & 255)
    }

    /// The number that some digits make.
    func number(_ from: Int, _ count: Int) -> Int {
        var number = 0
        for index in from..<(from + count) { number = number * 10 + digit(index) }
        return number
    }

    /// Reads the digits at an index.
    init(_ p: UnsafePointer<UInt8>, _ n: Int, at start: Int) {
        self.start = start
        var at = start
        var pending = Separator.none
        while true {
            guard groups < Self.mostGroups else {
                isContinued = true
                break
            }
            separators |= UInt128(pending.rawValue) << UInt128(groups * 8)
            while let (value, next) = Self.digit(p, n, at: at) {
                if count == Self.mostDigits {
                    isCut = true
                    break
                }
                digits |= UInt128(value) << UInt128(count * 5)
                count += 1
                at = next
            }
            totals |= UInt128(count) << UInt128(groups * 8)
            ends |= UInt128(at - start) << UInt128(groups * 8)
            groups += 1
            if isCut { break }
            if at < n, Self.isWord(p[at]) {
                isCut = true
                break
            }
            guard let (separator, next) = Self.separator(p, n, at: at) else { break }
            guard Self.digit(p, n, at: next) != nil else {
                isContinued = separator == .hyphen && next < n && Self.isWord(p[next])
                break
            }
            pending = separator
            at = next
        }
    }

    /// Whether a number may end with a group: nothing goes on there that belongs to it.
    func canEnd(_ group: Int) -> Bool {
        if group == groups - 1 { return !isCut && !isContinued }
        return separator(group + 1) == .space || separator(group + 1) == .parenthesis
    }

    /// Whether a byte is a letter, a digit or an underscore; without a table, for it is asked at every number.
    @inline(__always)
    private static func isWord(_ byte: UInt8) -> Bool {
        (byte | 0x20) &- 0x61 < 26 || byte &- 0x30 < 10 || byte == 0x5F
    }

    /// The value of a digit and the index behind it.
    @inline(__always)
    static func digit(_ p: UnsafePointer<UInt8>, _ n: Int, at index: Int) -> (Int, Int)? {
        guard index < n else { return nil }
        let byte = p[index]
        if byte &- 0x30 < 10 { return (Int(byte - 0x30), index + 1) }
        if byte == 0xEF, index + 2 < n, p[index + 1] == 0xBC, p[index + 2] &- 0x90 < 10 {
            return (Int(p[index + 2] - 0x90), index + 3)
        }
        return nil
    }

    /// What stands between groups, and the index behind it.
    private static func separator(_ p: UnsafePointer<UInt8>, _ n: Int, at index: Int) -> (Separator, Int)? {
        guard index < n else { return nil }
        if let next = space(p, n, at: index) {
            if let inner = parenthesis(p, n, at: next, isOpen: true) { return (.parenthesis, inner) }
            return (.space, next)
        }
        if let next = hyphen(p, n, at: index) { return (.hyphen, next) }
        if p[index] == 0x2E { return (.dot, index + 1) }
        if let next = parenthesis(p, n, at: index, isOpen: true) { return (.parenthesis, next) }
        if let next = parenthesis(p, n, at: index, isOpen: false) {
            return (.parenthesis, space(p, n, at: next) ?? hyphen(p, n, at: next) ?? next)
        }
        return nil
    }

    /// The index behind a blank: of ASCII, no-break, or of full width.
    static func space(_ p: UnsafePointer<UInt8>, _ n: Int, at index: Int) -> Int? {
        guard index < n else { return nil }
        if p[index] == 0x20 { return index + 1 }
        if p[index] == 0xC2, index + 1 < n, p[index + 1] == 0xA0 { return index + 2 }
        if p[index] == 0xE3, index + 2 < n, p[index + 1] == 0x80, p[index + 2] == 0x80 { return index + 3 }
        return nil
    }

    /// The index behind what is written as a hyphen: of ASCII, U+2010 to U+2015, U+2212, U+30FC, U+FF0D and U+FF70.
    static func hyphen(_ p: UnsafePointer<UInt8>, _ n: Int, at index: Int) -> Int? {
        guard index < n else { return nil }
        if p[index] == 0x2D { return index + 1 }
        guard p[index] >= 0xE2, index + 2 < n else { return nil }
        switch (p[index], p[index + 1], p[index + 2]) {
        case (0xE2, 0x80, 0x90...0x95), (0xE2, 0x88, 0x92), (0xE3, 0x83, 0xBC), (0xEF, 0xBC, 0x8D), (0xEF, 0xBD, 0xB0):
            return index + 3
        default:
            return nil
        }
    }

    /// The index behind a parenthesis of ASCII or of full width.
    static func parenthesis(_ p: UnsafePointer<UInt8>, _ n: Int, at index: Int, isOpen: Bool) -> Int? {
        guard index < n else { return nil }
        if p[index] == (isOpen ? 0x28 : 0x29) { return index + 1 }
        if p[index] == 0xEF, index + 2 < n, p[index + 1] == 0xBC, p[index + 2] == (isOpen ? 0x88 : 0x89) {
            return index + 3
        }
        return nil
    }
}
