/// Figures as a line of small bars, as wide as they are many.
enum Sparkline {
    private static let levels = Array("▁▂▃▄▅▆▇█")

    /// The bars, the largest figure as the tallest; nothing stands for a figure of 0 or below.
    static func text(_ values: [Int128]) -> String {
        let largest = values.max() ?? 0
        guard largest > 0 else { return String(repeating: " ", count: values.count) }
        return String(
            values.map { value in
                guard value > 0 else { return " " }
                // Doubles: bars have eight heights, and a sum of money times eight could outgrow 128 bits.
                let share = Double(value) / Double(largest)
                return levels[min(levels.count - 1, Int(share * Double(levels.count)))]
            })
    }

    /// A bar of a figure's share of the largest one, in eighths of a column.
    static func bar(_ value: Int128, of largest: Int128, columns: Int) -> String {
        guard value > 0, largest > 0 else { return "" }
        let eighths = max(1, Int((Double(value) / Double(largest) * Double(columns * 8)).rounded()))
        let parts = Array("▏▎▍▌▋▊▉")
        let rest = eighths % 8
        return String(repeating: "█", count: eighths / 8) + (rest > 0 ? String(parts[rest - 1]) : "")
    }

    /// Fewer figures in place of many: neighbours are added up.
    static func fitted(_ values: [Int128], to columns: Int) -> [Int128] {
        guard values.count > columns, columns > 0 else { return values }
        let step = (values.count + columns - 1) / columns
        return stride(from: 0, to: values.count, by: step).map { start in
            values[start..<min(start + step, values.count)].reduce(0, +)
        }
    }
}
