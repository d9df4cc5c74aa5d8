import Testing

@testable import Settings

/// What the reference says of keys is what the reader does.
struct ReferenceTests {
    /// A mapping, and how a file has it with a key in place of `KEY`; without a key it is what stands in `bare`.
    struct Place: Sendable {
        let table: String
        let with: String
        let bare: String

        init(_ table: String, _ with: String, bare: String? = nil, beside: String = "") {
            self.table = table
            self.with = "sources: [{file: a}]\n\(beside)\(with)"
            self.bare = "sources: [{file: a}]\n\(beside)\(bare ?? with.replacing("KEY", with: ""))"
        }

        /// A kind of alert, which has to name who is told.
        static func alert(_ kind: String, beside: String = "") -> Place {
            Place(
                "alerts.\(kind)", "alerts: {\(kind): {notify: own, KEY}}", bare: "alerts: {\(kind): {notify: own}}",
                beside: "webhooks: {own: {format: slack, url: https://a}}\n\(beside)")
        }
    }

    private static let budget = "budgets: [{name: a, weekly_usd: 1, by: model"

    private static let places = [
        Place("root", "KEY"), Place("caps", "caps: {KEY}", bare: ""),
        Place(
            "webhooks", "webhooks: {a: {format: template, url: https://a, body: a, KEY}}",
            bare: "webhooks: {a: {format: template, url: https://a, body: a}}"),
        Place("budgets", "\(budget), KEY}]", bare: "\(budget)}]"),
        Place("budgets.forecast", "\(budget), forecast: {KEY}}]", bare: "\(budget), forecast: true}]"),
        Place("budgets.burn_rate", "\(budget), burn_rate: {KEY}}]", bare: "\(budget), burn_rate: true}]"),
        .alert("digest"), .alert("unpriced"), .alert("silence"), .alert("error_ratio"),
        .alert("moderation", beside: "moderation: {api_key_env: KEY_OF_API}\n"),
        Place("archive", "archive: {KEY}", bare: "archive:"),
        Place("archive.rotate", "archive: {rotate: {KEY}}", bare: "archive:"),
        Place("archive.redact", "archive: {redact: {KEY}}", bare: "archive:"),
        Place("guardrails", "guardrails: {KEY}", bare: "guardrails:"),
        Place(
            "guardrails.patterns", "guardrails: {patterns: [{name: a, pattern: a, KEY}]}",
            bare: "guardrails: {patterns: [{name: a, pattern: a}]}"),
        Place(
            "moderation", "moderation: {api_key_env: KEY_OF_API, KEY}", bare: "moderation: {api_key_env: KEY_OF_API}"),
    ]

    private static func rows(_ name: String) throws -> [SettingsReference.Row] {
        try #require(SettingsReference.tables.first { $0.name == name }).rows
    }

    /// A key that is written with the default of the reference changes nothing.
    @Test(arguments: places)
    func aDefaultIsWhatHoldsWithoutTheKey(place: Place) throws {
        let expected = try Settings.parse(place.bare, file: "f")
        for row in try Self.rows(place.table) {
            // Where no media type is set, the template's has it.
            guard case .value(let text) = row.help.standard, row.key != "content_type" else { continue }
            let file = place.with.replacing("KEY}", with: "\(row.key): \(text)}").replacing(
                "\nKEY", with: "\n\(row.key): \(text)")
            #expect(try Settings.parse(file, file: "f") == expected, "\(place.table).\(row.key) is by default \(text)")
        }
    }

    @Test func sourcesHaveTheirDefaults() throws {
        let expected = try Settings.parse("sources: [{file: a}, {journald: {unit: a}}]", file: "f")
        for (table, file) in [
            ("sources", "sources: [{file: a, KEY}, {journald: {unit: a}}]"),
            ("journald", "sources: [{file: a}, {journald: {unit: a, KEY}}]"),
        ] {
            for row in try Self.rows(table) {
                // Only a shape of one's own may say what its input counts.
                guard case .value(let text) = row.help.standard, row.key != "input_includes_cache" else { continue }
                let file = file.replacing("KEY", with: "\(row.key): \(text)")
                #expect(try Settings.parse(file, file: "f") == expected, "\(table).\(row.key) is by default \(text)")
            }
        }
    }

    @Test func whatIsRequiredIsMissed() throws {
        for row in try Self.rows("prices.models") {
            guard case .required = row.help.standard else { continue }
            let others = ["name: a", "input: 1", "output: 1"].filter { !$0.hasPrefix("\(row.key):") }
            #expect(throws: SettingsError.self) {
                try Settings.parse(
                    "sources: [{file: a}]\nprices: {models: [{\(others.joined(separator: ", "))}]}", file: "f")
            }
        }
    }

    @Test func eachKeyIsDescribedInATable() {
        for table in SettingsReference.tables {
            #expect(Set(table.rows.map(\.key)).count == table.rows.count)
            for row in table.rows {
                #expect(!row.help.summary.isEmpty && !row.help.value.isEmpty, "\(table.name).\(row.key)")
                #expect(
                    !(row.help.summary + row.help.value).contains { $0 == "|" || $0.isNewline }, "no table has that")
            }
        }
    }
}
