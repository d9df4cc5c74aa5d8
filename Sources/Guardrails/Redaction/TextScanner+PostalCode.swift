extension TextScanner {
    /// The first code of the United Kingdom (`SW1A 1AA`) or Canada (`K1A 0B1`) within 24 bytes behind its announcement.
    func postalCode(from index: Int) -> Range<Int>? {
        var at = index
        let limit = min(n, index + 24)
        while at < limit, p[at] != 0x0A {
            guard has(at, .alphanumeric) else {
                at += 1
                continue
            }
            if let end = postalCodeEnd(at: at) { return at..<end }
            while at < n, has(at, .word) { at += 1 }
        }
        return nil
    }

    private func postalCodeEnd(at start: Int) -> Int? {
        var at = start
        while at < n, has(at, .upper) || has(at, .digit) { at += 1 }
        let outward = at - start
        guard (2...4).contains(outward), has(start, .upper), (start..<at).contains(where: { has($0, .digit) }),
            at + 4 <= n, p[at] == 0x20, at + 4 == n || !has(at + 4, .word)
        else { return nil }
        let inward = (set(at + 1), set(at + 2), set(at + 3))
        let isBritish = inward.0.contains(.digit) && inward.1.contains(.upper) && inward.2.contains(.upper)
        let isCanadian =
            outward == 3 && has(start + 1, .digit) && has(start + 2, .upper) && inward.0.contains(.digit)
            && inward.1.contains(.upper) && inward.2.contains(.digit)
        return isBritish || isCanadian ? at + 4 : nil
    }
}
