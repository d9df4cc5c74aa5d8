extension TextScanner {
    /// Looks for a telephone number in the digits at an index.
    mutating func phone(_ groups: DigitGroups, at index: Int, _ before: Before) {
        guard isEnabled(.phone), groups.count >= 8 else { return }
        var start = index
        if let plus = before.plus {
            // Sums and versions such as "1+81…" are none.
            if plus > 0, has(plus - 1, .word) { return }
            start = plus
            if let last = international(groups, from: 0) { add(start, groups.end(digits: last), .phone) }
            return
        }
        if let parenthesis = before.parenthesis {
            // "(03) 1234-5678", and "(+81)…" whose parenthesis is left.
            if groups.groups > 1, groups.separator(1) == .parenthesis { start = parenthesis }
        }
        if before.isDoubtful, groups.groups == 1 { return }
        if let count = japanese(groups, at: index) ?? national(groups, at: index, isOpen: start < index) {
            add(start, groups.end(digits: count), .phone)
        }
    }

    // MARK: - E.164

    /// How many digits behind a plus sign are a number.
    private func international(_ groups: DigitGroups, from first: Int) -> Int? {
        let code = Self.countryCode(groups)
        guard code.digits > 0 else { return nil }
        var best: Int?
        for group in 0..<groups.groups {
            // The zero of "+81 (0)3-…" and "+44(0)20…" is not dialled.
            var total = groups.total(group)
            let end = total
            if group > 0, total > code.digits, groups.digit(code.digits) == 0, code.hasTrunk { total -= 1 }
            guard code.range.contains(total) else { continue }
            if group == groups.groups - 1, groups.isCut { continue }
            if code.number == 81 {
                let skipped = groups.digit(2) == 0 ? 1 : 0
                let isMobile = [5, 6, 7, 8, 9].contains(groups.digit(2 + skipped)) && groups.digit(3 + skipped) == 0
                guard total == (isMobile || groups.number(2 + skipped, 3) == 800 ? 12 : 11) else { continue }
            }
            if code.number == 1, groups.digit(1) < 2 || groups.digit(4) < 2 { continue }
            // Where lengths vary, the longest; but a single digit behind a blank tells of something else.
            if best == nil || groups.length(group) > 1 { best = end }
        }
        return best
    }

    private struct CountryCode {
        var number = 0
        var digits = 0
        /// How many digits a number has with the code.
        var range = 0...0
        /// Whether national numbers begin with a zero.
        var hasTrunk = true
    }

    /// The country code of E.164 that digits begin with, and how long its numbers are.
    private static func countryCode(_ groups: DigitGroups) -> CountryCode {
        let one = groups.digit(0)
        let two = groups.number(0, 2)
        let three = groups.number(0, 3)
        switch one {
        case 0: return CountryCode()
        case 1: return CountryCode(number: 1, digits: 1, range: 11...11, hasTrunk: false)
        case 7: return CountryCode(number: 7, digits: 1, range: 11...11, hasTrunk: false)
        default: break
        }
        let range: ClosedRange<Int>? =
            switch two {
            case 20: 10...12
            case 27, 31, 33, 34, 41, 48, 56, 61, 94: 11...11
            case 30: 12...12
            case 64, 57: 10...12
            case 66: 10...11
            case 32, 36, 40, 47, 51: two == 47 ? 10...10 : 10...11
            case 39: 10...13
            case 43, 49: 10...14
            case 44: 11...12
            case 45: 10...10
            case 46: 9...12
            case 52, 90, 91, 98: 12...12
            case 55: 12...13
            case 92: 11...12
            case 53: 10...10
            case 54: 12...13
            case 58: 12...12
            case 60, 62, 63: two == 62 ? 10...14 : 10...12
            case 65: 10...10
            case 81: 11...12
            case 82: 10...12
            case 84: 11...12
            case 86: 12...13
            case 93: 11...11
            case 95: 9...12
            default: nil
            }
        if let range {
            return CountryCode(number: two, digits: 2, range: range, hasTrunk: ![39, 30, 34].contains(two))
        }
        guard
            [21, 22, 23, 24, 25, 26, 29, 35, 37, 38, 42, 50, 59, 67, 68, 69, 80, 85, 87, 88, 96, 97, 99].contains(two),
            ![
                210, 214, 215, 217, 219, 259, 384, 388, 422, 424, 425, 426, 427, 428, 429, 693, 694, 695, 696, 697, 698,
                699,
            ]
            .contains(three)
        else { return CountryCode() }
        return CountryCode(number: three, digits: 3, range: two >= 67 && two <= 69 ? 8...11 : 9...13)
    }

    // MARK: - Japan

    /// How many digits are a number of Japan, beginning with its zero, or with 81 and a hyphen.
    private func japanese(_ groups: DigitGroups, at index: Int) -> Int? {
        if groups.total(0) == 2, groups.number(0, 2) == 81, groups.groups == 4, groups.separator(1) == .hyphen,
            groups.count == 12 || groups.count == 11, groups.canEnd(3)
        {
            return groups.count
        }
        guard groups.digit(0) == 0, groups.count >= 10 else { return nil }
        let three = groups.number(0, 3)
        let needed: Int
        switch three {
        case 20, 50, 60, 70, 80, 90: needed = 11
        default: needed = groups.digit(1) == 0 ? 0 : 10
        }
        guard needed > 0 else { return nil }
        if needed == 10, !isArea(groups, isPlain: groups.total(0) == needed) { return nil }
        // The group that ends with so many digits.
        var last = 0
        while last < groups.groups, groups.total(last) < needed { last += 1 }
        guard last < groups.groups, groups.total(last) == needed, last <= 3 else { return nil }
        if last == groups.groups - 1, groups.isCut || groups.isContinued { return nil }
        if last < groups.groups - 1, groups.separator(last + 1) != .space, groups.separator(last + 1) != .parenthesis {
            return nil
        }
        if last == 0 { return isPlain(groups, needed, at: index) ? needed : nil }
        for group in 1...last where groups.separator(group) == .dot {
            // 03.1234.5678, but no parts of versions or sums.
            guard last == 2, groups.length(2) == 4, groups.separator(1) == groups.separator(2) else { return nil }
        }
        let first = groups.length(0)
        let end = groups.length(last)
        // 03-…, 06-… and, of longer areas, 04-….
        if first == 2, ![3, 4, 6].contains(groups.digit(1)) { return nil }
        if first == 1 || end < 3 || end > 8 { return nil }
        if three == 20, groups.separator(1) != .hyphen || first != 3 { return nil }
        if groups.separator(1) == .space, last == 2 {
            return isSpaced(groups, needed) && context(before: index).isDisjoint(with: [.card]) ? needed : nil
        }
        let context = context(before: index)
        if last == 1, groups.separator(1) == .space || end < 6, !context.contains(.phone), needed == 10 || first < 3 {
            return nil
        }
        return context.contains(.identifier) && last == 1 ? nil : needed
    }

    /// The shapes of numbers whose parts stand apart by blanks.
    private func isSpaced(_ groups: DigitGroups, _ needed: Int) -> Bool {
        let lengths = (groups.length(0), groups.length(1), groups.length(2))
        return switch lengths {
        case (2, 4, 4), (3, 3, 4), (4, 2, 4), (5, 1, 4), (4, 3, 3): needed == 10
        case (3, 4, 4), (4, 3, 4): needed == 11
        default: false
        }
    }

    /// Whether ten digits begin with an area that there is, and a local number that there can be.
    private func isArea(_ groups: DigitGroups, isPlain: Bool) -> Bool {
        let first = groups.digit(1)
        let second = groups.digit(2)
        // No exchange begins with a 0, but ISBNs go on like that.
        if first == 3 || first == 6 { return second >= 1 || !isPlain }
        if second == 0 { return false }
        return second != 1 || first == 1 || first == 4
    }

    /// Whether digits without anything between them are a number rather than an id.
    private func isPlain(_ groups: DigitGroups, _ needed: Int, at index: Int) -> Bool {
        let context = context(before: index)
        if context.contains(.phone) { return true }
        if !context.isDisjoint(with: [.card, .myNumber, .corporateNumber]) { return false }
        if needed == 11 {
            // Ids begin with zeros too, but seldom with these.
            return !context.contains(.identifier) && groups.number(0, 3) != 20
        }
        if context.contains(.identifier) || context.contains(.version) { return false }
        let isCounting = (1..<10).allSatisfy { groups.digit($0) == (groups.digit($0 - 1) + 1) % 10 }
        return !isCounting && !CheckDigits.isISBN10(groups)
    }

    // MARK: - Other countries

    /// How many digits are a number of the United States or the United Kingdom in the form used there, or any number where
    /// the surroundings tell that it is one.
    private func national(_ groups: DigitGroups, at index: Int, isOpen: Bool) -> Int? {
        // 1-212-555-0187.
        let skipped = groups.total(0) == 1 && groups.digit(0) == 1 ? 1 : 0
        if groups.groups >= skipped + 3, groups.length(skipped) == 3, groups.length(skipped + 1) == 3,
            groups.length(skipped + 2) == 4, groups.digit(skipped) >= 2, groups.digit(skipped + 3) >= 2,
            groups.canEnd(skipped + 2)
        {
            let first = groups.separator(skipped + 1)
            let second = groups.separator(skipped + 2)
            let isWritten =
                first == .parenthesis && isOpen && (second == .hyphen || second == .space || second == .dot)
                || first == second && (first == .hyphen || first == .dot)
            if isWritten, !context(before: index).contains(.version) { return groups.total(skipped + 2) }
        }
        if groups.digit(0) == 0, groups.digit(1) > 0, groups.groups >= 2, groups.separator(1) == .space || isOpen {
            let count = britishGroups(groups)
            if count > 0, groups.canEnd(count - 1), (1...8).contains(groups.digit(1)),
                !context(before: index).contains(.identifier)
            {
                return groups.total(count - 1)
            }
        }
        // 12-3456-7890: the shape of Japan's numbers, whatever they begin with.
        if groups.groups >= 3, groups.length(0) == 2, groups.length(1) == 4, groups.length(2) == 4,
            groups.separator(1) == .hyphen, groups.separator(2) == .hyphen, groups.canEnd(2),
            context(before: index).isDisjoint(with: [.identifier, .card, .version])
        {
            return groups.total(2)
        }
        guard context(before: index).contains(.phone) else { return nil }
        for group in stride(from: groups.groups - 1, through: 0, by: -1) {
            let total = groups.total(group)
            if (10...15).contains(total) || group == 0 && hints.contains(.phone) && (8...15).contains(total),
                groups.canEnd(group)
            {
                return total
            }
        }
        return nil
    }

    /// How many groups are written as numbers of the United Kingdom are: 020 7946 0958, 01632 960001, 0161 496 0123.
    private func britishGroups(_ groups: DigitGroups) -> Int {
        let third = groups.groups > 2 ? groups.length(2) : 0
        switch (groups.length(0), groups.length(1), third) {
        case (3, 4, 4), (4, 3, 4), (5, 3, 3): return 3
        case (5, 6, _), (4, 7, _): return 2
        default: return 0
        }
    }
}
