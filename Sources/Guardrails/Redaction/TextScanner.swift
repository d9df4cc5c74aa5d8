import Glibc

/// Finds personal data and secrets in one text after the other.
///
/// One pass from left to right stops only where something may begin: at the first byte of a word, at digits, `@`, `:`, `=`,
/// `-`, and at characters beyond ASCII that begin a keyword. What is tried there looks at a bounded number of bytes around,
/// or at a run that is passed over afterwards, so that the time is linear in the text whatever it holds.
struct TextScanner: ~Copyable {
    /// Something found, in bytes of the text.
    struct Candidate {
        var start: Int
        var end: Int
        var kind: RedactionClass
        /// The form of a secret, or the number of a pattern.
        var detail: Int
        /// The value that was found, without what overlaps it.
        var valueStart: Int
        var valueEnd: Int
    }

    /// What was found in the last text, from left to right, without overlaps.
    private(set) var found: [Candidate] = []

    let tables: ScanTables
    private let patterns: [UserPattern]
    private let enabled: UInt32

    /// The text.
    private(set) var p: UnsafePointer<UInt8>
    private(set) var n = 0
    /// What the name of the member says of it.
    private(set) var hints: KeyHints = []
    /// No mail address begins before: what stands there is part of a URL.
    var emailFloor = 0
    /// The end of the run of a value without quotes that was looked at last.
    var valueRunEnd = 0
    var addressRunEnd = 0
    var tokenRunEnd = 0
    var tokenRunSet: ByteSet = []
    var hasNoKeyEnd = false
    var keys = KeyCache()

    private let sets: UnsafePointer<UInt16>
    private let empty: UnsafeMutablePointer<UInt8>
    /// Forms of secrets and mail addresses only.
    private(set) var isIdentifier = false
    /// For texts in which escapes are left: the text without them, and where each of its bytes stood.
    private var loose = LooseText()

    init(classes: Set<RedactionClass>, tables: ScanTables, patterns: [UserPattern]) {
        self.tables = tables
        self.patterns = patterns
        enabled = classes.reduce(0) { $0 | 1 << UInt32($1.rank) }
        sets = UnsafePointer(tables.sets)
        empty = tables.actions
        p = UnsafePointer(empty)
    }

    @inline(__always)
    func isEnabled(_ kind: RedactionClass) -> Bool { enabled >> UInt32(kind.rank) & 1 == 1 }

    @inline(__always)
    func set(_ index: Int) -> ByteSet { ByteSet(rawValue: sets[Int(p[index])]) }

    @inline(__always)
    func has(_ index: Int, _ set: ByteSet) -> Bool { sets[Int(p[index])] & set.rawValue != 0 }

    /// Whether some bytes stand at an index.
    func matches(_ bytes: [UInt8], at index: Int) -> Bool {
        guard index >= 0, index + bytes.count <= n else { return false }
        for (offset, byte) in bytes.enumerated() where p[index + offset] != byte { return false }
        return true
    }

    /// The end of the run of bytes of a set from an index on. The last run is kept, for several places of one run ask for it.
    mutating func runEnd(_ set: ByteSet, from index: Int) -> Int {
        if tokenRunSet == set, index < tokenRunEnd, index >= tokenRunStart { return tokenRunEnd }
        var at = index
        while at < n, has(at, set) { at += 1 }
        tokenRunSet = set
        tokenRunStart = index
        tokenRunEnd = at
        return at
    }
    private var tokenRunStart = 0

    mutating func add(_ start: Int, _ end: Int, _ kind: RedactionClass, detail: Int = 0) {
        guard isEnabled(kind), start < end else { return }
        found.append(
            Candidate(start: start, end: end, kind: kind, detail: detail, valueStart: start, valueEnd: end))
    }

    /// The bytes of what was found, as they were looked at.
    func value(_ candidate: Candidate) -> UnsafeBufferPointer<UInt8> {
        UnsafeBufferPointer(start: p + candidate.valueStart, count: candidate.valueEnd - candidate.valueStart)
    }

    // MARK: - A text

    /// Scans a text; `found` then holds what there is. The text has to stay where it is until the last of ``value(_:)``.
    mutating func scan(_ text: UnsafeBufferPointer<UInt8>, hints: KeyHints, isIdentifier: Bool) {
        found.removeAll(keepingCapacity: true)
        guard let base = text.baseAddress, text.count > 1 else { return }
        self.hints = isIdentifier ? [] : hints
        self.isIdentifier = isIdentifier
        var isLoose = false
        if memchr(base, 0x5C, text.count) != nil {
            loose.decode(text)
            isLoose = true
            p = UnsafePointer(loose.bytes)
            n = loose.count
        } else {
            p = base
            n = text.count
        }
        emailFloor = 0
        valueRunEnd = 0
        addressRunEnd = 0
        tokenRunEnd = 0
        hasNoKeyEnd = false
        if !self.hints.isDisjoint(with: [.anySecret, .passport]) { wholeValue() }
        pass()
        if !isIdentifier, isEnabled(.pattern) {
            let whole = UnsafeBufferPointer(start: p, count: n)
            for (number, pattern) in patterns.enumerated() {
                pattern.forEachFinding(whole) { range in
                    add(range.lowerBound, range.upperBound, .pattern, detail: number)
                }
            }
        }
        guard !found.isEmpty else { return }
        resolve()
        if isLoose {
            for index in found.indices {
                found[index].start = loose.places[found[index].start]
                found[index].end = loose.places[found[index].end]
            }
        }
    }

    /// What overlaps counts once: as the longest, or of equally long ones the more specific, and it covers all of them, so
    /// that no part is left standing.
    private mutating func resolve() {
        guard found.count > 1 else { return }
        found.sort {
            ($0.start, -$0.end, $0.kind.rank, $0.detail) < ($1.start, -$1.end, $1.kind.rank, $1.detail)
        }
        var kept = 0
        for index in 1..<found.count {
            let next = found[index]
            guard next.start < found[kept].end else {
                kept += 1
                found[kept] = next
                continue
            }
            let length = next.valueEnd - next.valueStart
            let other = found[kept].valueEnd - found[kept].valueStart
            let end = max(found[kept].end, next.end)
            if length > other || length == other && next.kind.rank < found[kept].kind.rank {
                let start = found[kept].start
                found[kept] = next
                found[kept].start = start
            }
            found[kept].end = end
        }
        found.removeSubrange((kept + 1)...)
    }

    private mutating func pass() {
        let actions = UnsafePointer(tables.actions)
        let pairs = UnsafePointer(tables.pairs)
        let points = UnsafePointer(tables.points)
        let p = p
        let n = n
        let sets = sets
        let word = ByteSet.word.rawValue
        var i = 0
        while i < n {
            let action = actions[Int(p[i])]
            if action == ScanTables.Action.skip {
                i += 1
            } else if action == ScanTables.Action.word {
                let start = i
                if i + 1 < n {
                    let flags = pairs[Int(p[i]) << 8 | Int(p[i + 1])]
                    if flags != 0 { i = self.word(at: i, flags) }
                }
                if i == start { i += 1 }
                while i < n, sets[Int(p[i])] & word != 0 { i += 1 }
            } else if p[i] >= 0xE2, i + 2 < n, p[i] < 0xF0, points[UTF8Bytes.point(p, n, at: i).value] == 0 {
                // Kana and Han that begin nothing; `wide` would say the same.
                i += UTF8Bytes.point(p, n, at: i).length
            } else {
                i = other(action, at: i)
            }
        }
    }

    private mutating func other(_ action: UInt8, at i: Int) -> Int {
        switch action {
        case ScanTables.Action.digit:
            var end = isIdentifier ? i + 1 : number(at: i)
            while end < n, has(end, .word) { end += 1 }
            return end
        case ScanTables.Action.at:
            return email(at: i, signLength: 1)
        case ScanTables.Action.colon:
            return colon(at: i)
        case ScanTables.Action.equals:
            return isIdentifier ? i + 1 : assignment(at: i, length: 1)
        case ScanTables.Action.hyphen:
            return i + 1 < n && p[i + 1] == 0x2D ? pem(at: i) : i + 1
        case ScanTables.Action.percent:
            guard i + 2 < n, has(i + 1, .hex), has(i + 2, .hex) else { return i + 1 }
            return p[i + 1] == 0x34 && p[i + 2] == 0x30 ? email(at: i, signLength: 3) : i + 3
        default:
            return wide(at: i)
        }
    }

    /// A character beyond ASCII.
    private mutating func wide(at i: Int) -> Int {
        let (point, length) = UTF8Bytes.point(p, n, at: i)
        let flags = tables.points[point]
        guard flags != 0 else { return i + length }
        if flags & ScanTables.Point.at != 0 { return email(at: i, signLength: 3) }
        if isIdentifier { return i + length }
        if flags & ScanTables.Point.digit != 0 {
            var end = max(number(at: i), i + length)
            while let (_, next) = DigitGroups.digit(p, n, at: end) { end = next }
            return end
        }
        if flags & ScanTables.Point.separator != 0 { return assignment(at: i, length: 3) }
        if flags & ScanTables.Point.keyword != 0 {
            for keyword in Keyword.wide where matches(keyword.bytes, at: i) {
                return announced(keyword.value, from: i + keyword.bytes.count)
            }
        }
        if flags & ScanTables.Point.name != 0, let end = name(at: i) { return end }
        return i + length
    }

    /// A word that may begin something.
    private mutating func word(at i: Int, _ flags: UInt8) -> Int {
        if flags & ScanTables.Pair.form != 0, let end = secretForm(at: i) { return end }
        if flags & ScanTables.Pair.dotted != 0, let end = discordToken(at: i) { return end }
        if isIdentifier { return i }
        if flags & ScanTables.Pair.iban != 0, isEnabled(.iban), let end = ibanEnd(at: i) {
            add(i, end, .iban)
            return end
        }
        if flags & ScanTables.Pair.name != 0, let end = name(at: i) { return end }
        if flags & ScanTables.Pair.keyword != 0 {
            var packed: UInt128 = 0
            var at = i
            while at < n, at - i < PackedWord.capacity, has(at, .letter) {
                packed = packed << 8 | UInt128(p[at] | 0x20)
                at += 1
            }
            if at == n || !has(at, .letter), let meaning = Keyword.words[packed] { return announced(meaning, from: at) }
        }
        if flags & ScanTables.Pair.label != 0 {
            if has(i + 1, .digit) { return registeredIssuer(at: i) }
            // "TEL03-1234-5678".
            if i + 3 < n, has(i + 3, .digit) {
                let word = UInt128(p[i] | 0x20) << 16 | UInt128(p[i + 1] | 0x20) << 8 | UInt128(p[i + 2] | 0x20)
                if word == Self.tel || word == Self.fax { return number(at: i + 3) }
            }
        }
        return i
    }

    private static let tel = PackedWord.of("tel")
    private static let fax = PackedWord.of("fax")

    private mutating func name(at i: Int) -> Int? {
        guard isEnabled(.name), p[i] >= 0xE0 || NameTrie.isBoundary(p, before: i),
            let end = tables.names.end(p, n, from: i)
        else { return nil }
        add(i, end, .name)
        return end
    }
}
