import Pricing
import UsageModel

extension SettingsReader {
    private static let example = "keys such as {models: [{name: house-7b, input: 0.20, output: 0.60}]}"

    /// Reads `prices`.
    mutating func readPrices(_ entry: SettingsNode.Entry) {
        guard let entries = mapping(entry, Self.example) else { return }
        for (key, entry) in knownEntries(entries, PricesKey.self).entries {
            switch key {
            case .file:
                if let path = path(entry, "the path of a price file, as 'tailmeter prices import' writes it") {
                    setPriceFile(path)
                }
            case .models: readModels(entry)
            case .aliases: readAliases(entry)
            case .discounts: readDiscounts(entry)
            }
        }
    }

    // MARK: - Models

    private struct OwnModel {
        var name: String?
        var provider = PriceOverrides.anyProvider
        var since = PricePeriod.always
        var figures: [ModelPriceKey: Int64] = [:]
        var tiers: [(tier: ServiceTier, factor: PriceFactor, position: TextPosition)] = []
    }

    private mutating func readModels(_ entry: SettingsNode.Entry) {
        guard let items = list(entry, "a list of models, such as [{name: house-7b, input: 0.20, output: 0.60}]") else {
            return
        }
        var read: [ModelPrice] = []
        for item in items {
            guard let model = model(item) else { continue }
            if let index = read.firstIndex(where: { $0.model == model.model && $0.provider == model.provider }) {
                let periods = read[index].periods + model.periods
                if Set(periods.map(\.from)).count < periods.count {
                    report(
                        item.position,
                        "the model \(quoted(model.model)) stands twice with the same 'since'; remove one of them, or give"
                            + " the later prices a date")
                }
                read[index] = ModelPrice(
                    model: model.model, provider: model.provider, periods: periods, source: model.source)
            } else {
                read.append(model)
            }
        }
        for model in read { addPriceModel(model) }
    }

    private mutating func model(_ item: SettingsNode) -> ModelPrice? {
        guard case .mapping(let entries) = item.content else {
            if case .invalid = item.content { return nil }
            report(item.position, "a model is \(item.shown); expected {name: house-7b, input: 0.20, output: 0.60}")
            return nil
        }
        var own = OwnModel()
        let problemsBefore = problems.count
        let known = knownEntries(entries, ModelPriceKey.self)
        for (key, entry) in known.entries { read(key, entry, into: &own) }
        for (key, word) in [(ModelPriceKey.name, "name"), (.input, "input price"), (.output, "output price")]
        where !known.entries.contains(where: { $0.0 == key }) && !known.meant.contains(key) {
            report(item.position, "a model has no \(word); add '\(key.rawValue):'")
        }
        guard problems.count == problemsBefore, let name = own.name, let period = period(own) else { return nil }
        return ModelPrice(model: name, provider: own.provider, periods: [period], source: "the settings, \(file)")
    }

    private mutating func read(_ key: ModelPriceKey, _ entry: SettingsNode.Entry, into own: inout OwnModel) {
        switch key {
        case .name:
            // A name with a prefix is that of a provider's model.
            guard let logged = text(entry, "the model's name as it is logged") else { return }
            let name = ModelName(logged: logged)
            own.name = name.model
            if name.model != logged { own.provider = name.provider }
        case .provider:
            if let provider = text(entry, "a provider such as openai or azure") {
                own.provider = ProviderName.canonical(provider)
            }
        case .since:
            let expected = "a date such as 2026-04-01"
            guard let date = scalar(entry, expected) else { return }
            if let time = PriceDate.midnight(date) {
                own.since = time
            } else {
                report(entry.value.position, "'since' is \(quoted(date)); expected \(expected)")
            }
        case .batch, .flex, .priority, .fast:
            guard let factor = factor(entry), let tier = key.tier else { return }
            own.tiers.append((tier, factor, entry.value.position))
        default:
            let unit = key == .webSearch ? "thousand searches" : "million tokens"
            let expected = "dollars per \(unit) with at most six decimals, such as 0.20"
            guard let figure = scalar(entry, expected) else { return }
            if let price = TokenPrices.picoDollars(perMillion: figure) {
                own.figures[key] = price
            } else {
                report(entry.value.position, "\(quoted(entry.name)) is \(quoted(figure)); expected \(expected)")
            }
        }
    }

    private mutating func period(_ own: OwnModel) -> PricePeriod? {
        guard let input = own.figures[.input], let output = own.figures[.output] else { return nil }
        var period = PricePeriod(
            from: own.since,
            prices: TokenPrices(
                input: input, output: output, cacheRead: own.figures[.cacheRead] ?? input,
                cacheWrite5m: own.figures[.cacheWrite] ?? input,
                cacheWrite1h: own.figures[.cacheWrite1h] ?? own.figures[.cacheWrite] ?? input,
                reasoning: own.figures[.reasoning]),
            media: MediaPrices(
                audioInput: own.figures[.audioInput], audioCacheRead: own.figures[.audioInput],
                audioOutput: own.figures[.audioOutput], imageInput: own.figures[.imageInput],
                imageOutput: own.figures[.imageOutput]),
            // Dollars per thousand in millionths, where a search costs a thousandth.
            webSearch: own.figures[.webSearch].flatMap { $0 <= .max / 1_000 ? $0 * 1_000 : nil })
        for (tier, factor, position) in own.tiers where !period.addTier(tier, factor: factor) {
            report(position, "'\(tier)' gives a price of more than six decimals per million tokens")
            return nil
        }
        return period
    }

    // MARK: - Aliases and discounts

    private mutating func readAliases(_ entry: SettingsNode.Entry) {
        guard let entries = mapping(entry, "logged names and models, such as {my-deployment: gpt-4o}") else { return }
        for entry in entries {
            guard let target = text(entry, "the name of a model, such as gpt-4o") else { continue }
            addPriceAlias(entry.name, target: target)
        }
    }

    private mutating func readDiscounts(_ entry: SettingsNode.Entry) {
        let example = "{provider: openai, factor: 0.85}"
        guard let items = list(entry, "a list of discounts, such as [\(example)]") else { return }
        for item in items {
            guard case .mapping(let entries) = item.content else {
                if case .invalid = item.content { continue }
                report(item.position, "a discount is \(item.shown); expected \(example)")
                continue
            }
            var discount = PriceOverrides.Discount(provider: nil, model: nil, factor: .one)
            let known = knownEntries(entries, DiscountKey.self)
            for (key, entry) in known.entries {
                switch key {
                case .provider: discount.provider = text(entry, "a provider such as openai or azure")
                case .model: discount.model = text(entry, "a name in which * stands for any letters, such as gpt-5*")
                case .factor: if let factor = factor(entry) { discount.factor = factor }
                }
            }
            if !known.entries.contains(where: { $0.0 == .factor }), !known.meant.contains(.factor) {
                report(item.position, "a discount has no 'factor'; 0.85 is 15 % less")
            }
            addDiscount(discount)
        }
    }

    private mutating func factor(_ entry: SettingsNode.Entry) -> PriceFactor? {
        let expected = "a factor from 0 to 1000 with at most six decimals, such as 0.85"
        guard let text = scalar(entry, expected) else { return nil }
        if let factor = PriceFactor(text) { return factor }
        report(entry.value.position, "\(quoted(entry.name)) is \(quoted(text)); expected \(expected)")
        return nil
    }
}
