import UsageModel

extension SettingsReader {
    /// Reads `display_currency`.
    mutating func displayCurrency(_ entry: SettingsNode.Entry) -> DisplayCurrency? {
        let example = "{code: JPY, per_usd: 155}"
        guard let entries = mapping(entry, "keys such as \(example)") else { return nil }
        let known = knownEntries(entries, CurrencyKey.self)
        var code: String?
        var rate: Int64?
        for (key, entry) in known.entries {
            switch key {
            case .code: code = currencyCode(entry)
            case .perDollar:
                rate = value(
                    entry,
                    "what one dollar is worth, such as 155 or 0.92, above 0, at most \(DisplayCurrency.largestRate), with at"
                        + " most six digits behind the point", hint: AmountText.hint
                ) { text in
                    DecimalNumber.exact(text, digits: 6).flatMap { value in
                        (1...Int128(DisplayCurrency.largestRate) * 1_000_000).contains(value) ? Int64(value) : nil
                    }
                }
            }
        }
        for key in CurrencyKey.allCases
        where !known.meant.contains(key) && !known.entries.contains(where: { $0.0 == key }) {
            report(entry.position, "\(quoted(entry.name)) has no '\(key.rawValue)'; write \(example)")
        }
        guard let code, let rate else { return nil }
        return DisplayCurrency(code: code, millionthsPerDollar: rate)
    }

    private mutating func currencyCode(_ entry: SettingsNode.Entry) -> String? {
        value(entry, "a currency's code of three capitals other than USD, such as JPY or EUR") { text in
            if text == "USD" { return "dollars are shown anyway" }
            let capitals = text.uppercased()
            return capitals != text && Self.isCurrencyCode(capitals) ? "did you mean '\(capitals)'?" : nil
        } parse: {
            Self.isCurrencyCode($0) ? $0 : nil
        }
    }

    private static func isCurrencyCode(_ text: String) -> Bool {
        text != "USD" && text.utf8.count == 3
            && text.utf8.allSatisfy { (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0) }
    }
}
