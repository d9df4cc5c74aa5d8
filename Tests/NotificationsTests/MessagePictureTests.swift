import Budgets
import Foundation
import Testing
import UsageModel

@testable import Notifications

/// The pictures of messages in the documentation are made of bodies that the code sends.
struct MessagePictureTests {
    /// A message of the documentation. `headers` are those that a receiver shows.
    private struct Message: Codable, Equatable {
        let name: String
        let format: String
        let headers: [String: String]
        let body: String
    }

    private static let file = URL(filePath: #filePath).appending(path: "../../../docs/messages/payloads.json")
        .standardized

    /// One of each kind as Slack gets it, and the first as the others do.
    private static let messages: [(name: String, format: ChannelFormat, alert: Alert, language: MessageLanguage)] = {
        let full = Sample.standing(spent: Sample.dollars(10_140))
        let exceeded = Alert.Subject.threshold(
            full, ThresholdCrossing(mark: .init(threshold: .share(10_000), amount: Sample.dollars(10_000)), others: []))
        let kinds: [(String, Alert.Subject)] =
            zip(
                [
                    "threshold", "threshold-of-a-user", "forecast", "burn-rate", "digest", "unpriced", "silence",
                    "error-ratio",
                ],
                Sample.subjects
            ).map { ($0, $1) } + [
                ("archive", .archive(.init(since: Sample.time, reason: "the disk is full"))),
                ("moderation", .flagged(.init(count: 3, last: Sample.time, categories: ["hate", "violent_crimes"]))),
            ]
        // As the book has them.
        let severities: [String: Alert.Severity] = ["burn-rate": .critical, "digest": .info]
        return kinds.map { kind, subject in
            ("slack-\(kind)", .slack, Sample.alert(subject, severity: severities[kind] ?? .warning), .english)
        } + [
            ("slack-exceeded", .slack, Sample.alert(exceeded, severity: .critical), .english),
            ("slack-silence-over", .slack, Sample.alert(Sample.subjects[6], state: .resolved), .english),
            ("slack-threshold-ja", .slack, Sample.alert(), .japanese),
            ("slack-digest-ja", .slack, Sample.alert(Sample.subjects[4], severity: .info), .japanese),
            ("discord-threshold", .discord, Sample.alert(), .english),
            ("teams-threshold", .teams, Sample.alert(), .english),
            ("pagerduty-exceeded", .pagerduty, Sample.alert(exceeded, severity: .critical), .english),
            ("ntfy-threshold", .ntfy, Sample.alert(), .english),
        ]
    }()

    /// With `TAILMETER_WRITE_MESSAGES` set the file is written anew.
    @Test func theFileHasWhatTheCodeSends() throws {
        let written = try Self.messages.map { name, format, alert, language in
            var channel = Channel(name: "ops", format: format, target: try TargetURL("https://hooks.example.com/x"))
            channel.language = language
            let request = WebhookRequest(
                alert, channel: channel, time: Sample.time, zones: Sample.zones, userAgent: "tailmeter")
            let shown = request.headers.filter { ["Title", "Priority", "Tags"].contains($0.name) }
            return Message(
                name: name, format: format.rawValue,
                headers: Dictionary(uniqueKeysWithValues: shown.map { ($0.name, $0.value.value) }),
                body: String(decoding: request.body, as: UTF8.self))
        }
        if ProcessInfo.processInfo.environment["TAILMETER_WRITE_MESSAGES"] != nil {
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
            try (encoder.encode(written) + Data("\n".utf8)).write(to: Self.file)
        }
        let committed = try JSONDecoder().decode([Message].self, from: Data(contentsOf: Self.file))
        #expect(
            committed == written, "run this test with TAILMETER_WRITE_MESSAGES=1, then Tests/Documentation/messages.py")
    }
}
