import Foundation
import Notifications
import Testing

@testable import HTTPAPI

struct StatusPageRenderingTests {
    @Test(arguments: MessageLanguage.allCases)
    func showsTheFiguresOfTheSummary(language: MessageLanguage) throws {
        let words = language == .english ? StatusExample.english : StatusExample.japanese
        let page = try StatusExample.page(StatusExample.full(), words)
        #expect(page.hasPrefix("<!doctype html>\n<html lang=\"\(language.rawValue)\">"))
        for figure in [
            #"<data id="today-cost" value="19.000000">$19.00</data>"#,
            #"<data id="today-forecast" value="24.000000">$24.00</data>"#,
            #"<data id="today-requests" value="10">10</data>"#, #"<data id="day-cost" value="19.000000">$19.00</data>"#,
            "claude-sonnet-4-5", "rate_limited", "2.0 MB",
        ] {
            #expect(page.contains(figure), "\(figure)")
        }
        #expect(!page.contains("{{"))
    }

    /// A quotation mark with an accent is one character, and no mark to who escapes by characters.
    @Test func namesOfOthersStayText() throws {
        let page = try StatusExample.page(StatusExample.full(name: StatusExample.hostile))
        #expect(!page.contains("<script>alert"))
        #expect(!page.unicodeScalars.contains("\u{202E}") && !page.unicodeScalars.contains("\u{0}"))
        #expect(page.contains("&quot;\u{301}&gt;&lt;script&gt;"))
        let scalars = Array(page.unicodeScalars)
        let accents = scalars.indices.filter { scalars[$0] == "\u{301}" }
        #expect(!accents.isEmpty && accents.allSatisfy { scalars[$0 - 1] == ";" })
    }

    @Test func anEmptyLedgerIsAPageToo() throws {
        let page = try StatusExample.page(StatusExample.empty)
        #expect(page.contains("No requests in these hours.") && page.contains("Nothing is wrong."))
        #expect(!page.contains("nan") && !page.contains("inf"))
    }

    @Test func aPageOfManyNamesIsBounded() throws {
        var summary = StatusExample.full(name: String(repeating: "あ", count: 10_000))
        let model = summary.models[0]
        summary.models = Array(repeating: model, count: 10_000)
        summary.failures = Array(repeating: summary.failures[0], count: 10_000)
        summary.sources = Array(repeating: summary.sources[0], count: 1_000)
        summary.alerts = Array(repeating: summary.alerts[0], count: 100)
        summary.labels = [.init(name: "user", values: Array(repeating: ("あ", model.figures), count: 10), count: 10_000)]
        #expect(try StatusExample.page(summary).utf8.count < 60_000)
    }

    /// A word that only one language has would show as its key.
    @Test func bothLanguagesHaveTheSameWords() throws {
        let english = PageText.words(.english)
        let japanese = PageText.words(.japanese)
        #expect(Set(english.keys) == Set(japanese.keys))
        #expect(!english.values.contains("") && !japanese.values.contains(""))
        let templates = String(
            decoding: PackageResources.status_mustache + PackageResources.sign_in_mustache, as: UTF8.self)
        for match in templates.matches(of: /\{\{t\.([A-Za-z]+)\}\}/) {
            #expect(english[String(match.1)] != nil, "\(match.1)")
        }
    }

    @Test(arguments: [
        (nil, nil, "en"), (nil, "ja", "ja"), (nil, "ja-JP,en;q=0.5", "ja"), (nil, "en;q=0.5, ja;q=0.6", "ja"),
        (nil, "fr, de", "en"), (nil, "ja;q=0", "en"), ("en", "ja", "en"), ("xx", "ja", "ja"), (nil, "*", "en"),
        (nil, ";;,,q=,ja;q=abc", "en"),
    ])
    func theLanguageIsThatOfTheLinkElseOfTheBrowser(query: String?, accept: String?, expected: String) {
        #expect(PageLanguage.negotiate(query: query, accept: accept).rawValue == expected)
    }
}
