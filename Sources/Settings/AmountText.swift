import Budgets

/// Amounts of what a budget counts, as settings write them: `100` or `0.50` dollars, `5M` tokens, `200` requests.
enum AmountText {
    /// A million million: far past any bill, and far from the end of `Int128` in pico-dollars.
    private static let mostDollars: Int128 = 1_000_000_000_000
    /// Tokens and requests: no sum of them comes near the end of `Int64`.
    private static let mostPieces: Int128 = 1_000_000_000_000_000

    private static let suffixes: [(letter: Character, digits: Int)] = [("k", 3), ("M", 6), ("G", 9), ("B", 9)]

    /// How an amount is written, for messages.
    static func expected(_ unit: BudgetUnit) -> String {
        switch unit {
        case .usd: "dollars such as 100 or 0.50, at most \(mostDollars), with at most twelve digits behind the point"
        case .tokens: "a number of tokens such as 200000, 200_000, 200k or 5M, at most \(mostPieces)"
        case .requests: "a whole number of requests, at most \(mostPieces), in digits only"
        }
    }

    /// What to do about the commonest slips.
    static func hint(_ text: String) -> String? {
        if text.hasPrefix("$") { return "leave out the '$'" }
        if text.contains(",") { return "leave out the commas" }
        return nil
    }

    /// The exact amount; `nil` where the text is none, or too large.
    static func amount(_ text: String, _ unit: BudgetUnit) -> BudgetAmount? {
        switch unit {
        case .usd:
            guard let picoDollars = DecimalNumber.exact(text, digits: 12) else { return nil }
            return picoDollars <= mostDollars * 1_000_000_000_000 ? BudgetAmount(.usd, picoDollars) : nil
        case .tokens: return tokens(text).map { BudgetAmount(.tokens, $0) }
        case .requests:
            guard let requests = DecimalNumber.exact(text, digits: 0), requests <= mostPieces else { return nil }
            return BudgetAmount(.requests, requests)
        }
    }

    private static func tokens(_ text: String) -> Int128? {
        let suffix = suffixes.first { text.last == $0.letter }
        let figure = suffix == nil ? text[...] : text.dropLast()
        let groups = figure.split(separator: "_", omittingEmptySubsequences: false)
        // A '_' parts digits, and stands nowhere else.
        let isGrouped = groups.allSatisfy { group in
            [group.utf8.first, group.utf8.last].allSatisfy { $0.map(WholeNumber.isDigit) ?? false }
        }
        guard isGrouped, let tokens = DecimalNumber.exact(groups.joined(), digits: suffix?.digits ?? 0) else {
            return nil
        }
        return tokens <= mostPieces ? tokens : nil
    }
}
