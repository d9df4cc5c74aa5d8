import Foundation
import Pricing
import Testing

/// The table of name rules in `docs/prices.md`, run.
struct DocumentedRulesTests {
    struct Row: Sendable, CustomTestStringConvertible {
        let logged: String
        let provider: String
        let model: String

        var testDescription: String { logged }
    }

    private static let rows: [Row] = {
        let file = URL(filePath: #filePath).resolvingSymlinksInPath().deletingLastPathComponent()
            .appending(path: "../../docs/prices.md")
        let text = (try? String(contentsOf: file, encoding: .utf8)) ?? ""
        let section = text.components(separatedBy: "## How a model is found").last?.components(separatedBy: "\n## ")
            .first
        return (section ?? "").split(separator: "\n").filter { $0.hasPrefix("| `") }.map { line in
            let cells = line.split(separator: "|").map { cell in
                cell.trimmingCharacters(in: CharacterSet(charactersIn: " `"))
            }
            return Row(logged: cells[0], provider: cells[1], model: cells[2])
        }
    }()

    @Test func tableIsThere() {
        #expect(Self.rows.count >= 24)
    }

    @Test(arguments: rows)
    func rule(row: Row) {
        let name = ModelName(logged: row.logged)
        #expect(name.provider == row.provider)
        let price = PriceBook.builtIn.price(for: name)
        #expect(price?.model ?? "unpriced" == row.model)
        if let price { #expect(price.provider == row.provider) }
    }
}
