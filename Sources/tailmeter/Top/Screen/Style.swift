/// How a cell of the screen looks.
struct Style: Hashable {
    enum Color: UInt8 {
        case red = 31
        case green = 32
        case yellow = 33
        case cyan = 36
    }

    var color: Color?
    var isBold = false
    var isDim = false
    var isReversed = false

    static let plain = Style()
    static let bold = Style(isBold: true)
    static let dim = Style(isDim: true)
    static let heading = Style(color: .cyan, isBold: true)
    static let bar = Style(isReversed: true)
    static let good = Style(color: .green)
    static let warning = Style(color: .yellow)
    static let bad = Style(color: .red, isBold: true)

    /// The same on the row that is chosen.
    var chosen: Style { Style(isBold: isBold, isReversed: true) }

    /// The sequence (ECMA-48, SGR) that sets it, whatever was set before.
    func sequence(hasColor: Bool) -> String {
        var codes = "0"
        if isBold { codes += ";1" }
        if isDim { codes += ";2" }
        if isReversed { codes += ";7" }
        if hasColor, let color { codes += ";\(color.rawValue)" }
        return "\u{1B}[\(codes)m"
    }
}
