import Foundation
import Guardrails
import Testing

/// Recall and precision over the texts of `Tests/GuardEval/redaction`, which `generate.py` there writes. Of the numbers in
/// `vectors.jsonl` python-stdnum 2.2, phonenumbers and Faker said that they are valid; those with one digit changed, of which
/// they said that they are not, are to be left standing.
struct RedactionEvaluationTests {
    private struct Row: Decodable {
        struct Span: Decodable {
            var start: Int
            var end: Int
            var `class`: String
        }
        var text: String
        var spans: [Span]
    }

    /// What was expected and found, by class.
    private struct Score {
        var hits = 0
        var exact = 0
        var missed = 0
        var wrong = 0
    }

    private static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "GuardEval/redaction")

    @Test func recallAndPrecisionAreAsPromised() throws {
        var scores: [String: Score] = [:]
        var redactor = try Redactor(rules: RedactionRules())
        var rows = 0
        for name in ["english", "japanese", "negatives", "vectors"] {
            let file = try String(contentsOf: Self.folder.appending(path: "\(name).jsonl"), encoding: .utf8)
            for line in file.split(separator: "\n") {
                let row = try JSONDecoder().decode(Row.self, from: Data(line.utf8))
                rows += 1
                score(row, redactor.redact(text: row.text).findings, &scores)
            }
        }
        #expect(rows > 1_400)
        for (name, score) in scores.sorted(by: { $0.key < $1.key }) {
            let recall = Double(score.hits) / Double(score.hits + score.missed)
            let precision = Double(score.hits) / Double(score.hits + score.wrong)
            #expect(recall >= 0.98, "\(name): \(score)")
            #expect(precision >= 0.97, "\(name): \(score)")
            #expect(score.exact * 100 >= score.hits * 97, "\(name): \(score)")
        }
        #expect(scores.count == 11)
    }

    private func score(_ row: Row, _ findings: [RedactionFinding], _ scores: inout [String: Score]) {
        let scalars = Array(row.text.unicodeScalars)
        func bytes(_ count: Int) -> Int { scalars[..<count].reduce(0) { $0 + UTF8.width($1) } }
        var rest = findings
        for span in row.spans {
            let range = bytes(span.start)..<bytes(span.end)
            if let index = rest.firstIndex(where: { $0.kind.rawValue == span.class && $0.range.overlaps(range) }) {
                scores[span.class, default: Score()].hits += 1
                if rest[index].range == range { scores[span.class, default: Score()].exact += 1 }
                rest.remove(at: index)
            } else {
                scores[span.class, default: Score()].missed += 1
            }
        }
        for finding in rest { scores[finding.kind.rawValue, default: Score()].wrong += 1 }
    }
}
