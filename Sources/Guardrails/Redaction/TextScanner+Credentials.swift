extension TextScanner {
    /// A value that the name of its member tells to be secret, as a whole.
    mutating func wholeValue() {
        var start = 0
        var end = n
        while start < end, has(start, .space) { start += 1 }
        while end > start, has(end - 1, .space) { end -= 1 }
        if hints.contains(.passport), let range = passport(from: start, to: end) {
            add(range.lowerBound, range.upperBound, .passport)
        }
        guard !hints.isDisjoint(with: .anySecret), end - start >= 2, !isPlaceholder(start, end) else { return }
        if let scheme = schemeEnd(at: start, end) {
            if end - scheme >= 6, !isPlaceholder(scheme, end) {
                add(scheme, end, .secret, detail: SecretForm.authorization)
            }
            return
        }
        let isOneWord = !(start..<min(end, start + 512)).contains { has($0, .space) }
        if hints.contains(.password), isOneWord || end - start <= 4_096 {
            add(start, end, .secret, detail: SecretForm.password)
        } else if !hints.isDisjoint(with: [.key, .authorization]), isOneWord, looksRandom(start, end, fewest: 6) {
            add(start, end, .secret, detail: SecretForm.apiKey)
        } else if hints.contains(.token), isOneWord, looksRandom(start, end, fewest: 16) {
            add(start, end, .secret, detail: SecretForm.apiKey)
        }
    }

    /// `name=value` and `name: value`, with a sign of some bytes at an index; returns where to go on.
    mutating func assignment(at i: Int, length: Int) -> Int {
        let next = i + length
        guard isEnabled(.secret), i > 0, next < n, i >= valueRunEnd || p[i] != 0x3D else { return next }
        // "==" compares, and "::" is of names of programs.
        if p[next] == 0x3D || p[next] == 0x3A && p[i] == 0x3A { return next + 1 }
        guard let hints = hintsOfName(before: i), !hints.isDisjoint(with: .anySecret) else { return next }
        return secretValue(from: next, hints, isProse: p[i] != 0x3D)
    }

    /// What the name before a sign says.
    private mutating func hintsOfName(before i: Int) -> KeyHints? {
        var end = i
        while end > 0, end > i - 4, p[end - 1] == 0x20 { end -= 1 }
        if end > 0,
            p[end - 1] == 0x22 || p[end - 1] == 0x27 || p[end - 1] == 0x60 || p[end - 1] == 0x5D || p[end - 1] == 0x2A
        {
            end -= 1
            if end > 0, p[end - 1] == 0x22 || p[end - 1] == 0x27 || p[end - 1] == 0x2A { end -= 1 }
        }
        var start = end
        let low = max(0, end - KeyCache.longest)
        while start > low,
            has(start - 1, .name) || p[start - 1] == 0x5F || p[start - 1] >= 0x80 && !isMark(endingAt: start)
        {
            start -= 1
        }
        // Back to the beginning of a character.
        while start < end, p[start] & 0xC0 == 0x80 { start += 1 }
        guard start < end else { return nil }
        // "API key: …", "secret access key = …": the words before belong to the name.
        if end - start <= 10, start > 1, p[start - 1] == 0x20, p[start] < 0x80 {
            var words = 0
            while start > low, words < 2, start > 1, p[start - 1] == 0x20, has(start - 2, .letter) {
                start -= 1
                while start > low, has(start - 1, .name) { start -= 1 }
                words += 1
            }
        }
        let count = end - start
        guard count <= KeyCache.longest else { return nil }
        let hash = KeyCache.hash(p + start, count)
        if let entry = keys.entry(p + start, count, hash: hash) { return entry.hints }
        let hints = KeyHints(name: UnsafeBufferPointer(start: p + start, count: count))
        keys.keep(KeyCache.Entry(hints: hints, isClean: true, pathKey: -1), p + start, count, hash: hash)
        return hints
    }

    /// Whether a mark of Japanese punctuation, or the particle of a sentence, ends at an index.
    private func isMark(endingAt index: Int) -> Bool {
        guard index >= 3, p[index - 3] == 0xE3 else { return false }
        return p[index - 2] == 0x80 && p[index - 1] <= 0x91
    }

    /// What follows a keyword in a sentence.
    mutating func announced(_ meaning: Keyword.Meaning, from index: Int) -> Int {
        switch meaning {
        case .passport:
            guard isEnabled(.passport) else { return index }
            if let range = passport(from: index, to: min(n, index + 64)) {
                add(range.lowerBound, range.upperBound, .passport)
                return range.upperBound
            }
            return index
        case .bearer, .basic:
            guard isEnabled(.secret), index + 8 < n, p[index] == 0x20 else { return index }
            let start = index + 1
            let end = runEnd(.base64, from: start)
            let isSecret =
                meaning == .bearer
                ? looksRandom(start, end, fewest: 16) : end - start >= 8 && isBasicCredential(start, end)
            guard isSecret, !isPlaceholder(start, end) else { return index }
            var last = end
            while last > start, p[last - 1] == 0x2E { last -= 1 }
            add(start, last, .secret, detail: SecretForm.authorization)
            return last
        case .postalCode:
            guard isEnabled(.postalCode), let range = postalCode(from: index) else { return index }
            add(range.lowerBound, range.upperBound, .postalCode)
            return range.upperBound
        case .password, .key:
            guard isEnabled(.secret) else { return index }
            // "The password is X", "password 'X'", "パスワードは X", "パスワード「X」".
            var at = index
            while at < n, at < index + 2, p[at] == 0x20 { at += 1 }
            guard at < n else { return index }
            if matches(Self.isWord, at: at) || matches(Self.topic, at: at) || matches(Self.object, at: at) {
                at += 3
            } else if matches(Self.bracket, at: at) || at > index && [0x22, 0x27, 0x60].contains(p[at]) {
                // The value begins here.
            } else if meaning == .password || at == index {
                return index
            }
            let hints: KeyHints = meaning == .key ? .token : .password
            return secretValue(from: at, hints, isProse: true, isSentence: true, otherwise: index)
        }
    }

    private static let isWord = Array("is ".utf8)
    private static let topic = Array("は".utf8)
    private static let object = Array("を".utf8)
    private static let bracket = Array("「".utf8)

    // MARK: - Values

    /// Takes the value at an index where it is one; returns where to go on.
    private mutating func secretValue(
        from index: Int, _ hints: KeyHints, isProse: Bool, isSentence: Bool = false, otherwise: Int? = nil
    ) -> Int {
        let otherwise = otherwise ?? index
        var start = index
        while start < n, start < index + 4 {
            if p[start] == 0x20 || p[start] == 0x3E || p[start] == 0x2A {
                start += 1
            } else if let next = DigitGroups.space(p, n, at: start) {
                start = next
            } else {
                break
            }
        }
        guard start < n else { return otherwise }
        var end: Int
        var isQuoted = false
        if p[start] == 0x22 || p[start] == 0x27 || p[start] == 0x60 {
            let quote = p[start]
            start += 1
            end = start
            let limit = min(n, start + 512)
            while end < limit, p[end] != quote, p[end] != 0x0A { end += p[end] == 0x5C && end + 1 < limit ? 2 : 1 }
            end = min(end, limit)
            isQuoted = end < n && p[end] == quote
        } else if p[start] == 0xE3, start + 2 < n, p[start + 1] == 0x80, p[start + 2] == 0x8C || p[start + 2] == 0x8E {
            start += 3
            end = start
            let limit = min(n, start + 512)
            while end < limit, p[end] != 0xE3 || end + 2 >= n || p[end + 1] != 0x80 || p[end + 2] & 0xFD != 0x8D {
                end += 1
            }
            isQuoted = end < limit
        } else {
            end = start
        }
        if !isQuoted { end = valueEnd(from: start, isProse: isProse) }
        let scheme = schemeEnd(at: start, n)
        if let scheme, !isQuoted { end = valueEnd(from: scheme, isProse: isProse) }
        let first = scheme.map { min($0, end) } ?? start
        // Passwords end in exclamation marks more often than sentences with passwords do.
        if !isQuoted { while end > first, p[end - 1] == 0x2E || p[end - 1] == 0x3A { end -= 1 } }
        guard end - first >= 3, !isPlaceholder(first, end) else { return otherwise }
        let detail: Int
        if scheme != nil {
            guard end - first >= 8 else { return otherwise }
            detail = SecretForm.authorization
        } else if hints.contains(.password) {
            guard isPassword(first, end, isProse: isProse, isQuoted: isQuoted, isSentence: isSentence) else {
                return otherwise
            }
            detail = SecretForm.password
        } else {
            let fewest = hints.isDisjoint(with: [.key, .authorization]) ? 16 : 8
            guard looksRandom(first, end, fewest: fewest) else { return otherwise }
            detail = SecretForm.apiKey
        }
        add(first, end, .secret, detail: detail)
        // It may be a key of known form, whose name tells more.
        return first
    }

    /// The end of a value without quotes. A run that was looked at is not looked at again.
    private mutating func valueEnd(from index: Int, isProse: Bool) -> Int {
        if index < valueRunEnd { return valueRunEnd }
        var at = index
        // An ampersand ends the values of URLs only.
        while at < n, has(at, .value) || isProse && p[at] == 0x26 && at + 1 < n && has(at + 1, .value) { at += 1 }
        valueRunEnd = at
        return at
    }

    /// Whether a value beside the name of a password is one, and not the next word of a sentence or the type of a field.
    private func isPassword(_ start: Int, _ end: Int, isProse: Bool, isQuoted: Bool, isSentence: Bool) -> Bool {
        let length = end - start
        guard length <= 4_096 else { return true }
        var kinds: ByteSet = []
        var hasSymbol = false
        var hasBlank = false
        for at in start..<min(end, start + 128) {
            let set = self.set(at)
            if set.contains(.space) { hasBlank = true }
            if set.isDisjoint(with: .alphanumeric), !set.contains(.space) { hasSymbol = true }
            kinds.formUnion(at == start && set.contains(.upper) ? .lower : set)
        }
        if hasBlank { return isQuoted && !isSentence && length <= 64 && (kinds.contains(.digit) || hasSymbol) }
        if !isProse || isQuoted { return length >= 4 && (kinds.contains(.letter) || length >= 4) }
        let isMixed =
            kinds.contains(.digit) && !kinds.isDisjoint(with: .letter)
            || hasSymbol && !kinds.isDisjoint(with: .letter) && kinds.contains(.digit)
            || kinds.contains(.upper) && kinds.contains(.lower) || hasSymbol && length >= 8 && !isHyphenated(start, end)
        if isMixed { return length >= 6 }
        // The only word of a line: "password: letmein".
        let isLast = end >= n || p[end] == 0x0A || p[end] == 0x0D
        return !isSentence && isLast && length >= 6 && !hasSymbol && !kinds.isDisjoint(with: .alphanumeric)
    }

    /// Words joined by hyphens, slashes or dots.
    func isHyphenated(_ start: Int, _ end: Int) -> Bool {
        !(start..<end).contains { !has($0, .letter) && ![0x2D, 0x2F, 0x2E, 0x5F, 0x28, 0x29].contains(p[$0]) }
    }
}
