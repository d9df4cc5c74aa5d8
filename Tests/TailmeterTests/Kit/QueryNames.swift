/// The names in a query, as Prometheus writes it out.
struct QueryNames {
    struct Matcher {
        let label: String
        let isEqual: Bool
        let value: String
    }

    struct Selector {
        let metric: String
        let matchers: [Matcher]
    }

    /// What is selected, with the labels that are compared.
    private(set) var selectors: [Selector] = []
    /// Labels by which is grouped or matched.
    private(set) var groupings: Set<String> = []

    private static let words: Set<String> = ["and", "or", "unless", "bool", "Inf", "offset"]

    init(_ query: String) {
        var rest = query.replacing(/\[[^\]]*\]/, with: "").replacing(/offset [0-9a-z]+/, with: "")
        for match in rest.matches(of: /\b(?:by|on|group_left) ?\(([^)]*)\)/) {
            for label in match.1.split(separator: ",") {
                groupings.insert(String(label.drop { $0 == " " }.prefix { $0 != " " }))
            }
        }
        rest = rest.replacing(/\b(?:by|on|group_left) ?\([^)]*\)/, with: "")
        for match in rest.matches(of: /([a-zA-Z_:][a-zA-Z0-9_:]*)(\{[^}]*\})?(\s*\()?/) {
            guard match.3 == nil, !Self.words.contains(String(match.1)) else { continue }
            let matchers = (match.2 ?? "").matches(of: /([a-z_]+)(=~|!~|!=|=)"([^"]*)"/).map {
                Matcher(label: String($0.1), isEqual: $0.2 == "=", value: String($0.3))
            }
            selectors.append(Selector(metric: String(match.1), matchers: matchers))
        }
    }
}
