import Foundation
import Testing

/// What the pages show is what happens.
@Suite(.serialized, .enabled(if: Documentation.canRun, "no namespaces for a page to run in, or no python3"))
struct DocumentedCommandTests {
    @Test(arguments: Documentation.pages)
    func commandsOfAPageDoWhatItSays(_ name: String) async throws {
        let result = try await Documentation.run(page: "\(Documentation.root)/\(name)")
        #expect(result.end == .exited(0), "\(result.output)\(result.errors)")
    }

    /// A page with one block, and what has to be said of it; `nil` where nothing.
    private static let blocks: [(text: String, complaint: String?)] = [
        ("```sh\ntailmeter --version\n```\n", nil),
        ("```sh\nfalse\ntrue\n```\n", "exit status 1"),
        ("```console\n$ echo a b c\na … c\n```\n", nil),
        ("```console\n$ printf '1\\n2\\n3\\n'\n1\n…\n3\n```\n", nil),
        ("```console\n$ echo a\nb\n```\n", "prints\na\n\nand not\nb"),
        ("```console\n$ echo a\n```\n", "prints\na"),
        ("```console\n$ cd /tmp\n$ pwd\n/tmp\n```\n", nil),
        ("```yaml\nlistne: 127.0.0.1:1\n```\n", "unknown key 'listne'"),
        ("```\nls\n```\n", "names no language"),
        ("```ruby\nputs 1\n```\n", "nobody knows how to run ruby"),
        ("```swift\nlet x = 1\n```\n", "no <!-- snippet: FILE -->"),
        ("```json\n{\"a\": }\n```\n", "no JSON"),
        ("<!-- not run: needs a machine of its own -->\n```sh\nfalse\n```\n", nil),
        ("<!-- not run: no -->\n```sh\nfalse\n```\n", "has no reason"),
        ("<!-- file: a.txt -->\n```text\nhere\n```\n\n```console\n$ cat a.txt\nhere\n```\n", nil),
        ("- in a list:\n  ```console\n  $ echo a\n  b\n  ```\n", "and not\nb"),
        ("~~~sh\nfalse\n~~~\n", "exit status 1"),
    ]

    @Test(arguments: blocks)
    func aBlockThatDoesNotDoWhatItSaysIsTold(_ text: String, _ complaint: String?) async throws {
        let folder = try TemporaryFolder()
        try folder.write("# A page\n\n\(text)", to: "page.md")
        let result = try await Documentation.run(page: folder.path("page.md"))
        #expect(result.end == .exited(complaint == nil ? 0 : 1))
        if let complaint { #expect(result.errors.contains(complaint), "\(result.errors)") }
    }
}
