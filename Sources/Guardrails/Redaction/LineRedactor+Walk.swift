extension LineRedactor {
    /// An object or array that is open.
    struct Frame {
        let isArray: Bool
        var fields: RedactionPaths.Place
        var identifiers: RedactionPaths.Place
        /// Of the member that is read; of an array, that of the member which holds it.
        var hints: KeyHints
        var memberFields: RedactionPaths.Place
        var memberIdentifiers: RedactionPaths.Place
        /// Members that stay, so far.
        var kept = 0
        /// Where the last comma stands.
        var comma = 0
        var memberStart = 0
        var memberEdit = 0
        /// Where what is dropped begins, when nothing stays before it: up to the next member.
        var dropStart = -1
        /// Whether the name of the member asks for it to be dropped.
        var nameDrops = false
    }

    private enum State {
        case firstMember, member, firstElement, value, afterValue
    }

    /// Walks a text that has to be one object, or within a string one object or array, and appends the edits of what is found
    /// in it. Returns whether it is one; if not, what was appended has to be taken back.
    mutating func walk(
        _ text: UnsafeBufferPointer<UInt8>, level: Int, fields: RedactionPaths.Place? = nil,
        identifiers: RedactionPaths.Place? = nil
    ) -> Bool {
        guard let p = text.baseAddress else { return false }
        let n = text.count
        let base = frames.count
        var i = 0
        func space(_ edits: inout [Edit]) {
            while i < n, p[i] <= 0x20 {
                if p[i] == 0x0A {
                    // Between tokens a line feed says nothing, and the line has to stay one.
                    if level == 0 { edits.append(Edit(start: i, end: i + 1, poolStart: 0, poolEnd: 0)) }
                } else if p[i] != 0x20, p[i] != 0x0D, p[i] != 0x09 {
                    return
                }
                i += 1
            }
        }
        space(&edits)
        guard i < n, p[i] == 0x7B || level > 0 && p[i] == 0x5B else { return false }
        var fieldsHere = fields ?? self.fields.root
        if self.fields.isEmpty { fieldsHere.isInside = true }
        let identifiersHere = identifiers ?? self.identifiers.root
        frames.append(
            Frame(
                isArray: p[i] == 0x5B, fields: fieldsHere, identifiers: identifiersHere, hints: [],
                memberFields: fieldsHere,
                memberIdentifiers: identifiersHere))
        var state = p[i] == 0x5B ? State.firstElement : .firstMember
        var outcome = Outcome.stays
        i += 1
        while true {
            if i < n, p[i] <= 0x20 { space(&edits) }
            guard i < n else { return false }
            let top = frames.count - 1
            switch state {
            case .firstMember where p[i] == 0x7D, .firstElement where p[i] == 0x5D:
                i += 1
                frames.removeLast()
                outcome = .stays
                state = .afterValue
                if frames.count == base { return isEnd(p, n, i) }

            case .firstMember, .member:
                guard p[i] == 0x22, let end = name(text, at: i, top, level) else { return false }
                i = end
                if i < n, p[i] <= 0x20 { space(&edits) }
                guard i < n, p[i] == 0x3A else { return false }
                i += 1
                state = .value

            case .firstElement, .value:
                if frames[top].isArray {
                    frames[top].memberStart = i
                    frames[top].memberEdit = edits.count
                }
                switch p[i] {
                case 0x22:
                    guard let (end, hasEscapes) = JSONScan.stringEnd(p, n, from: i + 1) else { return false }
                    let frame = frames[top]
                    if frame.memberFields.isInside, isEnabled {
                        outcome = string(
                            text, (i + 1)..<end, hasEscapes: hasEscapes, hints: frame.hints,
                            isIdentifier: frame.memberIdentifiers.isInside, fields: frame.memberFields,
                            identifiers: frame.memberIdentifiers, level: level)
                    }
                    i = end + 1
                    state = .afterValue
                case 0x7B, 0x5B:
                    guard frames.count - base < Self.deepestNesting else { return false }
                    let frame = frames[top]
                    frames.append(
                        Frame(
                            isArray: p[i] == 0x5B, fields: frame.memberFields, identifiers: frame.memberIdentifiers,
                            hints: p[i] == 0x5B ? frame.hints : [], memberFields: frame.memberFields,
                            memberIdentifiers: frame.memberIdentifiers))
                    state = p[i] == 0x5B ? .firstElement : .firstMember
                    i += 1
                case 0x2D, 0x30...0x39:
                    guard let end = JSONScan.numberEnd(p, n, from: i) else { return false }
                    let frame = frames[top]
                    if frame.memberFields.isInside, !frame.memberIdentifiers.isInside, isEnabled,
                        !frame.hints.isDisjoint(with: KeyHints.anyNumber)
                    {
                        outcome = number(text, i..<end, hints: frame.hints)
                    }
                    i = end
                    state = .afterValue
                default:
                    guard let end = JSONScan.literalEnd(p, n, from: i) else { return false }
                    i = end
                    state = .afterValue
                }

            case .afterValue:
                if outcome == .goes || frames[top].nameDrops {
                    drop(top, upTo: i)
                    outcome = .stays
                } else {
                    frames[top].kept += 1
                    endDrop(top)
                }
                // `i` may stand behind blanks; what they are does not matter to what was dropped.
                let isArray = frames[top].isArray
                switch p[i] {
                case 0x2C:
                    frames[top].comma = i
                    i += 1
                    state = isArray ? .value : .member
                case 0x7D where !isArray, 0x5D where isArray:
                    if frames[top].dropStart >= 0 { remove(frames[top].dropStart, i, top) }
                    i += 1
                    frames.removeLast()
                    if frames.count == base { return isEnd(p, n, i) }
                default:
                    return false
                }
            }
        }
    }

    /// Whether only white space follows.
    private func isEnd(_ p: UnsafePointer<UInt8>, _ n: Int, _ index: Int) -> Bool {
        var at = index
        while at < n, p[at] == 0x20 || p[at] == 0x09 || p[at] == 0x0D { at += 1 }
        return at == n
    }

    // MARK: - Dropping

    private mutating func drop(_ top: Int, upTo end: Int) {
        if frames[top].isArray {
            edits.removeSubrange(min(frames[top].memberEdit, edits.count)...)
            let poolStart = pool.count
            pool.append(contentsOf: "null".utf8)
            edits.append(Edit(start: frames[top].memberStart, end: end, poolStart: poolStart, poolEnd: pool.count))
            return
        }
        frames[top].nameDrops = false
        if frames[top].kept > 0 {
            edits.removeSubrange(min(frames[top].memberEdit, edits.count)...)
            remove(frames[top].comma, end, top)
        } else if frames[top].dropStart < 0 {
            frames[top].dropStart = frames[top].memberStart
        }
    }

    /// At a member that stays behind others that do not: all up to it goes.
    private mutating func endDrop(_ top: Int) {
        guard frames[top].dropStart >= 0 else { return }
        let start = frames[top].dropStart
        frames[top].dropStart = -1
        let own = edits[min(frames[top].memberEdit, edits.count)...]
        let kept = Array(own)
        while let last = edits.last, last.start >= start { edits.removeLast() }
        edits.append(Edit(start: start, end: frames[top].memberStart, poolStart: 0, poolEnd: 0))
        edits.append(contentsOf: kept)
    }

    private mutating func remove(_ start: Int, _ end: Int, _ top: Int) {
        while let last = edits.last, last.start >= start { edits.removeLast() }
        edits.append(Edit(start: start, end: end, poolStart: 0, poolEnd: 0))
    }

    // MARK: - Names

    /// Reads the name of a member; returns the index behind its quote.
    private mutating func name(_ text: UnsafeBufferPointer<UInt8>, at i: Int, _ top: Int, _ level: Int) -> Int? {
        guard let p = text.baseAddress, let (end, hasEscapes) = JSONScan.stringEnd(p, text.count, from: i + 1) else {
            return nil
        }
        frames[top].memberStart = i
        frames[top].memberEdit = edits.count
        frames[top].nameDrops = false
        let start = i + 1
        let count = end - start
        let entry: KeyCache.Entry
        if !hasEscapes, count <= KeyCache.longest {
            let hash = KeyCache.hash(p + start, count)
            if let known = keys.entry(p + start, count, hash: hash) {
                entry = known
            } else {
                entry = read(UnsafeBufferPointer(start: p + start, count: count))
                keys.keep(entry, p + start, count, hash: hash)
            }
        } else {
            let content = UnsafeBufferPointer(start: p + start, count: count)
            entry = read(hasEscapes ? scratch[level].decode(content) : content)
        }
        frames[top].hints = entry.hints
        frames[top].memberFields = fields.place(entry.pathKey, in: frames[top].fields)
        frames[top].memberIdentifiers = identifiers.place(entry.pathKey, in: frames[top].identifiers)
        if !entry.isClean, frames[top].memberFields.isInside {
            let outcome = string(
                text, start..<end, hasEscapes: hasEscapes, hints: [],
                isIdentifier: frames[top].memberIdentifiers.isInside, fields: frames[top].memberFields,
                identifiers: frames[top].memberIdentifiers, level: level)
            frames[top].nameDrops = outcome == .goes
        }
        return end + 1
    }

    private mutating func read(_ name: UnsafeBufferPointer<UInt8>) -> KeyCache.Entry {
        let hints = KeyHints(name: name)
        let pathKey = pathKeys.isEmpty ? -1 : pathKeys[Array(name)] ?? -1
        scanner.scan(name, hints: [], isIdentifier: false)
        // JSON within a name is looked at where it stands.
        let isClean = scanner.found.isEmpty && name.first != 0x7B && name.first != 0x5B
        return KeyCache.Entry(hints: hints, isClean: isClean, pathKey: pathKey)
    }
}
