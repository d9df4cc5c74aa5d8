/// Which parts of the view a screen of so many rows has room for.
///
/// The first row and the last are always there, and the table of the panel. Then come, as long as there is room: the sums of
/// the day, the chart, budgets, sources, empty rows between them, and more rows of each.
struct TopLayout: Equatable {
    private(set) var hasSums = false
    private(set) var hasChart = false
    private(set) var hasGaps = false
    private(set) var budgetRows = 0
    private(set) var sourceRows = 0
    /// Rows of the panel's table, without its titles.
    private(set) var tableRows = 0

    /// - Parameters:
    ///   - height: rows of the screen; `nil` for as many as there is to show.
    ///   - banners: rows that say what is wrong.
    ///   - budgets: rows that there are to show in the overview; 0 where the panel is another.
    ///   - sources: the same.
    ///   - table: rows of the panel's table.
    init(height: Int?, banners: Int, budgets: Int, sources: Int, table: Int) {
        guard let height else {
            (hasSums, hasChart, hasGaps) = (true, true, true)
            (budgetRows, sourceRows, tableRows) = (budgets, sources, max(1, table))
            return
        }
        // The table's titles and three rows come before all else.
        tableRows = max(0, min(3, height - 3 - banners))
        var left = height - 3 - banners - tableRows
        func take(_ rows: Int) -> Bool {
            guard left >= rows else { return false }
            left -= rows
            return true
        }
        hasSums = take(1)
        hasChart = hasSums && take(1)
        if budgets > 0, hasChart, take(2) { budgetRows = 1 }
        if sources > 0, hasChart, take(2) { sourceRows = 1 }
        let sections = 1 + (budgetRows > 0 ? 1 : 0) + (sourceRows > 0 ? 1 : 0)
        hasGaps = hasChart && take(sections)
        func grow(_ rows: inout Int, to wanted: Int) {
            let added = max(0, min(left, wanted - rows))
            rows += added
            left -= added
        }
        grow(&tableRows, to: min(table, 6))
        if budgetRows > 0 { grow(&budgetRows, to: min(budgets, 3)) }
        if sourceRows > 0 { grow(&sourceRows, to: min(sources, 2)) }
        grow(&tableRows, to: min(table, 12))
        if budgetRows > 0 { grow(&budgetRows, to: min(budgets, 8)) }
        if sourceRows > 0 { grow(&sourceRows, to: min(sources, 8)) }
        tableRows += left
    }
}
