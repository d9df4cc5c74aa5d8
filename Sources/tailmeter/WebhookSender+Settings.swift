import Notifications
import Settings
import UsageModel

extension WebhookSender {
    /// Makes a sender whose texts are in the zone of settings where nothing names another.
    init(_ settings: Settings, proxies: ProxyRules) {
        self.init(
            zones: ZoneLookup(fallback: settings.zone, named: CivilZone.named),
            userAgent: "tailmeter/\(Version.current)", proxies: proxies)
    }
}
