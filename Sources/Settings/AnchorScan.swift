/// Finds anchors (`&name`) and aliases (`*name`) before YAML resolves them.
///
/// Yams puts what an alias stands for in its place and keeps the position of the anchor, so that errors would point to
/// the wrong line; and a few lines of aliases to aliases take it hours ("billion laughs"). A list of logs needs
/// neither. What people do write is a glob that begins with a star, which YAML takes for an alias.
///
/// The scan knows quotes, comments and flow collections, not block scalars and plain text over several lines: there a
/// line that begins with `&` or `*` is reported although YAML would take it, and nobody writes settings so.
struct AnchorScan {
    private enum State: Equatable {
        /// A value or key may begin here.
        case tokenStart
        /// Behind a `-` or `?` that begins an item or key if white space follows.
        case indicator
        /// In an anchor or tag, behind which the value itself begins.
        case property
        case plain
        /// Behind the colon that ends a key if white space follows.
        case colon
        case singleQuoted
        /// Behind a quote that ends the text, unless another follows.
        case singleQuote
        case doubleQuoted
        case escape
        case comment
    }

    private var state = State.tokenStart
    private var flowDepth = 0
    private var isBehindSpace = true

    /// Reports each anchor and alias in `text`.
    static func problems(_ text: String, file: String) -> [SettingsError.Problem] {
        var scan = AnchorScan()
        var problems: [SettingsError.Problem] = []
        TextPosition.walk(text.unicodeScalars) { position, scalar in
            if scan.state == .tokenStart, scalar == "&" || scalar == "*" {
                let message =
                    scalar == "*"
                    ? "a value that begins with '*' is an alias in YAML, which settings can't have; put a glob in"
                        + " quotes: \"*.jsonl\""
                    : "a value that begins with '&' is an anchor in YAML, which settings can't have; write the value"
                        + " out in each place, or put it in quotes"
                problems.append(.init(file: file, line: position.line, column: position.column, message: message))
            }
            scan.advance(over: scalar)
            return true
        }
        return problems
    }

    private var endsBeforeToken: Bool {
        state == .indicator || state == .colon || state == .property
    }

    private mutating func advance(over scalar: Unicode.Scalar) {
        let isSpace = scalar == " " || scalar == "\t" || scalar == "\n" || scalar == "\r"
        defer { isBehindSpace = isSpace }
        switch state {
        case .doubleQuoted: state = scalar == "\\" ? .escape : scalar == "\"" ? .plain : .doubleQuoted
        case .escape: state = .doubleQuoted
        case .singleQuoted: state = scalar == "'" ? .singleQuote : .singleQuoted
        case .singleQuote where scalar == "'": state = .singleQuoted
        case _ where scalar == "\n" || scalar == "\r": state = .tokenStart
        case .comment: break
        case _ where scalar == "#" && isBehindSpace: state = .comment
        case _ where isSpace: if endsBeforeToken { state = .tokenStart }
        default: advanceInLine(over: scalar)
        }
    }

    private mutating func advanceInLine(over scalar: Unicode.Scalar) {
        switch scalar {
        case "[" where flowDepth > 0 || state == .tokenStart, "{" where flowDepth > 0 || state == .tokenStart:
            flowDepth += 1
            state = .tokenStart
        case "]" where flowDepth > 0, "}" where flowDepth > 0:
            flowDepth -= 1
            state = .plain
        case "," where flowDepth > 0: state = .tokenStart
        case "&" where state == .tokenStart, "!" where state == .tokenStart: state = .property
        case _ where state == .property: break
        case "-" where state == .tokenStart, "?" where state == .tokenStart: state = .indicator
        case ":": state = .colon
        case "\"" where state == .tokenStart: state = .doubleQuoted
        case "'" where state == .tokenStart: state = .singleQuoted
        default: state = .plain
        }
    }
}
