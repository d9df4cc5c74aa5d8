import Foundation
import LogSources
import Testing

/// Files that are quiet hold no descriptor; what happens to them meanwhile is found out all the same.
struct QuietFileTests {
    private let scene = TailScene("*.log")

    /// Files of the scene's folder that this process has open.
    private var openFiles: Int {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd")) ?? []
        return names.filter { name in
            let target = try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/fd/\(name)")
            return target?.hasPrefix(scene.folder) ?? false
        }.count
    }

    private func makeQuiet(_ names: String...) {
        for name in names { scene.append(logLines(1...3, of: name), to: name) }
        scene.drain()
        scene.drain(after: 61)
        scene.drain(after: 61)
        #expect(openFiles == 0)
        #expect(scene.takeLines().count == names.count * 3)
    }

    private var losses: [TailReport] {
        scene.takeReports().filter { if case .suspectedLoss = $0 { true } else { false } }
    }

    @Test func growthIsRead() {
        makeQuiet("a.log", "b.log")
        scene.append(logLines(4...4, of: "b.log"), to: "b.log")
        scene.drain()
        #expect(scene.takeLines() == expected(4...4, of: "b.log"))
        #expect(openFiles == 1)
    }

    @Test func renamedFilesAreReadToTheirEnd() {
        makeQuiet("a.log")
        scene.append(logLines(4...5, of: "a.log"), to: "a.log")
        scene.rename("a.log", to: "a.log.1")
        scene.drain()
        #expect(scene.takeLines() == expected(4...5, of: "a.log"))
        scene.append(logLines(6...6, of: "a.log"), to: "a.log.1")
        scene.append(logLines(1...2, of: "new"), to: "a.log")
        scene.drain()
        #expect(scene.takeLines().sorted() == (expected(6...6, of: "a.log") + expected(1...2, of: "new")).sorted())
        #expect(losses == [])
    }

    @Test func anotherContentAtThePathIsReadAnew() {
        makeQuiet("a.log")
        scene.overwrite("a.log", with: logLines(10...19, of: "other"))
        scene.drain()
        #expect(scene.takeLines() == expected(10...19, of: "other"))
    }

    @Test func deletionOfWhatWasReadIsNoLoss() {
        makeQuiet("a.log", "b.log")
        scene.remove("a.log")
        scene.drain()
        #expect(losses == [])
        scene.restart()
        scene.drain()
        #expect(losses == [])
        scene.append(logLines(7...8, of: "again"), to: "a.log")
        scene.drain()
        #expect(scene.takeLines() == expected(7...8, of: "again"))
    }

    /// A half line waits for its rest or for the end of the file, which only an open descriptor shows.
    @Test func aFileWithHalfALineStaysOpen() {
        scene.append("{\"half\":", to: "a.log")
        scene.drain()
        scene.drain(after: 1_000)
        scene.drain(after: 1_000)
        #expect(openFiles == 1)
        scene.remove("a.log")
        scene.drain()
        #expect(scene.rests == ["{\"half\":"])
    }

    @Test(arguments: [1, 3, 40])
    func aLimitOfDescriptorsIsHonoured(limit: Int) {
        scene.options.maximumOpenFiles = limit
        scene.options.blockBytes = 200
        for number in 0..<30 { scene.append(logLines(1...7, of: "f\(number)"), to: "f\(number).log") }
        scene.drain()
        #expect(openFiles <= limit)
        #expect(scene.takeLines().sorted() == (0..<30).flatMap { expected(1...7, of: "f\($0)") }.sorted())
        for number in 0..<30 { scene.append(logLines(8...9, of: "f\(number)"), to: "f\(number).log") }
        scene.drain()
        #expect(openFiles <= limit)
        #expect(scene.takeLines().sorted() == (0..<30).flatMap { expected(8...9, of: "f\($0)") }.sorted())
    }

    @Test func oneLargeFileDoesNotKeepTheOthersWaiting() throws {
        scene.options.blockBytes = 1_000
        scene.append(logLines(1...5_000, of: "big"), to: "a-big.log")
        for number in 0..<20 { scene.append(logLines(1...2, of: "f\(number)"), to: "f\(number).log") }
        scene.read(limit: 21)
        let small = (0..<20).flatMap { expected(1...2, of: "f\($0)") }
        #expect(Set(small).isSubset(of: Set(scene.lines)))
    }
}
