extension TextScanner {
    /// An address of version 4: four numbers below 256, and no part of a longer number with dots.
    mutating func address4(_ groups: DigitGroups, at index: Int, _ before: Before) {
        guard isEnabled(.ip), groups.groups >= 4, groups.total(3) <= 12 else { return }
        for group in 0..<4 {
            let length = groups.length(group)
            guard length <= 3, group == 0 || groups.separator(group) == .dot else { return }
            let first = group == 0 ? 0 : groups.total(group - 1)
            if length > 1, groups.digit(first) == 0 { return }
            if groups.number(first, length) > 255 { return }
        }
        if groups.groups == 4, groups.isCut { return }
        if groups.groups > 4, groups.separator(4) == .dot { return }
        let end = groups.end(digits: groups.total(3))
        guard end - index <= 15 else { return }
        if index > 0 {
            let byte = p[index - 1]
            // "Chrome/120.0.0.0", and "1.2.3.4.5" from its second part.
            if byte == 0x2F, index > 1, has(index - 2, .word) { return }
            if byte == 0x2E || byte == 0x2D && index > 1 && has(index - 2, .letter) { return }
        }
        if context(before: index).contains(.version) { return }
        add(index, end, .ip)
    }

    /// An address of version 6 with a colon at an index (RFC 4291, 2.2); returns where to go on, or `nil` where it is none.
    mutating func address6(around i: Int) -> Int? {
        var start = i
        while start > 0, i - start < 5, has(start - 1, .hex) { start -= 1 }
        var end = i
        var hasDot = false
        let limit = min(n, start + 64)
        while end < limit, has(end, .hex) || p[end] == 0x3A || p[end] == 0x2E {
            if p[end] == 0x2E { hasDot = true }
            end += 1
        }
        // What is no address now is none from its later colons.
        addressRunEnd = end
        guard isEnabled(.ip), i - start <= 4, end - start >= 3 else { return nil }
        if start > 0, has(start - 1, .word) || p[start - 1] == 0x3A || p[start - 1] == 0x2E { return nil }
        while end - start >= 2, p[end - 1] == 0x2E || p[end - 1] == 0x3A && p[end - 2] != 0x3A { end -= 1 }
        if end < n, has(end, .word) { return nil }
        guard isAddress6(start, end, hasDot: hasDot) else { return nil }
        if end - start == 3, start > 1, p[start - 1] == 0x5B, has(start - 2, .word) { return nil }
        if end + 1 < n, p[end] == 0x25, has(end + 1, .letter) {
            // The zone of a link-local address.
            end += 1
            while end < n, end < limit + 16, has(end, .token) { end += 1 }
        }
        add(start, end, .ip)
        return end
    }

    private func isAddress6(_ start: Int, _ end: Int, hasDot: Bool) -> Bool {
        var groups = 0
        var isShort = false
        var digits = 0
        var longest = 0
        var at = start
        if p[at] == 0x3A {
            guard at + 1 < end, p[at + 1] == 0x3A else { return false }
            isShort = true
            at += 2
        }
        while at < end {
            let group = at
            while at < end, has(at, .hex) {
                if has(at, .digit) { digits += 1 }
                at += 1
            }
            let length = at - group
            if at < end, p[at] == 0x2E {
                guard hasDot, isDotted(group, end) else { return false }
                groups += 2
                digits += 4
                longest = 4
                at = end
                break
            }
            guard (1...4).contains(length) else { return false }
            longest = max(longest, length)
            groups += 1
            if at == end { break }
            at += 1
            if at == end { return false }
            if p[at] == 0x3A {
                if isShort { return false }
                isShort = true
                at += 1
            }
        }
        if !isShort { return groups == 8 && longest > 2 }
        // `::` alone and names of programs such as `a::b` are none.
        return groups >= 1 && groups <= 7 && digits > 0
            && (groups > 1 || p[start] != 0x3A || end - start <= 4 || longest > 2)
    }

    private func isDotted(_ start: Int, _ end: Int) -> Bool {
        var at = start
        for part in 0..<4 {
            var number = 0
            var length = 0
            while at < end, has(at, .digit), length < 4 {
                number = number * 10 + Int(p[at] - 0x30)
                length += 1
                at += 1
            }
            guard (1...3).contains(length), number < 256 else { return false }
            if part < 3 {
                guard at < end, p[at] == 0x2E else { return false }
                at += 1
            }
        }
        return at == end
    }
}
