import LLMClient
import Moderation
import ProviderKit
import Testing

struct ModerationsErrorTests {
    @Test(arguments: [
        (ModerationsError.tooLarge(limit: 1_048_576), 413, "invalid_request_error", "request_too_large"),
        (.noModeration, 404, "invalid_request_error", "moderation_not_configured"),
        (.unavailable("timeout", retryAfter: 3), 503, "server_error", "moderation_unavailable"),
        (.overBudget(retryAfter: 3), 429, "insufficient_quota", "insufficient_quota"),
        (.noVerdict("refused"), 502, "server_error", "no_verdict"),
        (.tooLong, 400, "invalid_request_error", "text_too_long"),
    ])
    func isOpenAIsShape(error: ModerationsError, status: Int, type: String, code: String) throws {
        #expect(error.status == status)
        let param: JSONValue = error == .tooLong ? .string("input") : .null
        let members: [String: JSONValue] = [
            "message": .string(error.message), "type": .string(type), "param": param, "code": .string(code),
        ]
        #expect(try Parsed.value(error.json) == .object(["error": .object(members)]))
        #expect(error.retryAfter == ([429, 503].contains(status) ? 3 : nil))
    }

    @Test func escapesWhatItQuotes() throws {
        let reason = "\"\\\u{0}\u{1F}\n\u{7F}\u{2028}\u{2029}😀</script>\u{202E}"
        let error = try Parsed.value(ModerationsError.noVerdict(reason).json)["error"]
        #expect(error?["message"] == .string("There is no verdict: \(reason)."))
        #expect(ModerationsError.noVerdict("").message == "There is no verdict.")
    }

    @Test func saysWhatToDo() {
        #expect(ModerationsError.noModeration.message.contains("`moderation`"))
        #expect(ModerationsError.tooLarge(limit: 1_048_576).message.contains("1048576 bytes"))
    }
}
