import NIOSSL
import Notifications
import Settings

/// The channels of the settings, with what variables and files hold.
struct WebhookChannels {
    /// The channels, in the order of the settings; without those that something is wrong with.
    private(set) var channels: [Channel] = []
    /// What is wrong with values, as `file:line:column: message`; never a value.
    private(set) var problems: [SettingsError.Problem] = []
    /// Variables that are not set and files that cannot be read: on another machine they may be.
    private(set) var absent: [SettingsError.Problem] = []

    private let file: String
    private let environment: [String: String]

    /// PagerDuty's endpoint; accounts in Europe have another one, by `url`.
    private static let pagerDutyURL = "https://events.pagerduty.com/v2/enqueue"
    private static let fileLimit = 1 << 20

    /// Reads what the channels need.
    ///
    /// - Parameter file: the name by which messages call the settings file.
    init(_ webhooks: [Settings.Webhook], file: String, environment: [String: String]) {
        self.file = file
        self.environment = environment
        for webhook in webhooks {
            if let channel = channel(webhook) { channels.append(channel) }
        }
    }

    /// The channels of settings.
    ///
    /// - Throws: `SettingsError` with everything that is wrong, or absent.
    static func make(
        _ webhooks: [Settings.Webhook], file: String, environment: [String: String]
    ) throws(SettingsError) -> [Channel] {
        let made = WebhookChannels(webhooks, file: file, environment: environment)
        let problems = made.problems + made.absent
        guard problems.isEmpty else { throw SettingsError(problems: problems) }
        return made.channels
    }

    private mutating func channel(_ webhook: Settings.Webhook) -> Channel? {
        let before = problems.count + absent.count
        guard let format = ChannelFormat(rawValue: webhook.format) else { return nil }
        let target = self.target(webhook, format)
        let keys = webhook.secrets.compactMap { self.signingKey($0) }
        let routingKey = webhook.routingKey.flatMap { self.line($0) }
        let token = webhook.token.flatMap { self.line($0) }
        let authorities = webhook.authorityFile.flatMap { self.authorities($0) }
        let template = webhook.body.flatMap { self.template($0, type: webhook.contentType) }
        guard problems.count + absent.count == before, let target else { return nil }
        var channel = Channel(name: webhook.name, format: format, target: target)
        channel.signingKeys = keys
        channel.routingKey = routingKey.map(Secret.init)
        channel.token = token.map(Secret.init)
        channel.authorities = authorities
        channel.template = template
        channel.language = MessageLanguage(rawValue: webhook.language) ?? .english
        channel.sendsResolved = webhook.sendsResolved ?? format.sendsResolvedByDefault
        channel.allowsPrivate = webhook.allowsPrivate
        channel.timeout = webhook.timeout
        channel.maximumAge = webhook.maximumAge
        channel.headers = webhook.headers.map { Channel.Header(name: $0.name, value: $0.value) }
        return channel
    }

    private mutating func target(_ webhook: Settings.Webhook, _ format: ChannelFormat) -> TargetURL? {
        let url: Settings.Webhook.Placed<Settings.Webhook.Value>
        if let given = webhook.url {
            url = given
        } else if format == .pagerduty {
            url = .init(.literal(Self.pagerDutyURL), position: webhook.position)
        } else {
            return nil
        }
        guard let text = text(url) else { return nil }
        do throws(TargetURL.Problem) {
            let target = try TargetURL(text)
            if !target.isEncrypted, !webhook.allowsPrivate {
                report(
                    url.position,
                    "\(url.value) begins with http://, which anybody on the way can read; use https://, or set"
                        + " 'allow_private: true' for a target in your own network")
                return nil
            }
            return target
        } catch {
            report(url.position, "\(url.value) \(error.message)")
            return nil
        }
    }

    private mutating func signingKey(
        _ secret: Settings.Webhook.Placed<Settings.Webhook.Value>
    ) -> SigningKey? {
        guard let text = text(secret) else { return nil }
        do throws(SigningKey.Problem) { return try SigningKey(text) } catch {
            report(secret.position, "\(secret.value) \(error.message)")
            return nil
        }
    }

    private mutating func template(_ body: Settings.Webhook.Placed<String>, type: String?) -> BodyTemplate? {
        do throws(BodyTemplate.Problem) {
            return try BodyTemplate(body.value, contentType: type ?? "application/json")
        } catch {
            report(body.position, "'body' \(error.message)")
            return nil
        }
    }

    private mutating func authorities(_ path: Settings.Webhook.Placed<String>) -> [UInt8]? {
        guard let bytes = bytes(path.value, path.position) else { return nil }
        let certificates = try? NIOSSLCertificate.fromPEMBytes(bytes)
        if certificates?.isEmpty ?? true {
            report(path.position, "the file \(path.value) holds no certificate in PEM")
            return nil
        }
        return bytes
    }

    // MARK: - Variables and files

    /// A value that becomes part of a header or of a body: one line.
    private mutating func line(_ value: Settings.Webhook.Placed<Settings.Webhook.Value>) -> String? {
        guard let text = text(value) else { return nil }
        guard text.utf8.allSatisfy({ (0x21...0x7E).contains($0) }) else {
            report(value.position, "\(value.value) holds other characters than printable ASCII")
            return nil
        }
        return text
    }

    private mutating func text(_ value: Settings.Webhook.Placed<Settings.Webhook.Value>) -> String? {
        let text: String
        switch value.value {
        case .literal(let literal): text = literal
        case .variable(let name):
            guard let found = environment[name] else {
                noteAbsence(value.position, "\(value.value) is not set")
                return nil
            }
            text = found
        case .file(let path):
            guard let bytes = bytes(path, value.position) else { return nil }
            text = String(decoding: bytes, as: UTF8.self)
        }
        let trimmed = text.split { $0.isWhitespace }.joined(separator: " ")
        guard !trimmed.isEmpty else {
            noteAbsence(value.position, "\(value.value) is empty")
            return nil
        }
        return trimmed
    }

    private mutating func bytes(_ path: String, _ position: (line: Int, column: Int)) -> [UInt8]? {
        do throws(SecretFile.Problem) { return try SecretFile.bytes(path, limit: Self.fileLimit) } catch {
            let reason =
                switch error {
                case .unreadable(let reason): reason.lowercased()
                case .tooLarge: "is larger than 1 MiB"
                }
            noteAbsence(position, "the file \(path) can't be read: \(reason)")
            return nil
        }
    }

    private mutating func report(_ position: (line: Int, column: Int), _ message: String) {
        problems.append(.init(file: file, line: position.line, column: position.column, message: message))
    }

    private mutating func noteAbsence(_ position: (line: Int, column: Int), _ message: String) {
        absent.append(.init(file: file, line: position.line, column: position.column, message: message))
    }
}
