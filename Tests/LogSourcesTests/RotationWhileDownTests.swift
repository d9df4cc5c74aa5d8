import Glibc
import LogSources
import Testing

struct RotationWhileDownTests {
    private let scene = TailScene("app.log")

    /// How the older names are made: numbers that move on, or dates that stay.
    enum Naming: CaseIterable { case numbers, dates, infixDates }

    private func rotate(_ naming: Naming, _ number: Int) {
        switch naming {
        case .numbers:
            for old in stride(from: number - 1, through: 1, by: -1) {
                scene.rename("app.log.\(old)", to: "app.log.\(old + 1)")
            }
            scene.rename("app.log", to: "app.log.1")
        case .dates: scene.rename("app.log", to: "app.log-2026112\(number)")
        case .infixDates: scene.rename("app.log", to: "app-2026112\(number).log")
        }
    }

    @Test(arguments: Naming.allCases, [1, 2, 3])
    func filesBetweenAreReadWhole(naming: Naming, rotations: Int) {
        scene.append(logLines(0...2), to: "app.log")
        scene.drain()
        scene.append(logLines(3...4), to: "app.log")
        for number in 1...rotations {
            rotate(naming, number)
            scene.append(logLines((number * 10)...(number * 10 + 2)), to: "app.log")
        }
        scene.restart()
        scene.drain()
        let all = Array(0...4) + (1...rotations).flatMap { ($0 * 10)...($0 * 10 + 2) }
        #expect(scene.lines.sorted() == expected(all).sorted())
        #expect(!scene.takeReports().contains(.suspectedLoss(path: scene.path("app.log"))))
        scene.restart()
        scene.drain()
        scene.drain(after: 100)
        scene.restart()
        scene.drain()
        #expect(scene.takeLines().count == all.count)
    }

    @Test func newLiveFileIsNotThereYet() {
        scene.append(logLines(1...3), to: "app.log")
        scene.drain()
        scene.append(logLines(4...4), to: "app.log")
        scene.rename("app.log", to: "app.log.1")
        scene.restart()
        scene.drain()
        // It is read, and known to be read, before it may be deleted and its inode used again.
        #expect(scene.lines == expected(1...4))
        #expect(!scene.reports.contains(.suspectedLoss(path: scene.path("app.log"))))
        scene.append(logLines(5...5), to: "app.log")
        scene.drain()
        #expect(scene.takeLines().sorted() == expected(1...5))
    }

    /// A folder that is not there yet at the start, such as one on a disk that is mounted later, is no loss.
    @Test func wholeFolderComesLater() {
        let scene = TailScene("logs/app.log")
        mkdir(scene.path("logs"), 0o755)
        scene.append(logLines(1...3), to: "logs/app.log")
        scene.drain()
        scene.rename("logs", to: "elsewhere")
        scene.restart()
        scene.drain()
        scene.rename("elsewhere", to: "logs")
        scene.append(logLines(4...4), to: "logs/app.log")
        scene.drain()
        #expect(scene.takeLines() == expected(1...4))
        #expect(!scene.takeReports().contains(.suspectedLoss(path: scene.path("logs/app.log"))))
    }

    @Test func oldFileIsGone() {
        scene.append(logLines(1...3), to: "app.log")
        scene.drain()
        scene.append(logLines(4...4), to: "app.log")
        scene.remove("app.log")
        scene.append(logLines(5...5), to: "app.log")
        scene.restart()
        _ = scene.takeReports()
        scene.drain()
        #expect(scene.takeLines() == expected(1...3) + expected(5...5))
        #expect(scene.takeReports().contains(.suspectedLoss(path: scene.path("app.log"))))
    }

    /// A file between has the same beginning and is shorter than what was read of the old one.
    @Test func fileBetweenWithTheSameHead() {
        let banner = logLines(1...12, of: "banner")
        scene.append(banner + logLines(1...5), to: "app.log")
        scene.drain()
        scene.rename("app.log", to: "app.log.2")
        scene.append(banner + logLines(6...6), to: "app.log.1")
        scene.append(banner + logLines(7...7), to: "app.log")
        scene.restart()
        scene.drain()
        let lines = scene.takeLines().filter { !$0.contains("banner") }
        #expect(lines.sorted() == expected(1...7))
    }
}
