import Guardrails
import TestKit
import Testing

/// The time is linear in the line, whatever it holds: sixteen times the bytes take about sixteen times the processor time. What
/// is looked at anew from each place of a line would take 256 times.
struct RedactionWorkTests {
    private static let pieces = [
        "@", "a@", "a@b.", "1", "1234 ", "4111 ", "090-", "1.", "０－", "eyJ", "eyJabcdefgh-", "eyJabcdefgh.", "sk-",
        "sk-ant-", ":", "a:", "://", "a://b:c", "://a@", "=",
        "password=", "token=", "token: ", "password='", "-----BEGIN PRIVATE KEY-----",
        "-----BEGIN PRIVATE KEY-----AAAA ", "%40", "%", "パスワードは", "passport ",
        "Bearer ", "\\\"", "\\\\", "{\\\"a\\\":", "\\u0040", "MN-", "DE89 ", "::1 ", "[", "a",
        "https://hooks.slack.com/services/", "123456789012 ", "太郎", "taro ", "aab", "x@y.zz ",
    ]

    @Test(arguments: pieces)
    func timeIsLinear(piece: String) throws {
        let rules = Redacting.rules {
            $0.names = ["太郎", "taro yamada", "taro taro taro"]
            $0.patterns = [.init(name: "p", expression: "(x+x+)+y")]
        }
        var redactor = try Redactor(rules: rules)
        // As a string, as one that is not closed, and as text.
        for (start, end) in [("{\"a\":\"", "\"}"), ("{\"a\":\"", ""), ("", "")] {
            let small = line(start, piece, end, bytes: 1_500)
            let large = line(start, piece, end, bytes: 24_000)
            let few = seconds(&redactor, small)
            let many = seconds(&redactor, large)
            #expect(many < few * 80 + 0.002, "\(piece): \(few) s, \(many) s")
        }
    }

    private func line(_ start: String, _ piece: String, _ end: String, bytes: Int) -> [UInt8] {
        Array(start.utf8) + repeatElement(Array(piece.utf8), count: bytes / piece.utf8.count).joined() + Array(end.utf8)
    }

    /// The least processor time of this thread of some runs.
    private func seconds(_ redactor: inout Redactor, _ line: [UInt8]) -> Double {
        var least = Double.infinity
        var output: [UInt8] = []
        for _ in 0..<2 {
            output.removeAll(keepingCapacity: true)
            let seconds = ProcessorTime.of {
                line.withUnsafeBytes { redactor.redact(line: $0, into: &output) }
            }
            least = min(least, seconds)
        }
        return least
    }
}
