import UsageModel

extension LiteLLMRow {
    /// Whether the row has prices by the hour in a form that is not known: their times can't be told.
    var hasUnknownHours: Bool { fields[Self.offPeakField] != nil && offPeakWindows == nil }

    /// The periods of the hours at which the row is cheaper: `standard` with the prices that the block names.
    func offPeak(_ standard: PricePeriod) throws(BadField) -> [PricePeriod] {
        guard case .object(let block)? = fields[Self.offPeakField], let windows = offPeakWindows else { return [] }
        var period = standard
        let paths: [(field: String, path: WritableKeyPath<PricePeriod, Int64>)] = [
            ("input_cost_per_token", \.prices.input), ("output_cost_per_token", \.prices.output),
            ("cache_read_input_token_cost", \.prices.cacheRead),
            ("cache_creation_input_token_cost", \.prices.cacheWrite5m),
        ]
        for (field, path) in paths {
            guard let value = block[field] else { continue }
            period[keyPath: path] = try Self.picoDollars("\(Self.offPeakField).\(field)", value)
        }
        if block["output_cost_per_token"] != nil { period.prices.reasoning = period.prices.output }
        // What costs as much as uncached input, since the list has no price of it, goes with that.
        if block["cache_creation_input_token_cost"] == nil, standard.prices.cacheWrite5m == standard.prices.input {
            period.prices.cacheWrite5m = period.prices.input
        }
        if standard.prices.cacheWrite1h == standard.prices.input { period.prices.cacheWrite1h = period.prices.input }
        return windows.map { window in
            var cheaper = period
            cheaper.hours = window
            return cheaper
        }
    }

    private static let offPeakField = "off_peak_pricing"

    /// The windows of the block; `nil` where one is in a form that is not known, as days of a zone of its own are.
    private var offPeakWindows: [DailyWindow]? {
        guard case .object(let block)? = fields[Self.offPeakField], block["weekday_timezone"] == nil else { return nil }
        var windows: [DailyWindow] = []
        if let hours = block["hours_utc"] {
            guard let read = Self.windows(hours, on: .all) else { return nil }
            windows += read
        }
        if let rules = block["windows"] {
            guard case .list(let rules) = rules else { return nil }
            for case .object(let rule) in rules {
                guard let days = Self.days(rule["weekdays"]), let hours = rule["hours_utc"],
                    let read = Self.windows(hours, on: days)
                else { return nil }
                windows += read
            }
        }
        return windows.isEmpty ? nil : windows
    }

    /// One window, or a list; `00:00-00:00` is the whole day.
    private static func windows(_ value: Value, on days: DailyWindow.Days) -> [DailyWindow]? {
        switch value {
        case .text(let text):
            guard let window = DailyWindow(text)?.on(days) else { return nil }
            return [window]
        case .list(let values):
            var all: [DailyWindow] = []
            for value in values {
                guard case .text = value, let read = windows(value, on: days) else { return nil }
                all += read
            }
            return all
        default: return nil
        }
    }

    /// Days by their ISO numbers, Monday being 1.
    private static func days(_ value: Value?) -> DailyWindow.Days? {
        guard let value else { return .all }
        guard case .list(let values) = value else { return nil }
        var numbers: Set<Double> = []
        for value in values {
            guard case .number(let number) = value else { return nil }
            numbers.insert(number)
        }
        switch numbers {
        case [1, 2, 3, 4, 5, 6, 7]: return .all
        case [1, 2, 3, 4, 5]: return .weekdays
        case [6, 7]: return .weekend
        default: return nil
        }
    }
}
