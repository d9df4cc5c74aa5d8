extension PricesKey {
    var help: KeyHelp {
        switch self {
        case .file:
            KeyHelp(KeyHelp.path, .none, "a price file that goes before the built-in book; `--prices` names another")
        case .models: KeyHelp("list", .none, "private models, or other prices for known ones")
        case .aliases: KeyHelp("mapping of logged name to model", .none, "names of deployments")
        case .discounts: KeyHelp("list", .none, "factors; the last that fits holds, they are not multiplied")
        }
    }
}

extension ModelPriceKey {
    private static let dollars = "dollars per million tokens, at most six decimals"

    var help: KeyHelp {
        switch self {
        case .name: KeyHelp(KeyHelp.text, .required, "the model")
        case .provider:
            KeyHelp("provider", .words("any that has no price of its own for the name"), "at whom the price holds")
        case .since: KeyHelp("date, `2026-04-01`", .words("always"), "from when on it holds")
        case .input: KeyHelp(Self.dollars, .required, "uncached input")
        case .output: KeyHelp(Self.dollars, .required, "output")
        case .cacheRead: KeyHelp(Self.dollars, .words("as `input`"), "input read from a cache")
        case .cacheWrite: KeyHelp(Self.dollars, .words("as `input`"), "input written to a cache for 5 minutes")
        case .cacheWrite1h: KeyHelp(Self.dollars, .words("as `cache_write`"), "input written to a cache for an hour")
        case .reasoning: KeyHelp(Self.dollars, .words("as `output`"), "reasoning")
        case .audioInput: KeyHelp(Self.dollars, .words("as `input`"), "audio in the input")
        case .audioOutput: KeyHelp(Self.dollars, .words("as `output`"), "audio in the output")
        case .imageInput: KeyHelp(Self.dollars, .words("as `input`"), "images in the input")
        case .imageOutput: KeyHelp(Self.dollars, .words("as `output`"), "images in the output")
        case .webSearch:
            KeyHelp("dollars per thousand searches", .none, "searches of the web by the provider's own tool")
        case .batch: KeyHelp("factor", .words("the tier has no price"), "what the batch tier costs of the above")
        case .flex: KeyHelp("factor", .words("the tier has no price"), "what the flex tier costs of the above")
        case .priority: KeyHelp("factor", .words("the tier has no price"), "what the priority tier costs of the above")
        case .fast: KeyHelp("factor", .words("the tier has no price"), "what the fast tier costs of the above")
        }
    }
}

extension DiscountKey {
    var help: KeyHelp {
        switch self {
        case .provider: KeyHelp("provider", .words("all"), "whose prices")
        case .model: KeyHelp("name, in which `*` stands for any letters", .words("all"), "which models'")
        case .factor: KeyHelp("factor, at most six decimals", .required, "what is paid of the price")
        }
    }
}
