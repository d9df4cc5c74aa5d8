/// The form of a value that is hashed, so that a value written in different ways has one hash.
enum CanonicalForm {
    /// The canonical form of what was found.
    static func of(_ value: UnsafeBufferPointer<UInt8>, _ kind: RedactionClass) -> [UInt8] {
        switch kind {
        case .email: email(value)
        case .phone: phone(value)
        case .card, .myNumber, .corporateNumber, .ssn: digits(value)
        case .iban, .passport, .postalCode:
            value.filter { !ByteSet(of: $0).isDisjoint(with: .alphanumeric) }.isEmpty
                ? digits(value) : kind == .postalCode ? digits(value) : upper(value)
        case .ip: ip(value)
        case .name: name(value)
        case .secret, .pattern: Array(value)
        }
    }

    private static func digits(_ value: UnsafeBufferPointer<UInt8>) -> [UInt8] {
        guard let p = value.baseAddress else { return [] }
        var digits: [UInt8] = []
        var at = 0
        while at < value.count {
            if let (digit, next) = DigitGroups.digit(p, value.count, at: at) {
                digits.append(UInt8(0x30 + digit))
                at = next
            } else {
                at += 1
            }
        }
        return digits
    }

    private static func upper(_ value: UnsafeBufferPointer<UInt8>) -> [UInt8] {
        value.filter { !ByteSet(of: $0).isDisjoint(with: .alphanumeric) }.map { $0 >= 0x61 ? $0 & 0xDF : $0 }
    }

    private static func lower(_ byte: UInt8) -> UInt8 { (0x41...0x5A).contains(byte) ? byte | 0x20 : byte }

    /// The domain in lower case, a plain sign between.
    private static func email(_ value: UnsafeBufferPointer<UInt8>) -> [UInt8] {
        var text = Array(value)
        for sign in ["%40", "＠"] {
            let sign = Array(sign.utf8)
            for at in text.indices.dropLast(2) where text[at...].starts(with: sign) {
                text.replaceSubrange(at..<(at + 3), with: [0x40])
                break
            }
        }
        guard let sign = text.lastIndex(of: 0x40) else { return text }
        for at in sign..<text.count { text[at] = lower(text[at]) }
        return text
    }

    /// E.164: Japan's numbers with +81, those of the United States and Canada with +1; digits where the country is not known.
    private static func phone(_ value: UnsafeBufferPointer<UInt8>) -> [UInt8] {
        var digits = digits(value)
        let isInternational = value.first == 0x2B || value.starts(with: [0xEF, 0xBC, 0x8B])
        if isInternational || digits.starts(with: Array("81".utf8)) && digits.count >= 11 {
            // "+81 (0)3" and "+44 (0)20".
            if digits.count > 3, digits[2] == 0x30,
                digits.starts(with: Array("81".utf8)) || digits.starts(with: Array("44".utf8))
            {
                digits.remove(at: 2)
            }
            return [0x2B] + digits
        }
        if digits.first == 0x30, digits.count == 10 || digits.count == 11 && isJapanese11(digits) {
            return Array("+81".utf8) + digits.dropFirst()
        }
        if digits.count == 10, digits[0] >= 0x32 { return Array("+1".utf8) + digits }
        if digits.count == 11, digits[0] == 0x31 { return [0x2B] + digits }
        return digits
    }

    private static func isJapanese11(_ digits: [UInt8]) -> Bool {
        digits[2] == 0x30 && (0x35...0x39).contains(digits[1])
    }

    /// Version 6 as eight groups of four digits, without its zone; version 4 as it is.
    private static func ip(_ value: UnsafeBufferPointer<UInt8>) -> [UInt8] {
        let text = Array(value.prefix { $0 != 0x25 }.map(lower))
        guard text.contains(0x3A) else { return text }
        var groups: [[UInt8]] = []
        var gap: Int?
        for (index, part) in text.split(separator: 0x3A, omittingEmptySubsequences: false).enumerated() {
            if part.isEmpty {
                if index > 0, gap == nil { gap = groups.count }
            } else if part.contains(0x2E) {
                let bytes = part.split(separator: 0x2E).map { UInt8(String(decoding: $0, as: UTF8.self)) ?? 0 }
                for pair in stride(from: 0, to: bytes.count - 1, by: 2) {
                    groups.append(hex(bytes[pair]) + hex(bytes[pair + 1]))
                }
            } else {
                groups.append(Array(repeating: 0x30, count: max(0, 4 - part.count)) + part)
            }
        }
        let missing = max(0, 8 - groups.count)
        groups.insert(contentsOf: Array(repeating: Array("0000".utf8), count: missing), at: gap ?? groups.count)
        return Array(groups.joined(separator: [0x3A]))
    }

    /// Two digits of base 16.
    static func hex(_ byte: UInt8) -> [UInt8] {
        [byte >> 4, byte & 0xF].map { $0 < 10 ? 0x30 + $0 : 0x61 + $0 - 10 }
    }

    /// In lower case, without blanks.
    private static func name(_ value: UnsafeBufferPointer<UInt8>) -> [UInt8] {
        Array(
            String(decoding: value, as: UTF8.self).lowercased().unicodeScalars
                .filter { !$0.properties.isWhitespace }.map { String($0) }.joined().utf8)
    }
}
