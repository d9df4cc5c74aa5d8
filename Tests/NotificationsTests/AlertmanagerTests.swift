import Budgets
import Foundation
import TestKit
import Testing
import UsageModel

@testable import Notifications

/// A real Alertmanager takes our alerts, and its own payload is held against ours.
@Suite(.enabled(if: Alertmanager.isInstalled, "prometheus-alertmanager is not in PATH: make test-deps"))
struct AlertmanagerTests {
    private func channel(_ alertmanager: Alertmanager) throws -> Channel {
        var channel = Channel(
            name: "am", format: .alertmanagerAPI, target: try TargetURL("http://127.0.0.1:\(alertmanager.port)"))
        channel.allowsPrivate = true
        return channel
    }

    private func alert(_ state: Alert.State) -> Alert {
        let now = Timestamp(seconds: Sample.now().seconds)
        let standing = Sample.standing(
            scope: [.init(name: "user", value: #"al"ice\ 予算"#), .init(name: "severity", value: "high")], unpriced: 12)
        var alert = Sample.alert(Sample.threshold(standing), state: state, time: now)
        alert.endsAt = state == .firing ? now + 3_600 : now
        alert.startsAt = Timestamp(seconds: now.seconds - 60)
        return alert
    }

    @Test func itTakesAFiringAlertAndItsResolution() async throws {
        let receiver = try await Receiver()
        let alertmanager = try await Alertmanager(receiver: "\(receiver.url)/ok")
        let channel = try channel(alertmanager)
        let firing = alert(.firing)
        #expect(await Sample.sender.send(firing, to: channel, now: Sample.now()) == .delivered(status: 200))
        let taken = try await Waiting.value("the alert is there") { try alertmanager.alerts().first }
        let labels = try #require(taken["labels"] as? [String: String])
        #expect(
            labels == [
                "alertname": "TailmeterBudgetThreshold", "severity": "warning", "host": "web-1", "budget": "per-user",
                "period": "day", "scope": #"al"ice\ 予算 / high"#, "threshold": "80%", "user": #"al"ice\ 予算"#,
                "label_severity": "high",
            ])
        let annotations = try #require(taken["annotations"] as? [String: String])
        #expect(annotations["summary"]?.hasPrefix("Budget per-user, al") == true)
        #expect(annotations["description"]?.contains("12 tokens unpriced") == true)
        #expect((taken["status"] as? [String: Any])?["state"] as? String == "active")
        // It lives until the period's end without being sent again.
        #expect(try seconds(taken["endsAt"]) == firing.endsAt?.seconds)
        #expect(try seconds(taken["startsAt"]) == firing.startsAt.seconds)
        #expect(taken["fingerprint"] as? String == AlertmanagerLabels(firing).fingerprint)

        #expect(await Sample.sender.send(alert(.resolved), to: channel, now: Sample.now()) == .delivered(status: 200))
        try await Waiting.until("its receiver is told of the end") {
            receiver.requests.contains { $0.json["status"] as? String == "resolved" }
        }
        try await Waiting.until("it has the alert no more") { try alertmanager.alerts().isEmpty }
    }

    @Test func eachSubjectIsTaken() async throws {
        let receiver = try await Receiver()
        let alertmanager = try await Alertmanager(receiver: "\(receiver.url)/ok")
        let channel = try channel(alertmanager)
        for subject in Sample.subjects {
            var alert = Sample.alert(subject, time: Timestamp(seconds: Sample.now().seconds))
            // Such as have no end of their own.
            alert.endsAt = nil
            #expect(await Sample.sender.send(alert, to: channel, now: Sample.now()) == .delivered(status: 200))
        }
        let alerts = try alertmanager.alerts()
        #expect(alerts.count == Sample.subjects.count)
        for alert in alerts {
            let name = try #require((alert["labels"] as? [String: String])?["alertname"])
            let lasting = ["TailmeterDailyDigest": 1, "TailmeterTest": 1, "TailmeterUnpricedTokens": 24][name] ?? 168
            #expect(try seconds(alert["endsAt"]) - seconds(alert["startsAt"]) == Int64(lasting) * 3_600)
        }
    }

    /// What Alertmanager sends to a receiver, and what we send to one: the same keys with the same types, and nearly the
    /// same values.
    @Test(arguments: [Alert.State.firing, .resolved])
    func ourReceiversPayloadIsAlertmanagersOwn(state: Alert.State) async throws {
        let (theirs, ours) = (try await Receiver(), try await Receiver())
        let alertmanager = try await Alertmanager(receiver: "\(theirs.url)/ok")
        let channel = try channel(alertmanager)
        let firing = alert(.firing)
        _ = await Sample.sender.send(firing, to: channel, now: Sample.now())
        if state == .resolved {
            // It tells only of the end of what it told of.
            try await Waiting.until("it told of the alert") { !theirs.requests.isEmpty }
            _ = await Sample.sender.send(alert(.resolved), to: channel, now: Sample.now())
        }
        let their = try await Waiting.value("Alertmanager told its receiver") {
            theirs.requests.map(\.json).first { $0["status"] as? String == state.rawValue }
        }
        var own = try ours.channel("ok", name: "ours", format: .alertmanager)
        own.sendsResolved = true
        var alert = alert(state)
        alert.startsAt = firing.startsAt
        #expect(await Sample.sender.send(alert, to: own, now: Sample.now()) == .delivered(status: 204))
        let our = try #require(ours.requests.first?.json)
        #expect(shape(our) == shape(their))
        for key in ["receiver", "status", "version", "groupKey"] {
            #expect(our[key] as? String == their[key] as? String)
        }
        for key in ["groupLabels", "commonLabels"] {
            #expect(our[key] as? [String: String] == their[key] as? [String: String])
        }
        let one = try #require((our["alerts"] as? [[String: Any]])?.first)
        let other = try #require((their["alerts"] as? [[String: Any]])?.first)
        for key in ["status", "fingerprint"] { #expect(one[key] as? String == other[key] as? String) }
        #expect(one["labels"] as? [String: String] == other["labels"] as? [String: String])
        #expect(try seconds(one["startsAt"]) == seconds(other["startsAt"]))
        if state == .firing {
            #expect(one["endsAt"] as? String == "0001-01-01T00:00:00Z")
            // Alertmanager shows the end that we gave it only once it is reached.
            #expect(other["endsAt"] as? String == "0001-01-01T00:00:00Z")
        }
    }

    /// The keys and the types of what they hold.
    private func shape(_ value: Any) -> String {
        switch value {
        case let object as [String: Any]:
            "{" + object.sorted { $0.key < $1.key }.map { "\($0.key): \(shape($0.value))" }.joined(separator: ", ")
                + "}"
        case let list as [Any]: "[" + Set(list.map(shape)).sorted().joined(separator: " | ") + "]"
        case is String: "text"
        default: "number"
        }
    }

    private func seconds(_ text: Any?) throws -> Int64 {
        let text = try #require(text as? String)
        let formatter = ISO8601DateFormatter()
        formatter.formatOptions =
            text.contains(".") ? [.withInternetDateTime, .withFractionalSeconds] : [.withInternetDateTime]
        return Int64(try #require(formatter.date(from: text)).timeIntervalSince1970)
    }
}
