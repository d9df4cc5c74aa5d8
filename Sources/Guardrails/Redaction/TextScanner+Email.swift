extension TextScanner {
    /// The longest local part and domain (RFC 5321, 4.5.3.1).
    private static let longestLocal = 64
    private static let longestDomain = 255

    /// Looks for a mail address around a sign `@`, `%40` or `＠`; returns where to go on.
    mutating func email(at i: Int, signLength: Int) -> Int {
        let behind = i + signLength
        guard isEnabled(.email), i >= emailFloor, i > 0, behind < n else { return behind }
        guard let start = localStart(before: i), let end = domainEnd(from: behind) else { return behind }
        // "git@github.com:owner/name" is a place, not a person.
        if i - start == 3, matches(Self.git, at: start), end < n, p[end] == 0x3A { return behind }
        add(start, end, .email)
        return end
    }

    private static let git = Array("git".utf8)

    private func localStart(before i: Int) -> Int? {
        let low = max(0, i - Self.longestLocal)
        if p[i - 1] == 0x22 {
            // "john doe"@example.com
            var at = i - 2
            while at >= low, p[at] != 0x22, p[at] >= 0x20 { at -= 1 }
            return at >= low && p[at] == 0x22 && at < i - 2 ? at : nil
        }
        var start = i
        while start > low, has(start - 1, [.local, .localInner]) {
            // Of URLs: `%3D` and the like end what stands before.
            if start - 3 >= low, p[start - 3] == 0x25, has(start - 1, .hex), has(start - 2, .hex) {
                let isPlus = p[start - 2] == 0x32 && p[start - 1] | 0x20 == 0x62
                if !isPlus { break }
            }
            start -= 1
        }
        while start < i, !has(start, .alphanumeric), p[start] != 0x5F { start += 1 }
        return start < i ? start : nil
    }

    private func domainEnd(from index: Int) -> Int? {
        var at = index
        let limit = min(n, index + Self.longestDomain)
        if at < limit, p[at] == 0x5B {
            // user@[192.0.2.1]
            at += 1
            while at < limit, has(at, .hex) || p[at] == 0x2E || p[at] == 0x3A { at += 1 }
            return at < limit && p[at] == 0x5D && at > index + 3 ? at + 1 : nil
        }
        var end: Int?
        var labels = 0
        while at < limit {
            let start = at
            var isName = true
            var isWide = false
            while at < limit {
                if has(at, .domain) {
                    if has(at, .digit) || p[at] == 0x2D { isName = false }
                    at += 1
                } else if p[at] >= 0xE2, p[at] < 0xF0, isLabelCharacter(at), labels == 0 || isWide {
                    isWide = true
                    at = min(limit, at + 3)
                } else {
                    break
                }
            }
            // What is written behind an address without a blank is none of its domain.
            if labels > 0, isWide { break }
            let length = at - start
            if length == 0 || p[start] == 0x2D { break }
            labels += 1
            let isPunycode =
                length > 4 && p[start] | 0x20 == 0x78 && p[start + 1] | 0x20 == 0x6E && p[start + 2] == 0x2D
            if labels > 1, isName && length >= 2 && length <= 24 || isPunycode { end = at }
            guard at + 1 < limit, p[at] == 0x2E else { break }
            at += 1
        }
        guard let end else { return nil }
        return isFile(before: end) ? nil : end
    }

    /// Letters of kana and Han, but no marks of punctuation.
    private func isLabelCharacter(_ index: Int) -> Bool {
        let (point, _) = UTF8Bytes.point(p, n, at: index)
        return (0x3041...0x30FF).contains(point) || (0x4E00...0x9FFF).contains(point)
            || (0xAC00...0xD7A3).contains(point)
    }

    /// "icon@2x.png"
    private func isFile(before end: Int) -> Bool {
        Self.fileEnds.contains { matches($0, at: end - $0.count) }
    }

    private static let fileEnds = [".png", ".jpg", ".jpeg", ".gif", ".svg", ".webp", ".css", ".js", ".json"]
        .map { Array($0.utf8) }
}
