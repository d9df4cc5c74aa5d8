extension TextScanner {
    /// Looks at the digits at an index, where no digit or word goes before, and returns where to go on.
    mutating func number(at index: Int) -> Int {
        // 2026-11-29T01:20:40.123456+09:00: the most frequent digits of logs.
        if let end = dateEnd(at: index) { return end }
        if let end = shortEnd(at: index) { return end }
        let groups = DigitGroups(p, n, at: index)
        let end = groups.end(digits: groups.total(0))
        if groups.count < 7 {
            // Nothing but the shortest addresses, and postal codes of the United States.
            if groups.groups >= 4 { address4(groups, at: index, Before(self, index)) }
            if groups.total(0) == 5, groups.groups == 1 { postalCode(groups, at: index) }
            return end
        }
        if !groups.isCut, groups.groups == 1, let token = telegramEnd(groups, end) {
            add(index, token, .secret, detail: SecretForm.telegram)
            return token
        }
        let before = Before(self, index)
        if groups.groups >= 4 { address4(groups, at: index, before) }
        if before.isAttached { return end }
        if groups.count >= 13 { card(groups, at: index, before) }
        if groups.count >= 12 { japaneseNumbers(groups, at: index, before) }
        if groups.count >= 9 { socialSecurity(groups, at: index, before) }
        postalCode(groups, at: index)
        if groups.count >= 8 { phone(groups, at: index, before) }
        return end
    }

    /// What stands before a number.
    struct Before {
        /// It is part of something longer: `abc-123`, `1.23`, `12:34`.
        var isAttached = false
        /// It is part of a path, a price or a setting: nothing without a check digit and blanks is looked for.
        var isDoubtful = false
        /// A blank and digits: it may be the rest of something longer.
        var followsDigits = false
        /// A plus sign, and where it begins.
        var plus: Int?
        /// An opening parenthesis, and where it begins.
        var parenthesis: Int?

        init(_ scanner: borrowing TextScanner, _ index: Int) {
            guard index > 0 else { return }
            let p = scanner.p
            let byte = p[index - 1]
            let second = index > 1 ? ByteSet(of: p[index - 2]) : []
            switch byte {
            case 0x20: followsDigits = second.contains(.digit)
            case 0x2B: plus = index - 1
            case 0x28: parenthesis = index - 1
            case 0x2D, 0x2E, 0x2C: isAttached = !second.isDisjoint(with: .alphanumeric)
            case 0x3A:
                isAttached = second.contains(.digit)
                // "arn:aws:iam::123456789012:role"
                isDoubtful = index > 1 && p[index - 2] == 0x3A
            case 0x2F, 0x5F: isDoubtful = true
            case 0x24, 0x23, 0x7E, 0x3C, 0x3E, 0x5C, 0x40: isDoubtful = true
            case 0x88 where index >= 3 && p[index - 3] == 0xEF && p[index - 2] == 0xBC: parenthesis = index - 3
            case 0x8B where index >= 3 && p[index - 3] == 0xEF && p[index - 2] == 0xBC: plus = index - 3
            // Yen, pound, euro and their full-width forms.
            case 0xA5, 0xA3: isDoubtful = index >= 2 && p[index - 2] == 0xC2
            case 0xAC: isDoubtful = index >= 3 && p[index - 3] == 0xE2 && p[index - 2] == 0x82
            default: break
            }
            // "+81 (90) …": the parenthesis is inside the number.
            if parenthesis != nil { isDoubtful = false }
        }
    }

    /// The end of the first of some groups of digits that are too few for any number that is looked for, found without
    /// reading them: most numbers of texts are such.
    private func shortEnd(at index: Int) -> Int? {
        var at = index
        var first = index
        var groups = 0
        var digits = 0
        while true {
            let start = at
            while at < n, p[at] &- 0x30 < 10, at - start < 8 { at += 1 }
            if at == index { return nil }
            digits += at - start
            groups += 1
            if groups == 1 { first = at }
            if digits >= 7 || groups > 3 { return nil }
            guard at < n else { break }
            let byte = p[at]
            if byte >= 0x80 { return nil }
            guard byte == 0x20 || byte == 0x28 || byte == 0x29 || byte == 0x2D || byte == 0x2E, at + 1 < n else {
                break
            }
            let next = p[at + 1]
            if next &- 0x30 < 10 {
                if groups == 1, byte == 0x2E, let end = decimalEnd(at: at + 1) { return end }
                at += 1
                continue
            }
            // Parentheses with blanks, and characters beyond ASCII: read them properly.
            if next >= 0x80 || byte != 0x2D && byte != 0x2E && (next == 0x28 || next == 0x20 || next == 0x2D) {
                return nil
            }
            break
        }
        return groups == 1 && digits == 5 ? nil : first
    }

    /// The end of a decimal number behind its point; addresses and telephone numbers have another dot.
    private func decimalEnd(at index: Int) -> Int? {
        var at = index
        while at < n, p[at] &- 0x30 < 10 { at += 1 }
        return at < n && (p[at] == 0x2E || p[at] == 0x2D || p[at] >= 0x80) ? nil : at
    }

    /// The end of a date, with its time where one follows.
    private func dateEnd(at index: Int) -> Int? {
        guard index + 10 <= n, has(index + 3, .digit), p[index + 4] == 0x2D || p[index + 4] == 0x2F,
            p[index + 7] == p[index + 4], has(index + 1, .digit), has(index + 2, .digit), has(index + 5, .digit),
            has(index + 6, .digit), has(index + 8, .digit), has(index + 9, .digit), p[index] == 0x31 || p[index] == 0x32
        else { return nil }
        var at = index + 10
        guard at == n || !has(at, .digit) else { return nil }
        guard at + 5 < n, p[at] == 0x54 || p[at] == 0x20 || p[at] == 0x74, has(at + 1, .digit), has(at + 2, .digit),
            p[at + 3] == 0x3A
        else { return at }
        at += 1
        while at < n, has(at, .digit) || p[at] == 0x3A || p[at] == 0x2E { at += 1 }
        if at + 5 < n, p[at] == 0x2B || p[at] == 0x2D, has(at + 1, .digit), has(at + 2, .digit), p[at + 3] == 0x3A {
            at += 6
        }
        return at
    }

    /// A bot's token: its number, a colon and 35 bytes.
    private func telegramEnd(_ groups: DigitGroups, _ end: Int) -> Int? {
        guard (8...10).contains(groups.count), end + 36 <= n, p[end] == 0x3A else { return nil }
        var at = end + 1
        while at < n, at < end + 60, has(at, .token) { at += 1 }
        return (35...36).contains(at - end - 1) ? at : nil
    }

    /// Whether the groups begin with these lengths, and a number may end there.
    private func isShaped(_ groups: DigitGroups, _ lengths: (Int, Int, Int)) -> Bool {
        groups.groups >= 3 && groups.length(0) == lengths.0 && groups.length(1) == lengths.1
            && groups.length(2) == lengths.2 && groups.canEnd(2)
    }

    private func isShaped(_ groups: DigitGroups, _ lengths: (Int, Int, Int, Int)) -> Bool {
        groups.groups >= 4 && groups.length(0) == lengths.0 && groups.length(1) == lengths.1
            && groups.length(2) == lengths.2 && groups.length(3) == lengths.3 && groups.canEnd(3)
    }

    // MARK: - Cards

    private mutating func card(_ groups: DigitGroups, at index: Int, _ before: Before) {
        guard isEnabled(.card), groups.count >= 13 else { return }
        for group in stride(from: groups.groups - 1, through: 0, by: -1) {
            let total = groups.total(group)
            guard (13...19).contains(total), groups.canEnd(group), isCardShaped(groups, group) else { continue }
            guard CheckDigits.isCard(groups, total) else { continue }
            let context = context(before: index)
            if group == 0, context.contains(.identifier) { continue }
            if total == 13, !context.contains(.card) {
                // Many goods of Japan begin with 45 or 49.
                if CheckDigits.isTradeItem(groups), [45, 49].contains(groups.number(0, 2)) { continue }
            }
            add(index, groups.end(digits: total), .card)
            return
        }
    }

    private func isCardShaped(_ groups: DigitGroups, _ last: Int) -> Bool {
        if last == 0 { return true }
        let separator = groups.separator(1)
        guard separator == .space || separator == .hyphen else { return false }
        for group in 1...last where groups.separator(group) != separator { return false }
        if groups.length(0) == 4, last == 2, groups.length(1) == 6 {
            return groups.length(2) == 5 || groups.length(2) == 4
        }
        for group in 0..<last where groups.length(group) != 4 { return last == 1 && groups.length(0) == 6 }
        return groups.length(last) <= 4
    }

    // MARK: - Numbers of Japan's registers

    private mutating func japaneseNumbers(_ groups: DigitGroups, at index: Int, _ before: Before) {
        let isPlain = groups.groups == 1 || groups.total(0) >= 12
        if isEnabled(.myNumber), groups.count >= 12,
            (isPlain ? groups.total(0) == 12 && groups.canEnd(0) : isShaped(groups, (4, 4, 4))), !before.isDoubtful,
            isPlain || groups.separator(1) == groups.separator(2) && isBlankOrHyphen(groups.separator(1)),
            !goesOn(groups, behind: isPlain ? 0 : 2, before), CheckDigits.isMyNumber(groups)
        {
            let context = context(before: index)
            if context.contains(.myNumber)
                || context.isDisjoint(with: [.identifier, .phone, .card, .corporateNumber]) && !isTime12(groups)
                    && !isRepeated(groups, 12)
            {
                add(index, groups.end(digits: 12), .myNumber)
            }
        }
        let isWhole = groups.total(0) == 13
        if isEnabled(.corporateNumber), groups.count >= 13, !before.isDoubtful,
            isWhole
                ? groups.canEnd(0)
                : isShaped(groups, (1, 4, 4, 4)) && isBlankOrHyphen(groups.separator(1))
                    && groups.separator(1) == groups.separator(3),
            CheckDigits.isCorporateNumber(groups)
        {
            let context = context(before: index)
            // Milliseconds since 1970 begin with a 1 until 2033.
            let isDoubtful = groups.digit(0) == 1 && isWhole || isWhole && CheckDigits.isTradeItem(groups)
            if context.contains(.corporateNumber)
                || context.isDisjoint(with: [.identifier, .phone, .card, .myNumber]) && !isDoubtful
            {
                add(index, groups.end(digits: 13), .corporateNumber)
            }
        }
    }

    /// Whether groups of four stand on either side, as in the number of a card that fails its check.
    private func goesOn(_ groups: DigitGroups, behind group: Int, _ before: Before) -> Bool {
        guard group > 0 else { return false }
        return before.followsDigits
            || groups.groups > group + 1 && groups.separator(group + 1) == .space && groups.length(group + 1) == 4
    }

    private func isBlankOrHyphen(_ separator: DigitGroups.Separator) -> Bool {
        separator == .space || separator == .hyphen
    }

    /// Whether twelve digits are a year, month, day, hour and minute.
    private func isTime12(_ groups: DigitGroups) -> Bool {
        groups.groups == 1 && (1990...2059).contains(groups.number(0, 4)) && (1...12).contains(groups.number(4, 2))
            && (1...31).contains(groups.number(6, 2)) && groups.number(8, 2) < 24 && groups.number(10, 2) < 60
    }

    private func isRepeated(_ groups: DigitGroups, _ count: Int) -> Bool {
        for index in 1..<count where groups.digit(index) != groups.digit(0) { return false }
        return true
    }

    /// The number behind the letter of a registered issuer of invoices: `T1234567890123`.
    mutating func registeredIssuer(at index: Int) -> Int {
        guard isEnabled(.corporateNumber) else { return index }
        let groups = DigitGroups(p, n, at: index + 1)
        guard groups.total(0) == 13, groups.canEnd(0), CheckDigits.isCorporateNumber(groups) else { return index }
        add(index + 1, groups.end(digits: 13), .corporateNumber)
        return groups.end(digits: 13)
    }

    // MARK: - Social security numbers

    private mutating func socialSecurity(_ groups: DigitGroups, at index: Int, _ before: Before) {
        guard isEnabled(.ssn), !before.isDoubtful, groups.count >= 9 else { return }
        let isPlain = groups.total(0) == 9
        guard
            isPlain
                ? groups.canEnd(0)
                : isShaped(groups, (3, 2, 4)) && isBlankOrHyphen(groups.separator(1))
                    && groups.separator(1) == groups.separator(2)
        else { return }
        let area = groups.number(0, 3)
        let whole = groups.number(0, 9)
        // The areas never given out, and two numbers of advertisements (Social Security Administration).
        guard area > 0, area != 666, area < 900, groups.number(3, 2) > 0, groups.number(5, 4) > 0, whole != 78_051_120,
            whole != 219_099_999
        else { return }
        let context = context(before: index)
        guard context.contains(.ssn) || !isPlain && context.isDisjoint(with: [.identifier, .phone]) else { return }
        add(index, groups.end(digits: 9), .ssn)
    }

    // MARK: - Postal codes

    private mutating func postalCode(_ groups: DigitGroups, at index: Int) {
        guard isEnabled(.postalCode) else { return }
        let first = groups.total(0)
        let isPair = groups.groups >= 2 && groups.separator(1) == .hyphen && groups.canEnd(1)
        if first == 3, isPair, groups.length(1) == 4 {
            let end = groups.end(digits: 7)
            if context(before: index).contains(.postalCode) || isPrefecture(behind: end) {
                add(index, end, .postalCode)
            }
        } else if first == 7, groups.canEnd(0), context(before: index).contains(.postalCode) {
            add(index, groups.end(digits: 7), .postalCode)
        } else if first == 5, isPair && groups.length(1) == 4 || groups.canEnd(0) {
            if context(before: index).contains(.postalCode) || isState(before: index) {
                add(index, groups.end(digits: isPair && groups.length(1) == 4 ? 9 : 5), .postalCode)
            }
        }
    }

    /// Whether the name of one of Japan's prefectures follows.
    private func isPrefecture(behind index: Int) -> Bool {
        var at = index
        while let next = DigitGroups.space(p, n, at: at) { at = next }
        if at < n, p[at] == 0x0A { at += 1 }
        return at + 6 <= n && Self.prefectures.contains { matches($0, at: at) }
    }

    /// Whether ", CA " stands before an index.
    private func isState(before index: Int) -> Bool {
        guard index >= 4, p[index - 1] == 0x20, has(index - 2, .upper), has(index - 3, .upper), p[index - 4] == 0x20,
            index >= 5, p[index - 5] == 0x2C
        else { return false }
        return Self.states.contains(UInt16(p[index - 3]) << 8 | UInt16(p[index - 2]))
    }

    private static let prefectures: [[UInt8]] =
        ("北海 青森 岩手 宮城 秋田 山形 福島 茨城 栃木 群馬 埼玉 千葉 東京 神奈 新潟 富山 石川 福井 山梨 長野 岐阜 静岡 愛知 三重 滋賀 京都 大阪 兵庫 奈良 "
        + "和歌 鳥取 島根 岡山 広島 山口 徳島 香川 愛媛 高知 福岡 佐賀 長崎 熊本 大分 宮崎 鹿児 沖縄").split(separator: " ").map { Array($0.utf8) }

    private static let states: Set<UInt16> = Set(
        ("AL AK AZ AR CA CO CT DE DC FL GA HI ID IL IN IA KS KY LA ME MD MA MI MN MS MO MT NE NV NH NJ NM NY NC ND OH OK OR "
            + "PA RI SC SD TN TX UT VT VA WA WV WI WY PR").split(separator: " ").map {
                let bytes = Array($0.utf8)
                return UInt16(bytes[0]) << 8 | UInt16(bytes[1])
            })
}
