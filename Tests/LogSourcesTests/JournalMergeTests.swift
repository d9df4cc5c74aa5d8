import Foundation
import TestKit
import Testing
import UsageModel

@testable import LogSources

/// Entries of several machines, in one file and in many, whose times are not in the order of their arrival.
@Suite(.enabled(if: JournalWriter.isInstalled, "needs systemd-journal-remote"))
struct JournalMergeTests {
    private let boots = ["aaaa1111222233334444555555555555", "bbbb1111222233334444555555555555"]
    private let machines = ["aaaa5678012345670123456789abcdef", "bbbb5678012345670123456789abcdef"]

    private func entries(_ numbers: some Sequence<Int>, machine: Int) -> [JournalEntry] {
        numbers.map {
            JournalEntry($0, message($0, "m\(machine)"), bootID: boots[machine], machineID: machines[machine])
        }
    }

    @Test func entriesThatArriveBehindThoseOfAnotherMachineAreReadOnce() throws {
        let scene = JournalScene()
        try scene.append(entries(100..<200, machine: 0), to: "remote-a.journal")
        scene.drain()
        // These are older than all that was read.
        try scene.append(entries(0..<50, machine: 1), to: "remote-b.journal")
        try scene.append(entries(200..<210, machine: 0), to: "remote-a.journal")
        scene.drain()
        scene.restart()
        try scene.append(entries(50..<60, machine: 1), to: "remote-b.journal")
        scene.drain()
        let expected =
            messages(100..<210, "m0") + messages(0..<60, "m1")
        #expect(scene.lines.sorted() == expected.sorted())
        #expect(scene.lines.filter { $0.contains("m1-") } == messages(0..<60, "m1"))
    }

    @Test func entriesThatArriveLateInTheSameFileAreReadOnce() throws {
        let scene = JournalScene()
        scene.selection.identifiers = ["my-app"]
        try scene.append(entries(100..<120, machine: 0), to: "remote.journal")
        scene.drain()
        try scene.append(entries(0..<20, machine: 1), to: "remote.journal")
        scene.drain()
        scene.restart()
        try scene.append(
            zip(entries(120..<140, machine: 0), entries(20..<40, machine: 1)).flatMap { [$0, $1] },
            to: "remote.journal")
        scene.drain()
        scene.restart()
        scene.drain()
        let interleaved = zip(messages(120..<140, "m0"), messages(20..<40, "m1")).flatMap { [$0, $1] }
        #expect(scene.lines == messages(100..<120, "m0") + messages(0..<20, "m1") + interleaved)
    }

    /// Random arrivals, commits, restarts and rotations; each entry has a number and counts once.
    @Test(arguments: UInt64(1)...6)
    func randomArrivalsCountOnce(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let scene = JournalScene()
        scene.options.blockBytes = 2_048
        var written: [String] = []
        var next = [0, 0]
        var archives = 0
        for _ in 0..<30 {
            switch Int.random(in: 0..<10, using: &random) {
            case 0..<5:
                let machine = Int.random(in: 0...1, using: &random)
                let count = Int.random(in: 1...40, using: &random)
                let name = ["remote-a.journal", "remote-b.journal"].randomElement(using: &random) ?? ""
                try scene.append(entries(next[machine]..<next[machine] + count, machine: machine), to: name)
                written += messages(next[machine]..<next[machine] + count, "m\(machine)")
                next[machine] += count
            case 5: scene.read(limit: Int.random(in: 0...3, using: &random))
            case 6, 7: scene.drain()
            case 8: scene.restart()
            default:
                let name = ["remote-a", "remote-b"].randomElement(using: &random) ?? ""
                guard FileStatus(path: scene.path("\(name).journal")) != nil else { continue }
                archives += 1
                try scene.archive("\(name).journal", as: "\(name)@\(archives).journal")
            }
        }
        scene.drain()
        scene.restart()
        scene.drain()
        #expect(scene.lines.sorted() == written.sorted(), "seed \(seed)")
    }

    /// journald keeps entries in memory until the disk is there, and then copies them.
    @Test func whatIsCopiedFromMemoryToTheDiskIsReadOnce() throws {
        let machine = machines[0]
        let scene = JournalScene(.standard(.all))
        try FileManager.default.createDirectory(atPath: scene.path("etc"), withIntermediateDirectories: true)
        try Data("\(machine)\n".utf8).write(to: URL(filePath: scene.path("etc/machine-id")))
        let memory = "run/log/journal/\(machine)/system.journal"
        let disk = "var/log/journal/\(machine)/system.journal"
        try scene.append(entries(0..<20, machine: 0), to: memory)
        scene.drain()
        #expect(scene.lines == messages(0..<20, "m0"))
        scene.restart()
        // Two that were not read in memory are on the disk only, and a boot before has the same times.
        try scene.append(entries(0..<22, machine: 0) + entries(5..<8, machine: 1), to: disk)
        unlink(scene.path(memory))
        scene.drain()
        scene.restart()
        for _ in 0..<3 { scene.drain() }
        #expect(!scene.reports.contains { if case .suspectedLoss = $0 { true } else { false } })
        try scene.append(entries(22..<25, machine: 0), to: disk)
        scene.drain()
        #expect(scene.lines == messages(0..<22, "m0") + messages(5..<8, "m1") + messages(22..<25, "m0"))
    }

    @Test func whatIsPassedOverInMemoryIsPassedOverOnTheDisk() throws {
        let machine = machines[0]
        let scene = JournalScene(.standard(.all))
        scene.selection.readsBacklog = false
        try FileManager.default.createDirectory(atPath: scene.path("etc"), withIntermediateDirectories: true)
        try Data("\(machine)\n".utf8).write(to: URL(filePath: scene.path("etc/machine-id")))
        try scene.append(entries(0..<20, machine: 0), to: "run/log/journal/\(machine)/system.journal")
        scene.drain()
        try scene.append(entries(0..<25, machine: 0), to: "var/log/journal/\(machine)/system.journal")
        scene.drain()
        #expect(scene.lines == messages(20..<25, "m0"))
    }
}
