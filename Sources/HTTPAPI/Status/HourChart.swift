import UsageModel

/// What each hour cost, as bars.
struct HourChart {
    /// Heights of the drawing's 60 units, by hour.
    let heights: [Double]
    /// The hour that cost most; `nil` where none cost anything.
    let highest: Int?

    init(_ costs: [Money]) {
        let most = costs.max()?.picoDollars ?? 0
        highest = most > 0 ? costs.firstIndex { $0.picoDollars == most } : nil
        heights = costs.map { cost in
            guard most > 0, cost.picoDollars > 0 else { return 0 }
            // What cost anything shows.
            return max(1, (Double(cost.picoDollars) / Double(most) * 600).rounded() / 10)
        }
    }
}
