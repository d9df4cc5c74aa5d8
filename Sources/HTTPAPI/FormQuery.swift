import Foundation

/// The query of an address as forms and HTTP clients write it (WHATWG URL, "application/x-www-form-urlencoded"): a space is
/// `+` or `%20`, a plus sign `%2B`. Python's `urllib.parse.urlencode` writes the former.
struct FormQuery {
    private let pairs: [(name: String, value: String)]

    /// - Parameter text: what stands between `?` and `#`.
    init(_ text: String) {
        pairs = text.split(separator: "&").map { pair in
            let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            return (Self.decoded(parts[0]), parts.count > 1 ? Self.decoded(parts[1]) : "")
        }
    }

    /// The first value of a name.
    subscript(name: String) -> String? { pairs.first { $0.name == name }?.value }

    /// The names, in their order.
    var names: [String] { pairs.map(\.name) }

    private static func decoded(_ text: Substring) -> String {
        let spaced = text.replacing("+", with: " ")
        return spaced.removingPercentEncoding ?? String(spaced)
    }
}
