import Budgets
import UsageModel

/// The key `moderation`.
extension SettingsReader {
    private static let example = "keys such as {sample: 1%, api_key_env: ANTHROPIC_API_KEY, daily_usd: 1}"
    /// More than a day's bill of any team, and far from the end of `Int64` in pico-dollars.
    private static let mostDollars: Int128 = 1_000_000

    /// Reads `moderation`.
    mutating func readModeration(_ entry: SettingsNode.Entry) {
        guard let entries = mapping(entry, Self.example) else { return }
        var moderation = Settings.Moderation(zone: settings.zone)
        let known = knownEntries(entries, ModerationKey.self)
        let keys = Dictionary(uniqueKeysWithValues: known.entries)
        for (key, entry) in known.entries { read(key, entry, into: &moderation) }
        reportRivals([.keyVariable, .keyFile], among: keys)
        let hasKey = [.keyVariable, .keyFile].contains { keys[$0] != nil || known.meant.contains($0) }
        if !hasKey, keys[.baseURL] == nil, !known.meant.contains(.baseURL) {
            report(
                entry.position,
                "'moderation' has no key of the provider; add 'api_key_env:' with the name of an environment variable that"
                    + " holds it, or 'base_url:' of a server that needs none")
        }
        if moderation.provider == .openai {
            for key in [ModerationKey.apiVersion, .keyHeader] {
                guard let entry = keys[key] else { continue }
                report(entry.position, "\(quoted(key.rawValue)) is for the provider anthropic; remove the key")
            }
            if keys[.model] == nil, !known.meant.contains(.model) {
                report(entry.position, "'moderation' has no 'model'; with the provider openai it has to be named")
            }
        }
        if moderation.selection != .all, settings.guards == nil, let only = keys[.only] {
            report(
                only.position,
                "'only' chooses by what guards say, and there are none; add the key 'guardrails:', or remove 'only'")
        }
        if let annotate = keys[.annotate], settings.archive == nil {
            report(
                annotate.position,
                "'annotate' adds verdicts to archived lines, and there is no archive; add the key 'archive:', or remove"
                    + " 'annotate'")
        }
        setModeration(moderation)
    }

    private mutating func read(
        _ key: ModerationKey, _ entry: SettingsNode.Entry, into moderation: inout Settings.Moderation
    ) {
        switch key {
        case .sample:
            let share = value(entry, "a percentage up to 100%, with at most two decimals, such as 1%") {
                PercentText.hundredths($0).flatMap { (0...10_000).contains($0) ? $0 : nil }
            }
            if let share { moderation.sampleHundredths = share }
        case .model: if let model = text(entry, "the name of a model") { moderation.model = model }
        case .provider: if let provider: Settings.Moderation.Provider = choice(entry) { moderation.provider = provider }
        case .baseURL: moderation.baseURL = moderationURL(entry)
        case .keyVariable:
            moderation.key = variableName(entry, example: "ANTHROPIC_API_KEY", what: "the key").map { .variable($0) }
        case .keyFile: moderation.key = path(entry, "the path of a file that holds it alone").map { .file($0) }
        case .keyHeader: moderation.keyHeader = choice(entry)
        case .apiVersion: moderation.apiVersion = text(entry, "a version such as \"2026-10-21\"")
        case .dailyDollars:
            let limit = value(entry, "dollars up to 1000000, such as 1 or 0.50", hint: AmountText.hint) { text in
                AmountText.amount(text, .usd).flatMap {
                    $0.value <= Self.mostDollars * Money.picosPerDollar ? Int64(exactly: $0.value) : nil
                }
            }
            if let limit { moderation.dailyLimit = limit }
        case .timezone: if let zone = zone(entry) { moderation.zone = zone }
        case .requestsPerMinute: if let count = count(entry, 1...1_000_000) { moderation.requestsPerMinute = count }
        case .maximumConcurrent: if let count = count(entry, 1...1_000) { moderation.maximumConcurrent = count }
        case .texts:
            let sides = oneOrMore(entry, "input, output or both").compactMap { choice($0, ["input", "output"]) }
            moderation.looksAtInput = sides.contains("input")
            moderation.looksAtOutput = sides.contains("output")
        case .only: if let only: Settings.Moderation.Selection = choice(entry) { moderation.selection = only }
        case .user: moderation.user = textPaths(entry)
        case .annotate: moderation.annotateSeconds = seconds(entry, from: "1s", to: "10s").map(Int.init)
        case .queue: if let count = count(entry, 1...1_000_000) { moderation.queue = count }
        case .onFailure: if let failure: Settings.Moderation.Failure = choice(entry) { moderation.onFailure = failure }
        }
    }

    private mutating func moderationURL(_ entry: SettingsNode.Entry) -> String? {
        let expected = "an address such as https://api.anthropic.com or http://127.0.0.1:8080"
        guard let text = text(entry, expected) else { return nil }
        let rest = ["https://", "http://"].first { text.hasPrefix($0) }.map { text.dropFirst($0.count) }
        // A password in an address would stand in the settings, where the key itself may not.
        guard let rest, !rest.isEmpty, !rest.hasPrefix("/"), !rest.contains("@"),
            rest.utf8.allSatisfy({ (0x21...0x7E).contains($0) }), !rest.contains("?"), !rest.contains("#")
        else {
            report(entry.value.position, "\(quoted(entry.name)) is no such address; expected \(expected)")
            return nil
        }
        return text
    }
}
