/// All rules of English over one text.
struct EnglishRules {
    static func hits(_ text: FoldedText, quoted: QuotedParts) -> [Hit] {
        let reading = Reading(text, quoted: quoted, lexicon: .english)
        guard reading.count > 0 else { return [] }
        let addressing = Addressing(reading: reading)
        return OverrideRule(reading: reading, addressing: addressing).hits()
            + RoleRule(reading: reading, addressing: addressing).hits()
            + ExtractionRule(reading: reading, addressing: addressing).hits()
            + ClaimRules(reading: reading, addressing: addressing).hits()
            + TransferRules(reading: reading, addressing: addressing).hits()
    }
}
