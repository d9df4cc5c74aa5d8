import LogSources
import TestKit
import Testing

/// Random sequences of what an app, logrotate and the daemon do, against an exact oracle: every whole line is read once, in
/// order within its file, and the half line at a file's end once, when the file is finished. In the manner of Vector's
/// quickcheck model (`lib/file-source/src/file_watcher/tests/`).
struct RandomModelTests {
    enum Mode: CaseIterable {
        /// The live path, and rotated names that move on: `app.log.1` becomes `app.log.2`.
        case numbers
        /// The live path, and rotated names with a date, which stay.
        case dates
        /// A pattern that names the rotated files too.
        case glob
        /// copytruncate: the file is copied to `app.log.1` and emptied.
        case copies
        /// copytruncate, and the pattern names the copies too.
        case globOfCopies

        var isGlob: Bool { self == .glob || self == .globOfCopies }
        var isCopying: Bool { self == .copies || self == .globOfCopies }
        /// A copy can be told from another file where 64 bytes are read.
        var shortestPadding: Int { isCopying ? 64 : 0 }
    }

    /// One content that the app wrote.
    private struct Content {
        var name: String
        var lines: [String] = []
        var half = ""
    }

    private struct Model {
        let mode: Mode
        let scene: TailScene
        var random: SeededGenerator
        var contents: [Content] = [Content(name: "app.log")]
        var hasLive = true
        var steps: [String] = []

        init(mode: Mode, seed: UInt64) {
            self.mode = mode
            random = SeededGenerator(seed: seed)
            scene = TailScene(mode.isGlob ? "app.log*" : "app.log")
            scene.options.blockBytes = [16, 100, 1_000, 262_144].randomElement(using: &random) ?? 100
            // Nothing is quiet for long before the end: each look is a second after the one before.
            scene.options.rotateWait = 10_000
            scene.append("", to: "app.log")
            scene.drain()
        }

        mutating func step() {
            switch Int.random(in: 0..<100, using: &random) {
            case 0..<30: appendLines()
            case 30..<42: appendHalf()
            case 42..<54: rotate()
            case 54..<60: writeToRotated()
            case 60..<70:
                steps.append("restart")
                scene.restart()
            case 70..<78:
                let limit = Int.random(in: 0...3, using: &random)
                steps.append("read \(limit)")
                scene.read(limit: limit)
            case 78..<84:
                steps.append("commit")
                scene.commit()
            default:
                steps.append("drain")
                scene.drain()
            }
        }

        private mutating func write(_ index: Int, isHalf: Bool) {
            var text = contents[index].half
            let start = text.utf8.count
            for _ in 0..<(isHalf ? 1 : Int.random(in: 1...5, using: &random)) {
                if text.isEmpty || text.hasSuffix("\n") {
                    text += "f\(index)-l\(contents[index].lines.count)-"
                }
                text += String(repeating: "p", count: Int.random(in: mode.shortestPadding...120, using: &random))
                if isHalf {
                    contents[index].half = text
                } else {
                    contents[index].lines.append(text.split(separator: "\n").last.map(String.init) ?? "")
                    text += "\n"
                    contents[index].half = ""
                }
            }
            scene.append(Array(text.utf8.dropFirst(start)), to: contents[index].name)
            steps.append("\(isHalf ? "half" : "lines") to \(contents[index].name): \(contents[index].lines.count)")
        }

        private mutating func appendLines() {
            makeLive()
            write(contents.count - 1, isHalf: false)
        }

        private mutating func appendHalf() {
            makeLive()
            write(contents.count - 1, isHalf: true)
        }

        /// The app goes on in the file that was just renamed.
        private mutating func writeToRotated() {
            guard !mode.isCopying else { return }
            let rotated = hasLive ? contents.count - 2 : contents.count - 1
            if rotated >= 0 { write(rotated, isHalf: Bool.random(using: &random)) }
        }

        private mutating func makeLive() {
            guard !hasLive else { return }
            hasLive = true
            contents.append(Content(name: "app.log"))
            scene.append("", to: "app.log")
            steps.append("create")
        }

        private mutating func rotate() {
            guard hasLive else { return }
            if mode.isCopying { return copyTruncate() }
            if mode == .dates {
                contents[contents.count - 1].name = "app.log-\(20_261_000 + contents.count)"
                scene.rename("app.log", to: contents[contents.count - 1].name)
            } else {
                for (distance, index) in contents.indices.reversed().enumerated().reversed() {
                    let name = "app.log.\(distance + 1)"
                    scene.rename(contents[index].name, to: name)
                    contents[index].name = name
                }
            }
            hasLive = false
            steps.append("rotate")
            // Mostly the new file is there at once.
            if Int.random(in: 0..<4, using: &random) != 0 { makeLive() }
        }

        private mutating func copyTruncate() {
            // The rest of a half line would stand alone in the emptied file.
            if !contents[contents.count - 1].half.isEmpty { write(contents.count - 1, isHalf: false) }
            for (distance, index) in contents.indices.dropLast().reversed().enumerated().reversed() {
                scene.rename(contents[index].name, to: "app.log.\(distance + 2)")
                contents[index].name = "app.log.\(distance + 2)"
            }
            scene.copy("app.log", to: "app.log.1")
            contents[contents.count - 1].name = "app.log.1"
            scene.truncate("app.log")
            contents.append(Content(name: "app.log"))
            steps.append("copytruncate")
        }

        /// All is read, also what only the next rotation shows.
        mutating func finish() {
            makeLive()
            scene.drain()
            scene.restart()
            scene.drain()
            #expect(problems(halves: nil) == [], "\(steps)")
            for _ in 0..<3 { scene.drain(after: 10_000) }
            scene.restart()
            for _ in 0..<3 { scene.drain(after: 10_000) }
            let halves = contents.dropLast().map(\.half).filter { !$0.isEmpty }
            // A file that the pattern names stays a live one, whose half line waits.
            #expect(problems(halves: mode.isGlob ? [] : halves) == [], "\(steps)")
        }

        private func problems(halves: [String]?) -> [String] {
            var problems: [String] = []
            for (index, content) in contents.enumerated() {
                let read = scene.lines.filter { $0.hasPrefix("f\(index)-") }
                if read != content.lines {
                    problems.append("\(content.name): \(read.count) lines read, \(content.lines.count) written")
                }
            }
            let written = contents.map(\.lines.count).reduce(0, +)
            if scene.lines.count != written { problems.append("\(scene.lines.count) lines read, \(written) written") }
            if let halves, scene.rests.sorted() != halves.sorted() {
                problems.append("half lines \(scene.rests.sorted()), written \(halves.sorted())")
            }
            return problems
        }
    }

    @Test(arguments: Mode.allCases, 0..<4 as Range<UInt64>)
    func everyLineIsReadOnce(mode: Mode, block: UInt64) {
        for seed in (block * 15)..<(block * 15 + 15) {
            var model = Model(mode: mode, seed: seed)
            for _ in 0..<60 { model.step() }
            model.finish()
        }
    }
}
