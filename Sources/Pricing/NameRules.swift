/// The rules by which a name that is not in the book as it stands is the name of a model that is.
///
/// Each takes off an ending that says which build, route or customer's copy of the *same* model was asked. None looks for
/// likeness. The table in `docs/prices.md` is this, with examples that a test runs.
enum NameRules {
    /// The names to look up, in order: the name itself, then what the rules make of it.
    static func candidates(provider: String, model: String) -> [String] {
        var names = [model]
        if provider == "openrouter", let route = routeRemoved(model) { names.append(route) }
        if let base = fineTuneBase(model) { names.append(base) }
        for name in names {
            if let undated = SnapshotSuffix.removed(from: name) { names.append(undated) }
        }
        return names
    }

    /// Whether the name ends in OpenRouter's `:free`: the route is not billed, whatever the model.
    static func isFree(provider: String, model: String) -> Bool {
        provider == "openrouter" && model.hasSuffix(":free") && model.utf8.count > ":free".utf8.count
    }

    /// Where the price of free routes comes from.
    static let freeSource = "OpenRouter's :free routes are not billed (https://openrouter.ai/docs/faq)"

    /// `:nitro`, `:floor` and `:exacto` choose among the hosts of the same model, `:online` adds searches that are billed
    /// by the piece.
    private static func routeRemoved(_ model: String) -> String? {
        for route in [":nitro", ":floor", ":exacto", ":online"] where model.hasSuffix(route) {
            return String(model.dropLast(route.count))
        }
        return nil
    }

    /// `ft:gpt-4o-mini-2024-07-18:acme::abc` costs what the list has for fine-tuned models of that base.
    private static func fineTuneBase(_ model: String) -> String? {
        guard model.hasPrefix("ft:") else { return nil }
        let base = model.dropFirst("ft:".count).prefix { $0 != ":" }
        return base.isEmpty || base.count + 3 == model.count ? nil : "ft:\(base)"
    }
}
