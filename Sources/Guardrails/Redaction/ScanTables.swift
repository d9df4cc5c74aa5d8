/// The tables of a scan, made once for a redactor.
///
/// They are never written to after they were made, which is why they may be shared.
final class ScanTables: @unchecked Sendable {
    /// What the scan does at a byte.
    enum Action {
        static let skip: UInt8 = 0
        static let word: UInt8 = 1
        static let digit: UInt8 = 2
        static let at: UInt8 = 3
        static let colon: UInt8 = 4
        static let equals: UInt8 = 5
        static let hyphen: UInt8 = 6
        static let percent: UInt8 = 7
        static let wide: UInt8 = 8
    }

    /// What a word may begin that starts with two bytes.
    enum Pair {
        static let form: UInt8 = 1
        static let keyword: UInt8 = 2
        static let iban: UInt8 = 4
        static let name: UInt8 = 8
        static let dotted: UInt8 = 16
        static let label: UInt8 = 32
    }

    /// What a character beyond ASCII may begin.
    enum Point {
        static let digit: UInt8 = 1
        static let keyword: UInt8 = 2
        static let name: UInt8 = 4
        static let at: UInt8 = 8
        static let separator: UInt8 = 16
    }

    let actions = UnsafeMutablePointer<UInt8>.allocate(capacity: 256)
    let sets = UnsafeMutablePointer<UInt16>.allocate(capacity: 256)
    /// By the two first bytes of a word.
    let pairs = UnsafeMutablePointer<UInt8>.allocate(capacity: 65_536)
    /// By code point; those beyond the basic plane are all under 0.
    let points = UnsafeMutablePointer<UInt8>.allocate(capacity: 65_536)
    let names: NameTrie

    /// The known forms of secrets by the first two bytes.
    static let forms: [UInt16: [SecretForm]] = Dictionary(grouping: SecretForm.all) {
        UInt16($0.prefix[0]) << 8 | UInt16($0.prefix[1])
    }

    init(names: NameTrie) {
        self.names = names
        pairs.initialize(repeating: 0, count: 65_536)
        points.initialize(repeating: 0, count: 65_536)
        for byte in UInt8.min...UInt8.max {
            let set = ByteSet(of: byte)
            sets[Int(byte)] = set.rawValue
            let action: UInt8 =
                switch byte {
                case 0x40: Action.at
                case 0x3A: Action.colon
                case 0x3D: Action.equals
                case 0x2D: Action.hyphen
                case 0x25: Action.percent
                case 0xC2...0xF4: Action.wide
                default: set.contains(.digit) ? Action.digit : set.contains(.word) ? Action.word : Action.skip
                }
            actions[Int(byte)] = action
        }
        for pair in Self.forms.keys { pairs[Int(pair)] |= Pair.form }
        for word in Keyword.words.keys { add(word, Pair.keyword) }
        for country in IBAN.lengths.keys {
            pairs[Int(country)] |= Pair.iban
            pairs[Int(country | 0x2020)] |= Pair.iban
        }
        for first in [UInt8(ascii: "M"), UInt8(ascii: "N"), UInt8(ascii: "O")] {
            for second in UInt8(0x30)...0x7A where ByteSet(of: second).contains(.word) {
                pairs[Int(first) << 8 | Int(second)] |= Pair.dotted
            }
        }
        for digit in UInt8(0x31)...0x39 { pairs[0x54 << 8 | Int(digit)] |= Pair.label }
        for word in ["te", "fa"] { add(PackedWord.of(word), Pair.label) }
        for pair in names.pairs { pairs[Int(pair)] |= Pair.name }

        for digit in 0xFF10...0xFF19 { points[digit] |= Point.digit }
        points[0xFF20] |= Point.at
        points[0xFF1A] |= Point.separator
        points[0xFF1D] |= Point.separator
        for keyword in Keyword.wide { points[Self.firstPoint(keyword.bytes)] |= Point.keyword }
        for point in names.points { points[Int(point)] |= Point.name }
    }

    deinit {
        actions.deallocate()
        sets.deallocate()
        pairs.deallocate()
        points.deallocate()
    }

    /// Marks what begins a word, in either case.
    private func add(_ word: UInt128, _ flag: UInt8) {
        var bytes: [UInt8] = []
        var rest = word
        while rest > 0 {
            bytes.insert(UInt8(truncatingIfNeeded: rest), at: 0)
            rest >>= 8
        }
        for first in [bytes[0], bytes[0] & 0xDF] {
            for second in [bytes[1], bytes[1] & 0xDF] { pairs[Int(first) << 8 | Int(second)] |= flag }
        }
    }

    private static func firstPoint(_ bytes: [UInt8]) -> Int {
        bytes.withUnsafeBufferPointer { UTF8Bytes.point($0, at: 0).value }
    }
}
