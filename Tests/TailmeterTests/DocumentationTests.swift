import Foundation
import Testing

/// The pages themselves.
@Suite(.enabled(if: ProgramSearch.has("python3"), "python3 is not installed"))
struct DocumentationTests {
    @Test func tablesAreThoseOfTheCode() async throws {
        let programs = URL(filePath: Tailmeter.binary).deletingLastPathComponent().path
        let result = try await Documentation.run("reference.py", ["--programs", programs, "--check"])
        #expect(result.end == .exited(0), "\(result.errors)")
    }

    @Test func picturesAreThoseOfThePayloads() async throws {
        let result = try await Documentation.run("messages.py", ["--check"])
        #expect(result.end == .exited(0), "\(result.errors)")
    }

    /// From the modules that were built for the tests.
    @Test(.enabled(if: ProgramSearch.has("docc") && Documentation.hasModules, "no docc, or no debug build"))
    func librariesHavePagesWithoutWarnings() async throws {
        let folder = try TemporaryFolder()
        let result = try await ChildProcess(
            "/bin/bash", ["\(Documentation.root)/Tests/Documentation/docc.sh", folder.path("pages")]
        ).wait()
        #expect(result.end == .exited(0), "\(result.output)\(result.errors)")
    }

    @Test func linksLeadSomewhere() async throws {
        let result = try await Documentation.run("links.py", [])
        #expect(result.end == .exited(0), "\(result.errors)")
    }

    /// A page, and what is wrong with its links.
    private static let pages: [(text: String, complaint: String?)] = [
        ("[a](#some-title) ![b](b.svg)\n\n## Some `title`\n", nil),
        ("[a](#some-titel)\n\n## Some title\n", "page.md:1: #some-titel"),
        ("[a](other.md)\n", "page.md:1: other.md"),
        ("text\n[a][b]\n\n[b]: other.md#x\n", "page.md:4: other.md#x"),
        ("`[a](other.md)` and\n```sh\n[a](other.md)\n```\n", nil),
        ("[a](https://example.com/nowhere) [b](mailto:a@example.com)\n", nil),
        ("## 日本語の見出し\n\n[a](#日本語の見出し)\n\n## Twice\n## Twice\n[b](#twice-1)\n", nil),
        ("<img src=\"missing.png\">\n", "page.md:1: missing.png"),
    ]

    @Test(arguments: pages)
    func aLinkThatLeadsNowhereIsTold(_ text: String, _ complaint: String?) async throws {
        let folder = try TemporaryFolder()
        try folder.write(text, to: "page.md")
        try folder.write("<svg/>", to: "b.svg")
        let result = try await Documentation.run("links.py", [folder.path("page.md")])
        #expect(result.end == .exited(complaint == nil ? 0 : 1), "\(result.errors)")
        if let complaint { #expect(result.errors.contains(complaint), "\(result.errors)") }
    }
}
