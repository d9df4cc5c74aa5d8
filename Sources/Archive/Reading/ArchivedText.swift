import Foundation
import Guardrails

/// A line that is no JSON object, as it stands in an archive: a text in one.
enum ArchivedText {
    private static let mark = Array(Redactor.textMark.utf8)

    private struct Document: Decodable {
        let tailmeter_raw: String
    }

    /// Whether a line is such a one.
    static func isText(_ line: some Collection<UInt8>) -> Bool {
        line.count > mark.count && line.prefix(mark.count).elementsEqual(mark)
    }

    /// The text of such a line; `nil` where it is another one.
    static func text(of line: UnsafeRawBufferPointer) -> [UInt8]? {
        guard isText(line) else { return nil }
        return (try? JSONDecoder().decode(Document.self, from: Data(line))).map { Array($0.tailmeter_raw.utf8) }
    }
}
