import Foundation
import Glibc
import LogSources
import Synchronization
import Testing

/// Rotation renames file after file while the tailer looks at them.
///
/// A restart looks at all rotated files by their names; names that lead elsewhere a moment later must not make it read a
/// content twice or leave one out.
struct RotationRaceTests {
    @Test(arguments: ["app.log", "app.log*"])
    func filesThatAreRenamedWhileTheyAreLookedAtCountOnce(pattern: String) {
        let scene = TailScene(pattern)
        scene.append(logLines(0..<5), to: "app.log")
        scene.drain()
        let rotations = 150
        let folder = scene.folder
        let isDone = Atomic<Bool>(false)
        let rotator = Thread {
            for rotation in 1...rotations {
                for number in stride(from: rotation - 1, through: 1, by: -1) {
                    Glibc.rename("\(folder)/app.log.\(number)", "\(folder)/app.log.\(number + 1)")
                }
                Glibc.rename("\(folder)/app.log", "\(folder)/app.log.1")
                let lines = Array(logLines(rotation * 5..<rotation * 5 + 5).utf8)
                let file = open("\(folder)/app.log", O_WRONLY | O_CREAT | O_APPEND, 0o644)
                _ = write(file, lines, lines.count)
                close(file)
            }
            isDone.store(true, ordering: .releasing)
        }
        rotator.start()
        while !isDone.load(ordering: .acquiring) {
            scene.restart()
            scene.drain()
        }
        for _ in 0..<3 {
            scene.restart()
            scene.drain()
        }
        #expect(scene.lines.sorted() == expected(0..<rotations * 5 + 5).sorted())
        let losses = scene.reports.filter { if case .suspectedLoss = $0 { true } else { false } }
        #expect(losses == [], "a file that is on its way from name to name is not gone")
    }
}
