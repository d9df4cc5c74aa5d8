/// Redacts one line after the other: walks the JSON, scans its strings, and replaces what was found.
struct LineRedactor: ~Copyable {
    /// JSON within strings is read to this depth; what is deeper is scanned as text.
    static let deepestString = 4
    /// Objects and arrays within each other; a line that has more is taken for text.
    static let deepestNesting = 512

    /// A piece of a text that is replaced by bytes of ``pool``.
    struct Edit {
        var start: Int
        var end: Int
        var poolStart: Int
        var poolEnd: Int
    }

    /// What was replaced in the last line or text.
    var replaced: [RedactionClass] = []
    var edits: [Edit] = []
    var pool: [UInt8] = []
    var frames: [Frame] = []
    var scanner: TextScanner
    var keys = KeyCache()
    let replacer: Replacer
    let fields: RedactionPaths
    let identifiers: RedactionPaths
    let pathKeys: [[UInt8]: Int32]
    let scratch: [ScratchText]
    let isEnabled: Bool

    init(_ rules: RedactionRules, patterns: [UserPattern]) {
        let classes = Set(rules.classes.keys)
        var numbers: [[UInt8]: Int32] = [:]
        func number(_ key: String) -> Int32 {
            let bytes = Array(key.utf8)
            let number = numbers[bytes] ?? Int32(numbers.count)
            numbers[bytes] = number
            return number
        }
        fields = RedactionPaths(rules.fields, number: number)
        identifiers = RedactionPaths(rules.identifiers, number: number)
        pathKeys = numbers
        isEnabled = !classes.isEmpty
        scanner = TextScanner(
            classes: classes, tables: ScanTables(names: NameTrie(classes.contains(.name) ? rules.names : [])),
            patterns: patterns)
        replacer = Replacer(rules, patterns: patterns)
        scratch = (0...Self.deepestString).map { _ in ScratchText() }
    }

    /// Appends a line, redacted.
    mutating func redact(_ line: UnsafeBufferPointer<UInt8>, into output: inout [UInt8]) {
        var line = line
        while let last = line.last, last == 0x0A || last == 0x0D {
            line = UnsafeBufferPointer(rebasing: line.dropLast())
        }
        edits.removeAll(keepingCapacity: true)
        pool.removeAll(keepingCapacity: true)
        frames.removeAll(keepingCapacity: true)
        // A mark of the byte order is none of the JSON.
        if line.starts(with: [0xEF, 0xBB, 0xBF]) { line = UnsafeBufferPointer(rebasing: line.dropFirst(3)) }
        if walk(line, level: 0) {
            apply(from: 0, to: line, into: &output)
            return
        }
        edits.removeAll(keepingCapacity: true)
        pool.removeAll(keepingCapacity: true)
        replaced.removeAll(keepingCapacity: true)
        raw(line, into: &output)
    }

    /// A line that is no object.
    private mutating func raw(_ line: UnsafeBufferPointer<UInt8>, into output: inout [UInt8]) {
        output.append(contentsOf: Redactor.textMark.utf8)
        output.append(0x22)
        scanner.scan(line, hints: [], isIdentifier: false)
        var at = 0
        for found in scanner.found {
            JSONText.append(
                UnsafeBufferPointer(rebasing: line[at..<found.start]), to: &output, keepsSurrogates: false)
            let bytes = replacer.bytes(for: scanner.value(found), found.kind, detail: found.detail)
            bytes.withUnsafeBufferPointer { JSONText.append($0, to: &output, keepsSurrogates: false) }
            replaced.append(found.kind)
            at = found.end
        }
        JSONText.append(UnsafeBufferPointer(rebasing: line[at...]), to: &output, keepsSurrogates: false)
        output.append(contentsOf: #""}"#.utf8)
    }

    /// Redacts a text; returns `nil` for the bytes where nothing was found.
    mutating func redact(text: UnsafeBufferPointer<UInt8>) -> ([UInt8]?, [RedactionFinding]) {
        scanner.scan(text, hints: [], isIdentifier: false)
        guard !scanner.found.isEmpty else { return (nil, []) }
        var output: [UInt8] = []
        var findings: [RedactionFinding] = []
        var at = 0
        for found in scanner.found {
            output.append(contentsOf: text[at..<found.start])
            output += replacer.bytes(for: scanner.value(found), found.kind, detail: found.detail)
            findings.append(
                RedactionFinding(
                    kind: found.kind, name: replacer.name(found.kind, detail: found.detail),
                    range: found.start..<found.end))
            replaced.append(found.kind)
            at = found.end
        }
        output.append(contentsOf: text[at...])
        return (output, findings)
    }

    /// Appends a text with the edits from a number on.
    func apply(from first: Int, to text: UnsafeBufferPointer<UInt8>, into output: inout [UInt8]) {
        var at = 0
        for edit in edits[first...] {
            if edit.start > at { output.append(contentsOf: UnsafeBufferPointer(rebasing: text[at..<edit.start])) }
            output.append(contentsOf: pool[edit.poolStart..<edit.poolEnd])
            at = edit.end
        }
        output.append(contentsOf: UnsafeBufferPointer(rebasing: text[at...]))
    }
}
