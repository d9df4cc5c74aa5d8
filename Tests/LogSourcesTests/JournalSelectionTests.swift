import Foundation
import TestKit
import Testing
import UsageModel

@testable import LogSources

@Suite(.enabled(if: JournalWriter.isInstalled, "needs systemd-journal-remote"))
struct JournalSelectionTests {
    private static let entries: [JournalEntry] = {
        var entries = [
            JournalEntry(0, "plain"),
            JournalEntry(1, "other unit", unit: "other.service"),
            JournalEntry(2, "other identifier", fields: [("SYSLOG_IDENTIFIER", "helper")]),
            JournalEntry(3, "debug", fields: [("PRIORITY", "7")]),
            JournalEntry(
                4, "by a daemon", unit: "runtime.service",
                fields: [("OBJECT_SYSTEMD_UNIT", "my-app.service"), ("_UID", "0")]),
            JournalEntry(
                5, "by a liar", unit: "liar.service", fields: [("OBJECT_SYSTEMD_UNIT", "my-app.service")]),
            JournalEntry(
                6, "Started my app.", unit: "init.scope", fields: [("UNIT", "my-app.service"), ("_PID", "1")]),
            JournalEntry(
                7, "user unit", unit: "user@1000.service", fields: [("_SYSTEMD_USER_UNIT", "agent.service")]),
            JournalEntry(
                8, "instance", unit: "worker@3.service", fields: [("_SYSTEMD_SLICE", #"system-worker.slice"#)]),
        ]
        entries[8].set("_SYSTEMD_SLICE", Array("system-worker.slice".utf8))
        return entries
    }()

    @Test(
        arguments: [
            (
                [],
                [
                    "plain", "other unit", "other identifier", "debug", "by a daemon", "by a liar", "Started my app.",
                    "user unit", "instance",
                ]
            ),
            (["unit=my-app.service"], ["plain", "other identifier", "debug", "by a daemon"]),
            (
                ["unit=my-app.service", "unit=other.service"],
                ["plain", "other unit", "other identifier", "debug", "by a daemon"]
            ),
            (["unit=system-worker.slice"], ["instance"]),
            (["user_unit=agent.service"], ["user unit"]),
            (["unit=other.service", "user_unit=agent.service"], ["other unit", "user unit"]),
            (["identifier=helper"], ["other identifier"]),
            (["unit=my-app.service", "identifier=my-app"], ["plain", "debug", "by a daemon"]),
            (["unit=my-app.service", "PRIORITY=7"], ["debug"]),
            (["PRIORITY=7", "SYSLOG_IDENTIFIER=helper"], []),
            (["PRIORITY=7|6", "unit=other.service"], ["other unit"]),
            (["unit=nothing.service"], []),
        ] as [([String], [String])])
    func matchesChoose(terms: [String], expected: [String]) throws {
        let scene = JournalScene()
        for term in terms {
            let parts = term.split(separator: "=", maxSplits: 1).map(String.init)
            switch parts[0] {
            case "unit": scene.selection.units.append(parts[1])
            case "user_unit": scene.selection.userUnits.append(parts[1])
            case "identifier": scene.selection.identifiers.append(parts[1])
            default:
                scene.selection.matches.append(
                    .init(field: parts[0], values: parts[1].split(separator: "|").map(String.init)))
            }
        }
        try scene.append(Self.entries)
        scene.drain()
        #expect(scene.lines == expected)
        scene.restart()
        scene.drain()
        #expect(scene.lines == expected)
    }

    private static let machine = "0123456789abcdef0123456789abcdef"
    private static let other = "ffff456789abcdef0123456789abcdef"

    @Test(
        arguments: [
            (.all, nil, ["system", "user"]),
            (.system, nil, ["system"]),
            (.user, nil, ["user"]),
            (.merged, nil, ["system", "user", "other machine", "remote"]),
            (.all, "web", ["namespace"]),
            (.all, "+web", ["system", "user", "namespace"]),
            (.all, "*", ["system", "user", "namespace", "second namespace"]),
        ] as [(JournalSelection.Scope, String?, [String])])
    func placesChoose(scope: JournalSelection.Scope, namespace: String?, expected: [String]) throws {
        let scene = JournalScene(.standard(scope))
        scene.selection.namespace = namespace
        try FileManager.default.createDirectory(atPath: scene.path("etc"), withIntermediateDirectories: true)
        try Data("\(Self.machine)\n".utf8).write(to: URL(filePath: scene.path("etc/machine-id")))
        for (path, message) in [
            ("\(Self.machine)/system.journal", "system"), ("\(Self.machine)/user-\(getuid()).journal", "user"),
            ("\(Self.other)/system.journal", "other machine"), ("remote/remote-x.journal", "remote"),
            ("\(Self.machine).web/system.journal", "namespace"),
            ("\(Self.machine).db/system.journal", "second namespace"), ("lost/system.journal", "no journal folder"),
        ] {
            try scene.append([JournalEntry(0, message)], to: "var/log/journal/\(path)")
        }
        scene.drain()
        #expect(scene.lines.sorted() == expected.sorted())
    }

    @Test func filesAndGlobsChoose() throws {
        let scene = JournalScene()
        scene.selection.location = .files([scene.path("a.journal"), scene.path("b-*.journal")])
        for name in ["a", "b-1", "b-2", "c"] { try scene.append([JournalEntry(0, name)], to: "\(name).journal") }
        scene.drain()
        #expect(scene.lines.sorted() == ["a", "b-1", "b-2"])
        scene.selection.location = .files([scene.path("none.journal"), scene.path("none-*.journal")])
        scene.restart()
        scene.drain()
        #expect(scene.reports.contains(.waiting(path: scene.path("none.journal"))))
    }

    @Test func aFileAppearsLater() throws {
        let scene = JournalScene()
        scene.selection.location = .files([scene.path("later.journal")])
        scene.selection.readsBacklog = false
        scene.drain()
        try scene.append([JournalEntry(0, "here")], to: "later.journal")
        scene.drain()
        #expect(scene.lines == ["here"])
    }

    @Test func aFolderAppearsLater() throws {
        let scene = JournalScene()
        scene.selection.location = .directory(scene.path("later"))
        scene.drain()
        #expect(scene.takeReports() == [.noJournal(places: scene.path("later"))])
        try scene.append([JournalEntry(0, "here")], to: "later/system.journal")
        scene.drain()
        #expect(scene.lines == ["here"])
    }
}
