/// The channels for alerts: the key `webhooks`.
extension SettingsReader {
    private static let webhooksExample = "channels by name, such as {ops: {format: slack, url_env: SLACK_URL}}"

    /// Reads `webhooks`.
    mutating func readWebhooks(_ entry: SettingsNode.Entry) {
        guard let entries = mapping(entry, Self.webhooksExample) else { return }
        for entry in entries {
            guard Self.isChannelName(entry.name) else {
                report(
                    entry.position,
                    "\(quoted(entry.name)) can't be the name of a channel; expected letters, digits, '-', '_' and '.', at"
                        + " most 64")
                continue
            }
            if let webhook = webhook(entry) { append(webhook) }
        }
    }

    private mutating func webhook(_ entry: SettingsNode.Entry) -> Settings.Webhook? {
        guard let entries = mapping(entry, "keys such as {format: slack, url_env: SLACK_URL}") else { return nil }
        let place = (entry.position.line, entry.position.column)
        var webhook = Settings.Webhook(name: entry.name, format: "", position: place)
        let known = knownEntries(entries, WebhookKey.self)
        var keys: [WebhookKey: SettingsNode.Entry] = [:]
        for (key, entry) in known.entries {
            keys[key] = entry
            read(key, entry, into: &webhook)
        }
        guard keys[.format] != nil else {
            if !known.meant.contains(.format) {
                let formats = Settings.Webhook.formats.joined(separator: ", ")
                report(entry.position, "the webhook \(quoted(entry.name)) has no 'format'; add one of \(formats)")
            }
            return nil
        }
        checkPairs(keys)
        guard !webhook.format.isEmpty else { return nil }
        checkNeeds(webhook, keys, known.meant, at: entry)
        return webhook
    }

    private mutating func read(_ key: WebhookKey, _ entry: SettingsNode.Entry, into webhook: inout Settings.Webhook) {
        switch key {
        case .format: if let format = choice(entry, Settings.Webhook.formats) { webhook.format = format }
        case .url:
            webhook.url = secret(entry, "an URL such as https://hooks.example.com/…").map {
                placed(.literal($0), entry)
            }
        case .urlVariable: webhook.url = variable(entry, "WEBHOOK_URL")
        case .urlFile: webhook.url = file(entry)
        case .secretVariable: webhook.secrets += each(entry) { $0.variable($1, "WEBHOOK_SECRET") }
        case .secretFile: webhook.secrets += each(entry) { $0.file($1) }
        case .routingKeyVariable: webhook.routingKey = variable(entry, "PAGERDUTY_KEY")
        case .routingKeyFile: webhook.routingKey = file(entry)
        case .tokenVariable: webhook.token = variable(entry, "WEBHOOK_TOKEN")
        case .tokenFile: webhook.token = file(entry)
        case .headers: webhook.headers = headers(entry)
        case .language: if let language = choice(entry, ["en", "ja"]) { webhook.language = language }
        case .sendsResolved: webhook.sendsResolved = flag(entry)
        case .allowsPrivate: webhook.allowsPrivate = flag(entry) ?? false
        case .authorityFile:
            webhook.authorityFile = path(entry, "a file of certificates in PEM").map { placed($0, entry) }
        case .timeout: if let seconds = duration(entry, 1...60, "1s", "60s") { webhook.timeout = seconds }
        case .maximumAge:
            if let seconds = duration(entry, 60...7 * 86_400, "1m", "7d") { webhook.maximumAge = seconds }
        case .body:
            webhook.body = text(entry, "the text of a body, with places such as {{title}}").map { placed($0, entry) }
        case .contentType: webhook.contentType = contentType(entry)
        }
    }

    // MARK: - What goes together

    private mutating func checkPairs(_ keys: [WebhookKey: SettingsNode.Entry]) {
        let groups: [[WebhookKey]] = [
            [.url, .urlVariable, .urlFile], [.routingKeyVariable, .routingKeyFile], [.tokenVariable, .tokenFile],
        ]
        for group in groups { reportRivals(group, among: keys) }
    }

    private mutating func checkNeeds(
        _ webhook: Settings.Webhook, _ keys: [WebhookKey: SettingsNode.Entry], _ meant: [WebhookKey],
        at entry: SettingsNode.Entry
    ) {
        func has(_ names: [WebhookKey]) -> Bool { names.contains { keys[$0] != nil || meant.contains($0) } }
        let name = "the webhook \(quoted(webhook.name))"
        let format = webhook.format
        if format != "pagerduty", !has([.url, .urlVariable, .urlFile]) {
            report(entry.position, "\(name) has no URL; add 'url_env:', 'url_file:' or 'url:'")
        }
        let needs: [(format: String, keys: [WebhookKey], example: String)] = [
            ("standard", [.secretVariable, .secretFile], "the name of a variable that holds whsec_ and base64"),
            (
                "pagerduty", [.routingKeyVariable, .routingKeyFile],
                "the name of a variable that holds the integration's key"
            ),
            ("template", [.body], "the text to send"),
        ]
        for need in needs {
            if format == need.format, !has(need.keys) {
                report(
                    entry.position,
                    "\(name) has no '\(need.keys[0].rawValue)'; add it with \(need.example)")
            }
            for key in need.keys + (need.format == "template" ? [.contentType] : []) where format != need.format {
                guard let entry = keys[key] else { continue }
                report(
                    entry.position,
                    "\(quoted(key.rawValue)) is for the format \(need.format), and this is \(format); remove the key")
            }
        }
        if webhook.secrets.count > 2, let entry = keys[.secretVariable] ?? keys[.secretFile] {
            report(
                entry.position,
                "\(name) has \(webhook.secrets.count) secrets; expected one, or two while they are changed")
        }
    }

    // MARK: - Values

    private mutating func placed<Wrapped>(
        _ value: Wrapped, _ entry: SettingsNode.Entry
    ) -> Settings.Webhook.Placed<Wrapped> {
        Settings.Webhook.Placed(value, position: (entry.value.position.line, entry.value.position.column))
    }

    /// A text that no message may show.
    private mutating func secret(_ entry: SettingsNode.Entry, _ expected: String) -> String? {
        switch entry.value.content {
        case .text(let text, _) where !text.isEmpty && !text.utf8.contains(0): return text
        case .invalid: return nil
        default:
            report(
                entry.value.isEmpty ? entry.position : entry.value.position,
                "\(quoted(entry.name)) is no text; expected \(expected)")
            return nil
        }
    }

    private mutating func variable(
        _ entry: SettingsNode.Entry, _ example: String
    ) -> Settings.Webhook.Placed<Settings.Webhook.Value>? {
        variableName(entry, example: example, what: "the value").map { placed(.variable($0), entry) }
    }

    private mutating func file(_ entry: SettingsNode.Entry) -> Settings.Webhook.Placed<Settings.Webhook.Value>? {
        path(entry, "the path of a file that holds it alone").map { placed(.file($0), entry) }
    }

    private mutating func each<Item>(
        _ entry: SettingsNode.Entry, _ read: (inout SettingsReader, SettingsNode.Entry) -> Item?
    ) -> [Item] {
        guard case .list(let items) = entry.value.content else { return [read(&self, entry)].compactMap { $0 } }
        if items.isEmpty { report(entry.value.position, "\(quoted(entry.name)) is empty; name one, or two") }
        return items.compactMap { item in
            read(&self, SettingsNode.Entry(name: entry.name, position: item.position, value: item))
        }
    }

    private mutating func headers(_ entry: SettingsNode.Entry) -> [Settings.Webhook.Header] {
        guard let entries = mapping(entry, "headers such as {X-Team: ops}") else { return [] }
        return entries.compactMap { entry in
            guard Self.isToken(entry.name) else {
                report(entry.position, "\(quoted(entry.name)) can't be the name of a header")
                return nil
            }
            guard !Self.ownHeaders.contains(entry.name.lowercased()) else {
                report(entry.position, "the header \(quoted(entry.name)) is set by tailmeter itself; remove it")
                return nil
            }
            guard let value = secret(entry, "the value of a header") else { return nil }
            guard value.utf8.allSatisfy({ (0x20...0x7E).contains($0) }) else {
                report(
                    entry.value.position, "\(quoted(entry.name)) has a value with other characters than printable ASCII"
                )
                return nil
            }
            return Settings.Webhook.Header(name: entry.name, value: value)
        }
    }

    private mutating func contentType(_ entry: SettingsNode.Entry) -> String? {
        let expected = "a media type such as application/json or text/plain; charset=utf-8"
        guard let type = text(entry, expected) else { return nil }
        let names = type.split(separator: ";", maxSplits: 1)[0].split(separator: "/", omittingEmptySubsequences: false)
        guard names.count == 2, names.allSatisfy({ Self.isToken(String($0)) }),
            type.utf8.allSatisfy({ (0x20...0x7E).contains($0) })
        else {
            report(entry.value.position, "\(quoted(entry.name)) is \(quoted(type)); expected \(expected)")
            return nil
        }
        return type
    }

    private mutating func duration(
        _ entry: SettingsNode.Entry, _ range: ClosedRange<Double>, _ least: String, _ most: String
    ) -> Double? {
        guard let seconds = duration(entry, days: 7) else { return nil }
        guard range.contains(seconds) else {
            report(entry.value.position, "\(quoted(entry.name)) is \(entry.value.shown); expected \(least) to \(most)")
            return nil
        }
        return seconds
    }

    private static let ownHeaders: Set<String> = [
        "host", "content-length", "transfer-encoding", "connection", "webhook-id", "webhook-timestamp",
        "webhook-signature",
    ]

    private static func isToken(_ text: String) -> Bool {
        !text.isEmpty
            && text.utf8.allSatisfy { byte in
                WholeNumber.isDigit(byte) || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
                    || "!#$%&'*+-.^_`|~".utf8.contains(byte)
            }
    }

    private static func isChannelName(_ text: String) -> Bool {
        (1...64).contains(text.utf8.count)
            && text.utf8.allSatisfy { byte in
                WholeNumber.isDigit(byte) || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
                    || "-_.".utf8.contains(byte)
            }
    }
}
