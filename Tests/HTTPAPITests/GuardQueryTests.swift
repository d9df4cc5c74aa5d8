import Foundation
import Guardrails
import HTTPTypes
import Testing

@testable import HTTPAPI

struct GuardQueryTests {
    private static func query(_ body: String, _ type: String?) throws -> GuardQuery {
        try GuardQuery(body: Array(body.utf8), contentType: type)
    }

    @Test func jsonHasItsMembers() throws {
        let query = try Self.query(
            #"{"text": "a\u3042\ud83d\ude00", "system_prompt": "p", "canary": "c", "more": [1]}"#,
            "Application/JSON; charset=utf-8")
        #expect(query.text == "aあ😀" && query.systemPrompt == "p" && query.canary == "c")
        let short = try Self.query(#"{"text": "", "system_prompt": null}"#, "application/json")
        #expect(short.text.isEmpty && short.systemPrompt == nil && short.canary == nil)
    }

    @Test func plainTextIsTheText() throws {
        #expect(try Self.query(#"{"text": 1}"#, "text/plain").text == #"{"text": 1}"#)
    }

    @Test(arguments: [
        ("", 400), ("{\"text\": \"\\ud800\"}", 400), ("\"text\"", 400), ("null", 400), (#"{"text": null}"#, 400),
        (#"{"text": "a", "canary": 5}"#, 400),
    ])
    func whatIsNoQueryIsRefused(body: String, status: Int) {
        #expect { _ = try Self.query(body, "application/json") } throws: { error in
            (error as? GuardQuery.Refusal)?.status.code == status
        }
    }

    @Test func textThatIsNoUTF8IsRefused() {
        #expect { _ = try GuardQuery(body: [0x61, 0xFF], contentType: "text/plain") } throws: { error in
            (error as? GuardQuery.Refusal)?.status.code == 400
        }
    }

    @Test func aVerdictIsWrittenOut() throws {
        let verdict = GuardVerdict(
            decision: .flag, score: 0.5,
            findings: [
                GuardFinding(
                    rule: "pattern.a\"b", bytes: 3..<5, scalars: 1..<2, score: 0.07, message: "m", encoding: "hex")
            ])
        #expect(
            GuardDocument.json(verdict)
                == #"{"decision": "flag", "score": 0.50, "findings": [{"rule": "pattern.a\"b", "start": 1, "end": 2, "#
                + #""start_byte": 3, "end_byte": 5, "score": 0.07, "message": "m", "encoding": "hex"}]}"#)
        let blocked = OutputVerdict(verdict: GuardVerdict(decision: .block, score: 1, findings: []), text: "secret")
        #expect(GuardDocument.json(blocked) == #"{"decision": "block", "score": 1.00, "findings": [], "text": null}"#)
    }
}
