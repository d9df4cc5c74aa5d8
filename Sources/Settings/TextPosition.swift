/// A place in a text as libYAML counts it: lines and columns from 1, columns in Unicode scalars.
struct TextPosition: Hashable, Sendable {
    var line = 1
    var column = 1

    /// Calls `body` with each scalar and its position until it returns false.
    static func walk(_ scalars: some Sequence<Unicode.Scalar>, _ body: (TextPosition, Unicode.Scalar) -> Bool) {
        var position = TextPosition()
        var previous: Unicode.Scalar?
        for scalar in scalars {
            if let previous { position.advance(over: previous, next: scalar) }
            previous = scalar
            guard body(position, scalar) else { return }
        }
    }

    /// Where the position is in `scalars`; `nil` behind their end.
    func index(in scalars: String.UnicodeScalarView) -> String.UnicodeScalarView.Index? {
        var count = 0
        var isFound = false
        TextPosition.walk(scalars) { position, _ in
            isFound = position == self
            count += isFound ? 0 : 1
            return !isFound
        }
        return isFound ? scalars.index(scalars.startIndex, offsetBy: count) : nil
    }

    private mutating func advance(over scalar: Unicode.Scalar, next: Unicode.Scalar) {
        if TextPosition.isLineBreak(scalar), !(scalar == "\r" && next == "\n") {
            line += 1
            column = 1
        } else {
            column += 1
        }
    }

    private static func isLineBreak(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "\n", "\r", "\u{85}", "\u{2028}", "\u{2029}": true
        default: false
        }
    }
}
