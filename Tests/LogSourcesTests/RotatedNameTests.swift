import Testing

@testable import LogSources

struct RotatedNameTests {
    @Test(arguments: [
        ("app.log.1", "app.log"), ("app.log.10", "app.log"), ("app.log-20261123", "app.log"),
        ("app.log.2026-11-23", "app.log"), ("app.log.2026-11-23_11", "app.log"),
        ("app.log.2026-11-23T11:00:00", "app.log"), ("app-20261123.log", "app.log"), ("app.1.log", "app.log"),
        ("app_2.log", "app.log"), ("app-2026-11-23T10-00-00.000.log", "app.log"), ("app.1", "app"),
        ("app-20261123", "app"), (".app.1", ".app"), ("app.tar.log.1", "app.tar.log"),
    ])
    func siblings(name: String, live: String) {
        #expect(RotatedName.isSibling(name, of: live))
    }

    @Test(arguments: [
        ("app.log", "app.log"), ("app.log.", "app.log"), ("app.log1", "app.log"), ("app.log.old", "app.log"),
        ("app.log.1.tmp", "app.log"), ("app.logs.1", "app.log"), ("xapp.log.1", "app.log"), ("app2.log", "app.log"),
        ("app-worker.log", "app.log"), ("app-.log", "app.log"), ("app..log", "app.log"), ("app.log.--", "app.log"),
        ("app.log.１", "app.log"), ("other.1.log", "app.log"), ("app.log", "app.log.1"), ("app.2.log", "app.1.log"),
        ("log", "app.log"), ("", "app.log"), ("app.log.1.swp", "app.log"), ("app.log.T", "app.log"),
    ])
    func others(name: String, live: String) {
        #expect(!RotatedName.isSibling(name, of: live))
    }

    @Test(arguments: ["", "./"])
    func pathsAreWrittenAsTheLiveOne(prefix: String) throws {
        let scene = TailScene("app.log")
        scene.append("", to: "app.log.1")
        scene.append("", to: "other.log.1")
        #expect(
            try RotatedName.siblings(of: "\(scene.folder)/\(prefix)app.log") == ["\(scene.folder)/\(prefix)app.log.1"])
        #expect(try RotatedName.siblings(of: "\(scene.folder)/missing/app.log").isEmpty)
    }
}

struct LivePathTests {
    @Test(arguments: [
        ("/l/app.log.1", ["/l/app.log"]), ("/l/app.log.2.gz", ["/l/app.log", "/l/app.log.2"]),
        ("/l/app.log.gz", ["/l/app.log"]),
        ("/l/app-20261123.log", ["/l/app.log"]), ("/l/app.log-20261123.gz", ["/l/app.log", "/l/app.log-20261123"]),
        ("/l/app.log", []), ("/l/app.gz", ["/l/app"]), ("app.1.log", ["app.log"]),
    ])
    func pathsOfWhichItMayBeARotatedForm(path: String, live: [String]) {
        let found = RotatedName.livePaths(of: path)
        #expect(Set(live).isSubset(of: Set(found)))
        for candidate in found { #expect(RotatedName.isSibling(path: path, of: candidate)) }
        #expect(!found.contains(path))
    }
}
