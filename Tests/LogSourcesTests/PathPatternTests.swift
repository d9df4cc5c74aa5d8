import Testing

@testable import LogSources

struct PathPatternTests {
    private let scene = TailScene()

    private func expand(_ pattern: String) -> [String] {
        PathPattern(scene.path(pattern)).expand().map { String($0.dropFirst(scene.folder.count + 1)) }
    }

    @Test func globsMatchSorted() {
        for name in ["b.log", "a.log", "c.txt", ".hidden.log", "a1.log"] { scene.append("", to: name) }
        #expect(expand("*.log") == ["a.log", "a1.log", "b.log"])
        #expect(expand("[ab].log") == ["a.log", "b.log"])
        #expect(expand("a?.log") == ["a1.log"])
        #expect(expand("*.none").isEmpty)
    }

    @Test func pathWithoutWildcardsIsItself() {
        #expect(expand("missing.log") == ["missing.log"])
        #expect(!PathPattern("/a/b.log").isGlob)
    }

    @Test func fileThatIsNamedByItsLettersIsItself() {
        scene.append("", to: "a[1].log")
        scene.append("", to: "a1.log")
        #expect(expand("a[1].log") == ["a[1].log"])
        #expect(expand("a[12].log") == ["a1.log"])
    }

    @Test(arguments: [
        ("/var/log/app.log", "/var/log"), ("/app.log", "/"), ("app.log", "."), ("logs/*.log", "logs"),
        ("/var/*/app.log", ""), ("/var/log/*.log", "/var/log"),
    ])
    func directoryToWatch(pattern: String, directory: String) {
        #expect(PathPattern(pattern).directory == directory)
    }

    @Test(arguments: [("/a/b", "/a", "b"), ("/b", "/", "b"), ("b", ".", "b"), ("a/", "a", "")])
    func partsOfPaths(path: String, directory: String, name: String) {
        #expect(PathPattern.directory(of: path) == directory)
        #expect(PathPattern.name(of: path) == name)
    }
}
