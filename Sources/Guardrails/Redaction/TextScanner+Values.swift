/// What values look like that are secret, and that only stand in for secrets.
extension TextScanner {
    /// Whether bytes look like a key: long enough, of what keys are made of, and of many different kinds.
    func looksRandom(_ start: Int, _ end: Int, fewest: Int) -> Bool {
        let length = end - start
        guard length >= fewest else { return false }
        var digits = 0
        var capitals = 0
        var smalls = 0
        var seen: (UInt64, UInt64) = (0, 0)
        let looked = min(end, start + 128)
        for at in start..<looked {
            let byte = p[at]
            let set = self.set(at)
            guard byte > 0x20, byte < 0x7F, !set.isDisjoint(with: [.base64, .value]) else { return false }
            if set.contains(.digit) { digits += 1 }
            if set.contains(.upper) { capitals += 1 }
            if set.contains(.lower) { smalls += 1 }
            if byte < 64 { seen.0 |= 1 << UInt64(byte) } else { seen.1 |= 1 << UInt64(byte - 64) }
        }
        let different = seen.0.nonzeroBitCount + seen.1.nonzeroBitCount
        guard different >= min(8, max(5, length / 4)) else { return false }
        if digits > 0, capitals + smalls > 0 { return true }
        return length >= 20 && capitals > 1 && smalls > 1 && !isHyphenated(start, looked)
            || length >= 24 && digits == 0 && capitals + smalls == length && different >= 12
    }

    /// Where the credential begins behind `Bearer `, `Basic ` or `Token `.
    func schemeEnd(at start: Int, _ end: Int) -> Int? {
        var word: UInt128 = 0
        var at = start
        while at < end, at < start + 8, has(at, .letter) {
            word = word << 8 | UInt128(p[at] | 0x20)
            at += 1
        }
        guard at + 1 < end, p[at] == 0x20, Self.schemes.contains(word) else { return nil }
        while at < end, p[at] == 0x20, at < start + 16 { at += 1 }
        return at
    }

    private static let schemes: Set<UInt128> = Set(
        ["bearer", "basic", "token", "apikey", "digest", "bot"].map { PackedWord.of($0) })

    /// Whether the base64 of a Basic credential holds a colon (RFC 7617).
    func isBasicCredential(_ start: Int, _ end: Int) -> Bool {
        var bits: UInt32 = 0
        var count = 0
        for at in start..<min(end, start + 172) {
            let value: UInt32
            switch p[at] {
            case 0x41...0x5A: value = UInt32(p[at] - 0x41)
            case 0x61...0x7A: value = UInt32(p[at] - 0x61 + 26)
            case 0x30...0x39: value = UInt32(p[at] - 0x30 + 52)
            case 0x2B, 0x2D: value = 62
            case 0x2F, 0x5F: value = 63
            default: continue
            }
            bits = bits << 6 | value
            count += 6
            if count >= 8 {
                count -= 8
                let byte = bits >> UInt32(count) & 0xFF
                if byte == 0x3A { return true }
                if byte < 0x20 || byte > 0x7E { return false }
            }
        }
        return false
    }

    /// Whether a value only stands in for a secret: `<your key>`, `${KEY}`, `****`, `None`.
    func isPlaceholder(_ start: Int, _ end: Int) -> Bool {
        let first = p[start]
        let last = p[end - 1]
        switch first {
        case 0x3C, 0x7B, 0x5B: if first != 0x5B || last == 0x5D || end == n || p[end] == 0x5D { return true }
        case 0x24: if isVariable(start + 1, end) { return true }
        case 0x25: if end - start <= 12, last == 0x25 || last == 0x73 { return true }
        default: break
        }
        var isSame = true
        var hasAlphanumeric = false
        var word: UInt128 = 0
        let looked = min(end, start + 64)
        var run = 0
        for at in start..<looked {
            if p[at] != first { isSame = false }
            if has(at, .alphanumeric) { hasAlphanumeric = true }
            if p[at] >= 0x80 { hasAlphanumeric = true }
            word = word << 8 | UInt128(p[at] | 0x20)
            // xxxx and **** within a key.
            run = at > start && p[at] == p[at - 1] && [0x78, 0x58, 0x2A, 0x2E].contains(p[at]) ? run + 1 : 0
            if run >= 3 || run == 2 && p[at] == 0x2E { return true }
        }
        if isSame || !hasAlphanumeric { return true }
        if end - start <= PackedWord.capacity, Self.placeholders.contains(word) { return true }
        return Self.placeholderStarts.contains { matchesFolded($0, at: start) }
    }

    /// What stands behind the dollar sign of `$NAME`, `${NAME}` or `$(command)`.
    private func isVariable(_ start: Int, _ end: Int) -> Bool {
        guard start < end else { return false }
        if p[start] == 0x7B || p[start] == 0x28 { return true }
        return has(start, .upper) && !(start..<min(end, start + 64)).contains { !has($0, .word) || has($0, .lower) }
    }

    private func matchesFolded(_ bytes: [UInt8], at index: Int) -> Bool {
        guard index + bytes.count <= n else { return false }
        for (offset, byte) in bytes.enumerated() where p[index + offset] | 0x20 != byte | 0x20 { return false }
        return true
    }

    private static let placeholders: Set<UInt128> = Set(
        ("null none nil undefined true false string str text password passwd secret token required optional invalid missing "
            + "empty hidden masked n/a todo tbd redacted removed filtered bearer unknown int number bytes object any varchar "
            + "char yes no enabled disabled default example placeholder input field value key wrong incorrect expired "
            + "include inherit omit same-origin pass [secret] [秘密情報]").split(separator: " ").filter {
                $0.utf8.count <= 16
            }
            .map { $0.utf8.reduce(0) { $0 << 8 | UInt128($1 | 0x20) } })

    private static let placeholderStarts = [
        "your", "my_", "my-", "insert", "replace", "os.environ", "os.getenv", "getenv", "process.env", "env.", "env(",
        "vault:",
        "settings.", "config.", "self.", "[redacted", "changeme", "change_me", "change-me", "dummy", "xxx", "sk-...",
        "example",
        "<", "${", "{{", "%(", "op://", "arn:aws", "secrets.", "var.", "f\"", "hashlib.", "request.",
    ].map { Array($0.utf8) }
}
