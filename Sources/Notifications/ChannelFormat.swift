/// What a receiver understands.
public enum ChannelFormat: String, CaseIterable, Sendable {
    /// Standard Webhooks: signed, for one's own programs.
    case standard
    /// What Alertmanager sends to a webhook receiver, version 4.
    case alertmanager
    /// What Alertmanager itself takes, at `/api/v2/alerts`.
    case alertmanagerAPI = "alertmanager-api"
    /// Slack's incoming webhooks.
    case slack
    /// Discord's webhooks.
    case discord
    /// Teams' workflows: an adaptive card.
    case teams
    /// PagerDuty's Events API v2.
    case pagerduty
    /// ntfy: the topic is in the URL.
    case ntfy
    /// The user's own body.
    case template

    /// Whether it is told that an alert is over, where the settings say nothing: programs are, people are not, as with
    /// Alertmanager's `send_resolved`.
    public var sendsResolvedByDefault: Bool {
        switch self {
        case .standard, .alertmanager, .alertmanagerAPI, .pagerduty, .template: true
        case .slack, .discord, .teams, .ntfy: false
        }
    }
}
