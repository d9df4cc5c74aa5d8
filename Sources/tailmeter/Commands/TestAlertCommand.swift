import ArgumentParser
import Budgets
import Foundation
import Notifications
import Pipeline
import Settings
import UsageModel

/// `tailmeter alert test`.
struct TestAlertCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "test",
        abstract: "Sends a test message through a webhook of the settings, once, and tells the answer.",
        discussion: """
            It does not go through the outbox, and does not need the daemon. A test incident of PagerDuty is resolved at once. \
            The exit status is 1 where the message was not taken.
            """)

    @Argument(help: "The webhook's name in the settings.")
    var channel: String

    @Option(name: [.short, .long], help: "The settings file.", completion: .file())
    var config: String

    func run() async throws {
        let settings = try SettingsOption.read(config)
        guard let webhook = settings.webhooks.first(where: { $0.name == channel }) else {
            throw CommandFailure(ChannelNames.unknown(channel, in: settings), status: .usage)
        }
        let environment = ProcessInfo.processInfo.environment
        let made: [Channel]
        do {
            made = try WebhookChannels.make([webhook], file: config, environment: environment)
        } catch {
            throw CommandFailure.explained(error)
        }
        guard let channel = made.first else { return }
        let proxies = ProxyRules(environment: environment)
        for name in proxies.unreadable {
            StandardError.write(
                "tailmeter: warning: \(name) is no URL of an HTTP proxy, such as http://proxy:3128; it is not used\n")
        }
        let sender = WebhookSender(settings, proxies: proxies)
        let time = Clock.now
        var alert = Alert(
            id: "test-\(time.microseconds)", key: "test-\(time.microseconds)", state: .firing, severity: .info,
            time: time,
            startsAt: time, endsAt: Timestamp(microseconds: time.microseconds + 60_000_000),
            host: HostName.current, subject: .test)
        try await send(alert, to: channel, sender)
        guard channel.format == .pagerduty else { return }
        alert.state = .resolved
        try await send(alert, to: channel, sender)
    }

    private func send(_ alert: Alert, to channel: Channel, _ sender: WebhookSender) async throws {
        let start = Clock.now
        let result = await sender.send(alert, to: channel, now: start)
        let milliseconds = (Clock.now.microseconds - start.microseconds) / 1_000
        guard case .delivered(let status) = result else {
            throw CommandFailure("\(channel.name), \(channel.target): \(result.error ?? "")")
        }
        StandardOutput.write("\(channel.name), \(channel.target): answered \(status) after \(milliseconds) ms\n")
    }
}

/// What a command says of a channel that is not there.
enum ChannelNames {
    static func unknown(_ name: String, in settings: Settings) -> String {
        let names = settings.webhooks.map(\.name)
        guard !names.isEmpty else { return "the settings have no 'webhooks'" }
        return "no webhook '\(name)' in the settings; \(NameAdvice.text(name, among: names))"
    }
}
