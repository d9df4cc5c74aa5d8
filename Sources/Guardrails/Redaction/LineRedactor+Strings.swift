extension LineRedactor {
    /// What becomes of the member that holds a value.
    enum Outcome {
        case stays, goes
    }

    /// Redacts the content of a valid string that stands at a place of a text. Edits are in bytes of that text.
    mutating func string(
        _ text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, hasEscapes: Bool, hints: KeyHints, isIdentifier: Bool,
        fields: RedactionPaths.Place, identifiers: RedactionPaths.Place, level: Int
    ) -> Outcome {
        guard range.count > 1 else { return .stays }
        let content = UnsafeBufferPointer(rebasing: text[range])
        let decoded = hasEscapes ? scratch[level].decode(content) : content
        if !isIdentifier, level < Self.deepestString, isBraced(decoded) {
            let firstEdit = edits.count
            let firstPool = pool.count
            let firstReplaced = replaced.count
            let firstFrame = frames.count
            if walk(decoded, level: level + 1, fields: fields, identifiers: identifiers) {
                if edits.count > firstEdit { nested(decoded, range, firstEdit, firstPool) }
                return .stays
            }
            edits.removeSubrange(firstEdit...)
            pool.removeSubrange(firstPool...)
            replaced.removeSubrange(firstReplaced...)
            frames.removeSubrange(firstFrame...)
        }
        scanner.scan(decoded, hints: hints, isIdentifier: isIdentifier)
        guard !scanner.found.isEmpty else { return .stays }
        return replace(content, at: range.lowerBound, hasEscapes: hasEscapes)
    }

    /// Replaces what the scanner found in the content of a string.
    private mutating func replace(
        _ content: UnsafeBufferPointer<UInt8>, at place: Int, hasEscapes: Bool
    ) -> Outcome {
        var outcome = Outcome.stays
        // Where the walk over the escapes is, in the content and in the decoded text.
        var raw = 0
        var decoded = 0
        func advance(to end: Int) -> Int {
            guard hasEscapes else { return end }
            while decoded < end, raw < content.count {
                if content[raw] == 0x5C {
                    let (point, next) = JSONText.escape(content, at: raw)
                    JSONText.forEachByte(of: point) { _ in decoded += 1 }
                    raw = next
                } else {
                    raw += 1
                    decoded += 1
                }
            }
            return raw
        }
        for found in scanner.found {
            replaced.append(found.kind)
            if replacer.drops(found.kind) {
                outcome = .goes
                continue
            }
            let start = advance(to: found.start)
            let end = advance(to: found.end)
            let poolStart = pool.count
            replacer.bytes(for: scanner.value(found), found.kind, detail: found.detail).withUnsafeBufferPointer {
                JSONText.append($0, to: &pool, keepsSurrogates: false)
            }
            edits.append(Edit(start: place + start, end: place + end, poolStart: poolStart, poolEnd: pool.count))
        }
        return outcome
    }

    /// Puts JSON with edits into the string that it came from.
    private mutating func nested(
        _ decoded: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, _ firstEdit: Int, _ firstPool: Int
    ) {
        var bytes: [UInt8] = []
        apply(from: firstEdit, to: decoded, into: &bytes)
        edits.removeSubrange(firstEdit...)
        pool.removeSubrange(firstPool...)
        bytes.withUnsafeBufferPointer { JSONText.append($0, to: &pool, keepsSurrogates: true) }
        edits.append(
            Edit(start: range.lowerBound, end: range.upperBound, poolStart: firstPool, poolEnd: pool.count))
    }

    /// Whether a text begins and ends as an object or an array.
    private func isBraced(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
        var first = 0
        var last = text.count - 1
        while first < last, text[first] <= 0x20 { first += 1 }
        while last > first, text[last] <= 0x20 { last -= 1 }
        guard first < last else { return false }
        return text[first] == 0x7B && text[last] == 0x7D || text[first] == 0x5B && text[last] == 0x5D
    }

    /// What a JSON number becomes where its member's name says what it is: a string.
    mutating func number(_ text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, hints: KeyHints) -> Outcome {
        guard range.count >= 5, range.count <= 19, !hints.isDisjoint(with: KeyHints.anyNumber) else { return .stays }
        let content = UnsafeBufferPointer(rebasing: text[range])
        guard content.allSatisfy({ $0 &- 0x30 < 10 }) else { return .stays }
        scanner.scan(content, hints: hints, isIdentifier: false)
        // Not a part of it: all or nothing.
        guard scanner.found.count == 1, let found = scanner.found.first, found.start == 0, found.end == range.count,
            hints.names(found.kind)
        else { return .stays }
        replaced.append(found.kind)
        if replacer.drops(found.kind) { return .goes }
        let poolStart = pool.count
        pool.append(0x22)
        replacer.bytes(for: scanner.value(found), found.kind, detail: found.detail).withUnsafeBufferPointer {
            JSONText.append($0, to: &pool, keepsSurrogates: false)
        }
        pool.append(0x22)
        edits.append(Edit(start: range.lowerBound, end: range.upperBound, poolStart: poolStart, poolEnd: pool.count))
        return .stays
    }
}

extension KeyHints {
    /// Whether a name says that a value is of a class.
    func names(_ kind: RedactionClass) -> Bool {
        switch kind {
        case .phone: contains(.phone)
        case .card: contains(.card)
        case .myNumber: contains(.myNumber)
        case .corporateNumber: contains(.corporateNumber)
        case .postalCode: contains(.postalCode)
        case .ssn: contains(.ssn)
        case .passport: contains(.passport)
        default: false
        }
    }
}
