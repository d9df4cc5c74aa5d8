extension TextScanner {
    /// The first number of a passport within some bytes.
    func passport(from index: Int, to end: Int) -> Range<Int>? {
        var at = index
        while at < end {
            if p[at] == 0x0A { return nil }
            guard has(at, .alphanumeric) else {
                at += 1
                continue
            }
            let start = at
            var digits = 0
            var letters = 0
            var isUpper = true
            while at < n, at < start + 12, has(at, .word) {
                if has(at, .digit) { digits += 1 } else { letters += 1 }
                if has(at, .lower) || p[at] == 0x5F { isUpper = false }
                at += 1
            }
            let length = at - start
            // Japan: two letters and seven digits; others six to nine letters and digits, most of them digits.
            if isUpper, (6...9).contains(length), digits >= 5, letters <= 3, at == n || !has(at, .word),
                at + 1 >= n || p[at] != 0x2D || !has(at + 1, .alphanumeric)
            {
                return start..<at
            }
            while at < n, has(at, .word) { at += 1 }
        }
        return nil
    }
}
