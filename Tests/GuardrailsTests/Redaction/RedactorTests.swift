import Guardrails
import Testing

struct RedactorTests {
    @Test func aPlainLineStaysAsItIs() throws {
        var redactor = try Redactor(rules: RedactionRules())
        var output: [UInt8] = []
        Array(#"{"event":"llm_request_success"}"#.utf8).withUnsafeBytes { redactor.redact(line: $0, into: &output) }
        #expect(String(decoding: output, as: UTF8.self) == #"{"event":"llm_request_success"}"#)
    }
}
