public import UsageModel

/// How much of what a budget counts: exact pico-dollars, tokens or requests.
public struct BudgetAmount: Hashable, Sendable {
    /// What is counted.
    public var unit: BudgetUnit
    /// How much: pico-dollars where ``unit`` is ``BudgetUnit/usd``.
    public var value: Int128

    /// Makes an amount.
    public init(_ unit: BudgetUnit, _ value: Int128) {
        self.unit = unit
        self.value = value
    }

    /// Makes an amount of dollars.
    public init(_ money: Money) {
        self.init(.usd, money.picoDollars)
    }

    /// The exact figure without its unit: decimal dollars with two decimals at the least, or a whole number.
    public var decimal: String {
        switch unit {
        case .usd: Money(picoDollars: value).decimalDollars(minimumFractionDigits: 2)
        case .tokens, .requests: "\(value)"
        }
    }

    /// Whether a limit of the same unit is reached; nothing reaches none.
    public func reaches(_ limit: BudgetAmount) -> Bool { value > 0 && value >= limit.value }

    /// What share of another amount of the same unit this is; infinite for any of nothing.
    public func ratio(of whole: BudgetAmount) -> Double {
        guard whole.value > 0 else { return value > 0 ? .infinity : 0 }
        return Double(value) / Double(whole.value)
    }
}

extension BudgetAmount: Codable {
    private enum Key: String, CodingKey {
        case unit, value
    }

    /// Reads what ``encode(to:)`` wrote.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: Key.self)
        let text = try container.decode(String.self, forKey: .value)
        guard let value = Int128(text) else {
            throw DecodingError.dataCorruptedError(forKey: .value, in: container, debugDescription: text)
        }
        self.init(try container.decode(BudgetUnit.self, forKey: .unit), value)
    }

    /// Writes the value as text: a JSON number could not hold it.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Key.self)
        try container.encode(unit, forKey: .unit)
        try container.encode("\(value)", forKey: .value)
    }
}
