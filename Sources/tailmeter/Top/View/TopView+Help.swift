/// What the keys do and the columns mean.
extension TopView {
    private static let keys: [(String, String)] = [
        ("Tab  Shift-Tab", "by model, by each label, by provider, by outcome"),
        ("w  W", "a longer time, a shorter one"),
        ("s  S  r", "sort by the next column, the one before, the other way"),
        ("/", "filter by a part of the name; Esc takes it away"),
        ("p  Space", "pause and go on"),
        ("1  2  3", "overview, all budgets, all sources"),
        ("↑ ↓  PgUp PgDn", "choose a row, scroll; also j k g G"),
        ("Ctrl-L", "draw the screen anew"),
        ("q  Ctrl-C", "quit; Ctrl-Z: leave until fg"),
    ]

    private static let meanings: [(String, String)] = [
        ("COST", "by the price book; with + there are tokens without a price"),
        ("$/MIN", "the cost by the minutes of the time that is shown"),
        ("a minute", "the mean of the last five whole minutes"),
        ("ERRORS", "failed attempts, and their share of all"),
        ("P95", "so long or less took 95 of 100 successful requests"),
        ("FORECAST", "what the budget comes to at its pace so far"),
        ("RUNS OUT", "when its limit is reached at that pace"),
        ("BEHIND", "bytes of the log that are written and not counted"),
        ("since", "labels are kept by quarters of an hour"),
    ]

    func drawHelp(on frame: inout Frame) {
        var row = 2
        for (lines, gap) in [(Self.keys, 1), (Self.meanings, 0)] {
            for (key, what) in lines where row < frame.height - 1 {
                frame.write(key, row: row, column: 2, style: .bold)
                frame.write(DisplayWidth.cut(what, to: max(0, frame.width - 19)), row: row, column: 18)
                row += 1
            }
            row += gap
        }
        let hint = "any key: back"
        frame.restyle(row: frame.height - 1) { _ in .plain }
        frame.write(
            hint + String(repeating: " ", count: max(0, frame.width - 1 - hint.count)), row: frame.height - 1,
            column: 1,
            style: .dim)
    }
}
