/// International bank account numbers (ISO 13616).
enum IBAN {
    /// The length by country, as the two bytes of its code.
    static let lengths: [UInt16: Int] = {
        let list =
            "AD24 AE23 AL28 AT20 AZ28 BA20 BE16 BG22 BH22 BI27 BR29 BY28 CH21 CR22 CY28 CZ24 DE22 DJ27 DK18 DO28 EE20 "
            + "EG29 ES24 FI18 FK18 FO18 FR27 GB22 GE22 GI23 GL18 GR27 GT28 HN28 HR21 HU28 IE22 IL23 IQ23 IS26 IT27 JO30 "
            + "KW30 KZ20 LB28 LC32 LI21 LT20 LU20 LV21 LY25 MC27 MD24 ME22 MK19 MN20 MR27 MT31 MU30 NI28 NL18 NO15 OM23 "
            + "PK24 PL28 PS29 PT25 QA29 RO24 RS22 RU33 SA24 SC31 SD18 SE24 SI19 SK24 SM27 SO23 ST25 SV28 TL23 TN24 TR26 "
            + "UA29 VA22 VG24 XK20 YE30"
        var lengths: [UInt16: Int] = [:]
        for item in list.split(separator: " ") {
            let bytes = Array(item.utf8)
            lengths[UInt16(bytes[0]) << 8 | UInt16(bytes[1])] = Int(item.dropFirst(2))
        }
        return lengths
    }()
}

extension TextScanner {
    /// The end of an IBAN that begins at an index.
    func ibanEnd(at index: Int) -> Int? {
        let isLower = p[index] >= 0x61
        guard index + 4 < n, has(index + 2, .digit), has(index + 3, .digit),
            let length = IBAN.lengths[(UInt16(p[index]) << 8 | UInt16(p[index + 1])) & 0xDFDF]
        else { return nil }
        var taken = 0
        var at = index
        var remainder = 0
        var head = 0
        while taken < length {
            guard at < n else { return nil }
            if !has(at, .alphanumeric) {
                // Groups of four, in print; single blanks or hyphens wherever.
                guard !isLower, p[at] == 0x20 || p[at] == 0x2D, at + 1 < n, has(at + 1, .alphanumeric) else {
                    return nil
                }
                at += 1
            }
            let set = self.set(at)
            let value =
                set.contains(.digit) ? Int(p[at]) - 0x30 : Int(p[at] | 0x20) - 0x61 + 10
            if !set.contains(.digit), isLower != set.contains(.lower) { return nil }
            if taken < 4 {
                head = value > 9 ? head * 100 + value : head * 10 + value
            } else {
                remainder = (remainder * (value > 9 ? 100 : 10) + value) % 97
            }
            taken += 1
            at += 1
        }
        guard at == n || !has(at, .word) else { return nil }
        // The head, two letters and two digits, goes to the end: six digits.
        return (remainder * 1_000_000 + head) % 97 == 1 ? at : nil
    }
}
