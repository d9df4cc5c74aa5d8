public import Budgets
import Foundation
public import UsageModel

/// What is posted to a channel for an alert.
public struct WebhookRequest: Sendable, Equatable {
    /// The whole URL.
    var url: Secret
    /// Headers, in order. Values may be secrets.
    public private(set) var headers: [Channel.Header]
    /// The body.
    public let body: [UInt8]

    /// Makes the request of an attempt.
    ///
    /// - Parameters:
    ///   - time: the time of the attempt, which a signature covers.
    ///   - userAgent: the program and its version.
    public init(_ alert: Alert, channel: Channel, time: Timestamp, zones: ZoneLookup, userAgent: String) {
        let text = AlertText(alert, language: channel.language, zones: zones)
        var headers = [Channel.Header(name: "User-Agent", value: userAgent)]
        var path = ""
        var type = "application/json"
        let body: String
        switch channel.format {
        case .standard: body = StandardFormat.body(alert, text: text)
        case .alertmanager: body = AlertmanagerFormat.receiverBody(alert, text: text, receiver: channel.name)
        case .alertmanagerAPI:
            body = AlertmanagerFormat.apiBody(alert, text: text)
            path = AlertmanagerFormat.apiPath
        case .slack: body = SlackFormat.body(alert, text: text)
        case .discord: body = DiscordFormat.body(alert, text: text)
        case .teams: body = TeamsFormat.body(alert, text: text)
        case .pagerduty: body = PagerDutyFormat.body(alert, text: text, routingKey: channel.routingKey)
        case .ntfy:
            body = NtfyFormat.body(text)
            type = "text/plain; charset=utf-8"
            headers += NtfyFormat.headers(alert, text: text)
        case .template:
            body = channel.template?.render(alert, text: text, channel: channel.name, zones: zones) ?? ""
            type = channel.template?.contentType ?? type
        }
        self.body = Array(body.utf8)
        url = Secret(channel.target.text(withPath: path))
        headers.append(Channel.Header(name: "Content-Type", value: type))
        if channel.format == .standard {
            headers += StandardFormat.headers(alert, body: self.body, keys: channel.signingKeys, time: time)
        }
        if let token = channel.token {
            headers.append(Channel.Header(name: "Authorization", value: "Bearer \(token.value)"))
        } else if let credentials = channel.target.credentials {
            let encoded = Data(credentials.value.utf8).base64EncodedString()
            headers.append(Channel.Header(name: "Authorization", value: "Basic \(encoded)"))
        }
        // The user's own go before ours.
        let names = Set(channel.headers.map { $0.name.lowercased() })
        self.headers = headers.filter { !names.contains($0.name.lowercased()) } + channel.headers
    }
}
