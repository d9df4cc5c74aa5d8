import Foundation

/// A line that is no JSON object, as it stands in an archive: a text in one.
enum ArchivedText {
    private static let mark = Array(#"{"tailmeter_raw":"#.utf8)

    private struct Document: Decodable {
        let tailmeter_raw: String
    }

    /// The text of such a line; `nil` where it is another one.
    static func text(of line: UnsafeRawBufferPointer) -> [UInt8]? {
        guard line.count > mark.count, line.prefix(mark.count).elementsEqual(mark) else { return nil }
        return (try? JSONDecoder().decode(Document.self, from: Data(line))).map { Array($0.tailmeter_raw.utf8) }
    }
}
