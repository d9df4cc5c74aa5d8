import Budgets
import Foundation
import Ledger
import Testing
import UsageModel

/// `tailmeter alert list` and `tailmeter alert enable`, over a ledger.
struct AlertListTests {
    private static let time = Timestamp(seconds: 1_795_842_180)

    private func ledger(in folder: TemporaryFolder) throws -> LedgerStore {
        try folder.makeFolder("state")
        return try LedgerStore(path: StateFolder.ledgerPath(in: folder.path("state")))
    }

    private func alert(_ id: String) -> Alert {
        Alert(
            id: id, key: id, state: .firing, severity: .warning, time: Self.time, startsAt: Self.time, endsAt: nil,
            host: "web-1", subject: .silence(Silence(lastRecord: Self.time, seconds: 3_600)))
    }

    /// A message of each state, two channels that work and one that is disabled.
    private func fill(_ store: LedgerStore) throws {
        for (id, channel) in [("a", "ops"), ("b", "ops"), ("c", "pager"), ("d", "gone")] {
            try store.enqueue(alert(id), channel: channel, lane: id)
        }
        let heads = try store.laneHeads(channel: "ops", limit: 10)
        let later = Timestamp(seconds: Self.time.seconds + 60)
        try store.record(DeliveryOutcome(state: .delivered), of: heads[0], now: later)
        try store.record(
            DeliveryOutcome(state: .waiting, nextAttempt: later, error: "answered 500\nno"), of: heads[1], now: later)
        try store.disable(channel: "pager", reason: "answered 410", target: 1, now: later)
        try store.giveUpMessages(channel: "gone", reason: "not in the settings", now: later)
    }

    @Test func messagesAndChannelsAreListed() async throws {
        let folder = try TemporaryFolder()
        try fill(try ledger(in: folder))
        let result = try await Tailmeter.run(
            ["alert", "list", "--state", "state", "--timezone", "Asia/Tokyo"], in: folder)
        #expect(result.end == .exited(0), "\(result.errors)")
        let title = "No requests logged for 1 h"
        #expect(
            result.output == """
                webhook  waiting  delivered  given up  attempts  failed  state
                gone           0          0         1         0       0  enabled
                ops            1          1         0         2       1  enabled
                pager          1          0         0         0       0  disabled since 2026-11-28T14:04:00+09:00: answered 410

                decided                    webhook  state      what                        became of it
                2026-11-28T14:03:00+09:00  ops      delivered  \(title)  2026-11-28T14:04:00+09:00, 1 attempt
                2026-11-28T14:03:00+09:00  ops      waiting    \(title)  1 attempt, next at 2026-11-28T14:04:00+09:00: answered 500 no
                2026-11-28T14:03:00+09:00  pager    waiting    \(title)  not tried yet
                2026-11-28T14:03:00+09:00  gone     given up   \(title)  0 attempts: not in the settings

                """)
    }

    private struct Listing: Decodable {
        struct Webhook: Decodable, Equatable {
            struct Disabled: Decodable, Equatable {
                let since: String
                let reason: String
            }

            let name: String
            let waiting: Int
            let delivered: Int
            let givenUp: Int
            let attempts: Int
            let failedAttempts: Int
            let disabled: Disabled?
        }

        struct Message: Decodable {
            struct Told: Decodable {
                let id: String
                let kind: String
                let time: String
                let title: String
            }

            let webhook: String
            let state: String
            let changedAt: String
            let attempts: Int
            let nextAttemptAt: String?
            let lastError: String?
            let alert: Told
        }

        let webhooks: [Webhook]
        let messages: [Message]
    }

    /// The same for programs.
    @Test func theListIsReadByPrograms() async throws {
        let folder = try TemporaryFolder()
        try fill(try ledger(in: folder))
        let result = try await Tailmeter.run(
            ["alert", "list", "--state", "state", "--timezone", "UTC", "--format", "json"], in: folder)
        try #require(result.end == .exited(0), "\(result.errors)")
        let decoder = JSONDecoder()
        decoder.keyDecodingStrategy = .convertFromSnakeCase
        let list = try decoder.decode(Listing.self, from: Data(result.output.utf8))
        let disabled = Listing.Webhook.Disabled(since: "2026-11-28T05:04:00Z", reason: "answered 410")
        #expect(
            list.webhooks == [
                .init(
                    name: "gone", waiting: 0, delivered: 0, givenUp: 1, attempts: 0, failedAttempts: 0, disabled: nil),
                .init(name: "ops", waiting: 1, delivered: 1, givenUp: 0, attempts: 2, failedAttempts: 1, disabled: nil),
                .init(
                    name: "pager", waiting: 1, delivered: 0, givenUp: 0, attempts: 0, failedAttempts: 0,
                    disabled: disabled),
            ])
        #expect(list.messages.map(\.alert.id) == ["a", "b", "c", "d"])
        #expect(list.messages.map(\.state) == ["delivered", "waiting", "waiting", "given up"])
        #expect(list.messages.map(\.webhook) == ["ops", "ops", "pager", "gone"])
        #expect(list.messages.map(\.attempts) == [1, 1, 0, 0])
        #expect(list.messages.map(\.nextAttemptAt) == [nil, "2026-11-28T05:04:00Z", nil, nil])
        #expect(list.messages.map(\.lastError) == [nil, "answered 500\nno", nil, "not in the settings"])
        #expect(list.messages[0].changedAt == "2026-11-28T05:04:00Z")
        let told = list.messages[0].alert
        #expect(told.kind == "silence" && told.title == "No requests logged for 1 h")
        #expect(told.time == "2026-11-28T05:03:00Z")
    }

    @Test func aDisabledChannelIsEnabled() async throws {
        let folder = try TemporaryFolder()
        let store = try ledger(in: folder)
        try store.disable(channel: "ops", reason: "answered 410", target: 1, now: Self.time)
        func enable(_ name: String) async throws -> ChildProcess.Result {
            try await Tailmeter.run(["alert", "enable", name, "--state", "state"], in: folder)
        }
        var result = try await enable("ops")
        #expect(result.end == .exited(0) && result.output == "ops is enabled again\n", "\(result.errors)")
        #expect(try store.channelRecords().first?.disabledReason == nil)
        result = try await enable("ops")
        #expect(result.end == .exited(0) && result.output == "ops is not disabled\n")
        result = try await enable("other")
        #expect(result.end == .exited(1))
        #expect(result.errors.hasPrefix("tailmeter: no webhook 'other' in "))
    }

    @Test func anEmptyOutboxIsSaidSo() async throws {
        let folder = try TemporaryFolder()
        _ = try ledger(in: folder)
        let result = try await Tailmeter.run(["alert", "list", "--state", "state"], in: folder)
        #expect(result.end == .exited(0) && result.output == "no messages yet\n")
        let missing = try await Tailmeter.run(["alert", "list", "--state", "nowhere"], in: folder)
        #expect(missing.end == .exited(1))
    }
}
