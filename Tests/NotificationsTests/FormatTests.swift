import Budgets
import Foundation
import Testing
import UsageModel

@testable import Notifications

/// Bodies, as the receivers' own documents have them.
struct FormatTests {
    private func request(
        _ format: ChannelFormat, _ alert: Alert = Sample.alert(), change: (inout Channel) -> Void = { _ in }
    ) throws -> WebhookRequest {
        var channel = Channel(name: "ops", format: format, target: try TargetURL("https://hooks.example.com/x"))
        change(&channel)
        return WebhookRequest(
            alert, channel: channel, time: Timestamp(seconds: 1_614_265_330), zones: Sample.zones, userAgent: "test")
    }

    private func json(_ request: WebhookRequest) throws -> [String: Any] {
        try #require(try JSONSerialization.jsonObject(with: Data(request.body)) as? [String: Any])
    }

    private func hostile(_ length: Int = 1) -> Alert {
        let value = String(repeating: #"<!channel> @everyone *b* _i_ [x](http://y) `c` "q" \ & 予算👍"#, count: length)
        return Sample.alert(Sample.threshold(Sample.standing(scope: [.init(name: "user", value: value)])))
    }

    @Test func standardHasExactDecimals() throws {
        let request = try request(.standard)
        let expected = #"""
            {"type": "budget_threshold", "timestamp": "2026-11-28T05:03:00Z", "data": {"id": "alert-1", "key": "budget/all/80", "kind": "budget_threshold", "state": "firing", "severity": "warning", "host": "web-1", "time": "2026-11-28T05:03:00Z", "starts_at": "2026-11-28T05:03:00Z", "ends_at": "2026-11-28T15:00:00Z", "title": "Budget all: $82.10 of $100.00 a day spent (82.1%)", "text": "Crossed: 80% ($80.00); also 50% ($50.00)\nPeriod: 2026-11-28 00:00 to 2026-11-29 00:00, Asia/Tokyo\nTime: 2026-11-28 14:03, Asia/Tokyo\nHost: web-1", "budget": {"name": "all", "scope": {}, "period": "day", "start": "2026-11-27T15:00:00Z", "end": "2026-11-28T15:00:00Z", "zone": "Asia/Tokyo", "unit": "usd", "spent": "82.10", "limit": "100.00", "unpriced_tokens": 0}, "threshold": {"percent": "80", "amount": "80.00"}, "other_thresholds": [{"percent": "50", "amount": "50.00"}]}}
            """#
        #expect(String(decoding: request.body, as: UTF8.self) == expected)
        #expect(request.headers.contains(.init(name: "webhook-id", value: "alert-1")))
        #expect(request.headers.contains(.init(name: "webhook-timestamp", value: "1614265330")))
        #expect(request.headers.contains(.init(name: "Content-Type", value: "application/json")))
    }

    @Test func anIDThatNoHeaderCanHoldIsHashed() throws {
        for id in ["予算", "a b", "a\nb", "", String(repeating: "x", count: 300)] {
            let headers = try request(.standard, Sample.alert(id: id)).headers
            let value = try #require(headers.first { $0.name == "webhook-id" }?.value.value)
            #expect(value.utf8.count == 64 && value.utf8.allSatisfy { $0 < 0x7F })
        }
    }

    @Test(arguments: ChannelFormat.allCases.filter { $0 != .ntfy && $0 != .template && $0 != .alertmanagerAPI })
    func eachSubjectIsAJSONObject(format: ChannelFormat) throws {
        for subject in Sample.subjects + [hostile(50).subject] {
            for state in [Alert.State.firing, .resolved] {
                _ = try json(request(format, Sample.alert(subject, state: state)))
            }
        }
    }

    @Test func standardStaysBelowTwentyKilobytes() throws {
        let sums = Digest.Sums(cost: Sample.dollars(1), requests: 1, tokens: 1)
        let parts = (0..<400).map { Digest.Part(name: "\($0)" + String(repeating: "予", count: 500), sums: sums) }
        let digest = Digest(
            start: Sample.start, end: Sample.end, zone: "Asia/Tokyo", day: sums, weekBefore: nil,
            breakdowns: [.init(label: "model", parts: parts, more: 7), .init(label: "user", parts: parts, more: 0)])
        let request = try request(.standard, Sample.alert(.digest(digest)))
        #expect(request.body.count < 20_000)
        let data = try #require(try json(request)["data"] as? [String: Any])
        let breakdowns = try #require((data["digest"] as? [String: Any])?["breakdowns"] as? [[String: Any]])
        let shown = try #require(breakdowns[0]["parts"] as? [Any])
        #expect(breakdowns[0]["more"] as? Int == 407 - shown.count)
    }

    @Test func aLongValueOfAScopeIsCut() throws {
        let value = String(repeating: "x", count: 50_000)
        let standing = Sample.standing(scope: [.init(name: "user", value: value)])
        let request = try request(.standard, Sample.alert(Sample.threshold(standing)))
        #expect(request.body.count < 20_000)
        #expect(String(decoding: request.body, as: UTF8.self).contains("xxx…"))
    }

    @Test func slackEscapesWhatMentions() throws {
        let text = try #require(try json(request(.slack, hostile()))["text"] as? String)
        #expect(text.hasPrefix(":warning: *Budget per-user, &lt;!channel&gt; @everyone "))
        #expect(!text.contains("<"))
        #expect(text.contains("&amp; 予算👍"))
        let resolved = try #require(try json(request(.slack, Sample.alert(state: .resolved)))["text"] as? String)
        #expect(
            resolved.hasPrefix(":white_check_mark: *Resolved: Budget all: $82.10 of $100.00 a day spent (82.1%)*\n"))
        #expect(try #require(try json(request(.slack, hostile(2_000)))["text"] as? String).utf16.count <= 4_000)
    }

    @Test func discordPingsNobody() throws {
        let body = try json(request(.discord, hostile()))
        #expect((body["allowed_mentions"] as? [String: [String]]) == ["parse": []])
        let content = try #require(body["content"] as? String)
        #expect(content.hasPrefix(#"⚠️ **Budget per-user, \<!channel\> @everyone \*b\* \_i\_ \[x\](http://y) \`c\`"#))
        for length in [1, 20, 500] {
            let content = try #require(try json(request(.discord, hostile(length)))["content"] as? String)
            #expect(content.utf16.count <= 2_000)
        }
    }

    @Test func teamsIsAnAdaptiveCard() throws {
        let body = try json(request(.teams, Sample.alert(severity: .critical)))
        #expect(body["type"] as? String == "message")
        let attachment = try #require((body["attachments"] as? [[String: Any]])?.first)
        #expect(attachment["contentType"] as? String == "application/vnd.microsoft.card.adaptive")
        let card = try #require(attachment["content"] as? [String: Any])
        #expect(card["type"] as? String == "AdaptiveCard")
        let blocks = try #require(card["body"] as? [[String: Any]])
        #expect(blocks[0]["text"] as? String == "Budget all: $82.10 of $100.00 a day spent (82.1%)")
        #expect(blocks[0]["color"] as? String == "Attention")
        #expect(blocks.allSatisfy { $0["wrap"] as? Bool == true && $0["type"] as? String == "TextBlock" })
        #expect(try request(.teams, hostile(2_000)).body.count < 28_000)
    }

    @Test func pagerDutyTriggersAndResolvesByOneKey() throws {
        func body(_ alert: Alert) throws -> [String: Any] {
            try json(request(.pagerduty, alert) { $0.routingKey = Secret("R0UTING") })
        }
        let trigger = try body(Sample.alert(severity: .critical))
        #expect(trigger["routing_key"] as? String == "R0UTING")
        #expect(trigger["event_action"] as? String == "trigger")
        #expect(trigger["dedup_key"] as? String == "budget/all/80")
        let payload = try #require(trigger["payload"] as? [String: Any])
        #expect(payload["severity"] as? String == "critical")
        #expect(payload["source"] as? String == "web-1")
        #expect(payload["summary"] as? String == "Budget all: $82.10 of $100.00 a day spent (82.1%)")
        let resolve = try body(Sample.alert(state: .resolved))
        #expect(resolve["event_action"] as? String == "resolve")
        #expect(resolve["dedup_key"] as? String == trigger["dedup_key"] as? String)

        let long = try body(hostile(500))
        let summary = try #require((long["payload"] as? [String: Any])?["summary"] as? String)
        #expect(summary.utf16.count == 1_024)
        let key = String(repeating: "k", count: 300)
        let keys = try [Alert.State.firing, .resolved].map {
            try #require(try body(Sample.alert(key: key, state: $0))["dedup_key"] as? String)
        }
        #expect(keys[0] == keys[1] && keys[0].utf8.count <= 255)
        #expect(PagerDutyFormat.deduplicationKey(key + "x") != keys[0])
        let limit = String(repeating: "k", count: 255)
        #expect(PagerDutyFormat.deduplicationKey(limit) == limit)
    }

    @Test func ntfyHasTextAndHeaders() throws {
        let request = try request(.ntfy, Sample.alert(severity: .critical))
        let headers = Dictionary(uniqueKeysWithValues: request.headers.map { ($0.name, $0.value.value) })
        #expect(headers["Title"] == "Budget all: $82.10 of $100.00 a day spent (82.1%)")
        #expect(headers["Priority"] == "urgent")
        #expect(headers["Tags"] == "rotating_light")
        #expect(headers["Content-Type"] == "text/plain; charset=utf-8")
        #expect(String(decoding: request.body, as: UTF8.self).hasPrefix("Crossed: 80% ($80.00)"))
    }

    /// Python's mail package reads the title as ntfy does, by RFC 2047.
    @Test func ntfyTitlesInJapaneseAreEncoded() throws {
        let request = try request(.ntfy) { $0.language = .japanese }
        let title = try #require(request.headers.first { $0.name == "Title" }?.value.value)
        #expect(title.utf8.allSatisfy { (0x20...0x7E).contains($0) })
        #expect(title.split(separator: " ").allSatisfy { $0.utf8.count <= 75 })
        let result = try Python.run(
            "from email.header import decode_header, make_header\nprint(make_header(decode_header(sys.argv[1])))",
            [title])
        #expect(result.output == "予算「all」: 1日の上限 $100.00 のうち $82.10 を使用 (82.1%)\n")
    }

    @Test func ntfyMessagesAreNoAttachments() throws {
        let models = (0..<300).map { UnpricedTokens.Model(name: "モデル-\($0)", tokens: 1) }
        let request = try request(.ntfy, Sample.alert(.unpriced(UnpricedTokens(models: models))))
        #expect((4_000...4_096).contains(request.body.count))
        #expect(String(validating: request.body, as: UTF8.self) != nil)
    }

    @Test func ownHeadersGoBeforeOurs() throws {
        let request = try request(.slack) {
            $0.headers = [.init(name: "content-type", value: "a/b"), .init(name: "X-Team", value: "ops")]
        }
        let types = request.headers.filter { $0.name.lowercased() == "content-type" }
        #expect(types == [.init(name: "content-type", value: "a/b")])
        #expect(request.headers.contains(.init(name: "X-Team", value: "ops")))
    }

    @Test func peopleAreNotToldOfResolutionsUnlessTheyWish() throws {
        let target = try TargetURL("https://example.com/")
        let resolved = Sample.alert(state: .resolved)
        for format in ChannelFormat.allCases {
            var channel = Channel(name: "ops", format: format, target: target)
            let isForPeople = [.slack, .discord, .teams, .ntfy].contains(format)
            #expect((channel.reasonToSkip(resolved) != nil) == isForPeople)
            channel.sendsResolved = true
            #expect(channel.reasonToSkip(resolved) == nil)
            #expect(channel.reasonToSkip(Sample.alert()) == nil)
            #expect((channel.reasonToSkip(Sample.alert(Sample.subjects[4])) != nil) == (format == .pagerduty))
        }
    }
}
