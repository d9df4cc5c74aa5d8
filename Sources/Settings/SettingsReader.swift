import Budgets
import Pricing
import UsageModel

/// Walks the nodes of a settings file, fills in ``Settings`` and collects every problem on the way.
struct SettingsReader {
    let file: String
    private(set) var settings = Settings()
    private(set) var problems: [SettingsError.Problem] = []
    private(set) var names = ReferableNames()

    init(file: String) {
        self.file = file
    }

    /// Reads a whole document.
    mutating func read(_ root: SettingsNode) {
        guard case .mapping(let entries) = root.content else {
            guard case .invalid = root.content else {
                return report(root.position, "expected keys such as 'sources:' at the top, found \(root.shown)")
            }
            return
        }
        var listenPosition: TextPosition?
        var tokenPosition: TextPosition?
        var sources: SettingsNode.Entry?
        var budgets: SettingsNode.Entry?
        var alerts: SettingsNode.Entry?
        var moderation: SettingsNode.Entry?
        let known = knownEntries(entries, RootKey.self)
        names = ReferableNames(known.entries, meant: known.meant)
        for (key, entry) in known.entries {
            switch key {
            case .stateDirectory:
                if let path = path(entry, "a path such as ./tailmeter-state") { settings.stateDirectory = path }
            case .listen:
                guard let address = listenAddress(entry) else { continue }
                settings.listen = address
                listenPosition = entry.value.position
            case .tokenVariable:
                tokenPosition = entry.position
                settings.tokenVariable = tokenVariable(entry)
            case .listenHosts: settings.listenHosts = listenHosts(entry)
            case .maximumConnections:
                if let count = count(entry, 8...100_000) { settings.maximumConnections = count }
            case .tls: settings.tls = tlsFiles(entry)
            case .reloadsByHTTP: if let isOn = flag(entry) { settings.reloadsByHTTP = isOn }
            case .shutdownTimeout: if let seconds = duration(entry, days: 1) { settings.shutdownTimeout = seconds }
            case .timezone: if let zone = zone(entry) { settings.zone = zone }
            case .displayCurrency: settings.displayCurrency = displayCurrency(entry)
            case .from:
                if let edge = choice(entry, ["start", "end"]) { settings.startsAtEnd = edge == "end" }
            case .maximumLineBytes: if let bytes = size(entry, 64 << 10...1 << 30) { settings.maximumLineBytes = bytes }
            case .rotateWait: if let seconds = duration(entry, days: 7) { settings.rotateWait = seconds }
            case .latencyBuckets: if let bounds = latencyBounds(entry) { settings.latencyBounds = bounds }
            case .caps: readCaps(entry)
            case .prices: readPrices(entry)
            case .webhooks: readWebhooks(entry)
            case .sources: sources = entry
            case .budgets: budgets = entry
            case .alerts: alerts = entry
            case .archive: readArchive(entry)
            case .guardrails: readGuards(entry)
            case .moderation: moderation = entry
            }
        }
        if let listenPosition, tokenPosition == nil, settings.tls?.clientAuthority == nil, !settings.listen.isLoopback {
            report(
                listenPosition,
                "'listen' is \(quoted(settings.listen.description)), which other machines can reach; add 'token_env:' with"
                    + " the name of an environment variable that holds a token, or 'tls:' with a 'client_ca', or listen on"
                    + " 127.0.0.1")
        }
        if let sources {
            // After the others: its sources take the zone of the whole, which may stand below them. So do budgets.
            readSources(sources)
        } else if !known.meant.contains(.sources) {
            report(root.position, "'sources' is missing; add at least one log: \(Self.sourcesExample)")
        }
        // After the zone, whose days its budget has, and the guards, by which it may choose.
        if let moderation { readModeration(moderation) }
        if let budgets { readBudgets(budgets) }
        if let alerts { readAlerts(alerts) }
    }

    private mutating func readCaps(_ entry: SettingsNode.Entry) {
        guard let entries = mapping(entry, "caps such as {models: 200}") else { return }
        for (key, entry) in knownEntries(entries, CapKey.self).entries {
            guard let cap = count(entry, 1...1_000_000) else { continue }
            switch key {
            case .models: settings.modelCap = cap
            case .labelValues: settings.labelValueCap = cap
            case .labelSets: settings.labelSetCap = cap
            }
        }
    }

    mutating func setPriceFile(_ path: String) {
        settings.priceFile = path
    }

    mutating func addPriceModel(_ model: ModelPrice) {
        settings.prices.models.append(model)
    }

    mutating func addPriceAlias(_ name: String, target: String) {
        settings.prices.addAlias(name, target: target)
    }

    mutating func addDiscount(_ discount: PriceOverrides.Discount) {
        settings.prices.discounts.append(discount)
    }

    mutating func append(_ webhook: Settings.Webhook) {
        settings.webhooks.append(webhook)
    }

    mutating func append(_ source: Settings.Source) {
        settings.sources.append(source)
    }

    mutating func append(_ budget: Budget) {
        settings.budgets.append(budget)
    }

    mutating func setArchive(_ archive: Settings.Archive) {
        settings.archive = archive
    }

    mutating func setGuards(_ guards: Settings.Guards) {
        settings.guards = guards
    }

    mutating func setModeration(_ moderation: Settings.Moderation) {
        settings.moderation = moderation
    }

    mutating func setAlertRules(_ rules: AlertRules) {
        settings.alertRules = rules
    }

    mutating func report(_ position: TextPosition, _ message: String) {
        problems.append(.init(file: file, line: position.line, column: position.column, message: message))
    }

    /// The entries whose keys this version knows, in the order of the file; reports the others.
    ///
    /// `meant` holds the keys that an unknown one was probably meant to be: it is no use to report these as missing.
    mutating func knownEntries<Key: SettingsKey>(
        _ entries: [SettingsNode.Entry], _: Key.Type
    ) -> (entries: [(Key, SettingsNode.Entry)], meant: [Key]) {
        var known: [(Key, SettingsNode.Entry)] = []
        var meant: [Key] = []
        let names = Key.allCases.map(\.rawValue)
        for entry in entries {
            if let key = Key(rawValue: entry.name) {
                known.append((key, entry))
            } else {
                let nearest = NearestWord.nearest(to: entry.name, among: names)
                if let nearest, let key = Key(rawValue: nearest) { meant.append(key) }
                let advice = nearest.map { "did you mean '\($0)'?" } ?? "known are \(names.joined(separator: ", "))"
                report(entry.position, "unknown key \(quoted(entry.name)); \(advice)")
            }
        }
        return (known, meant)
    }
}
