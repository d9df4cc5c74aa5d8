import Glibc
import LogSources
import TestKit

/// An app, a log rotation and a daemon that do things at random, one small step at a time, and what must come of it.
///
/// A rotation is a row of steps (a rename, a part of a copy, a part of a compressed file), between which the daemon looks,
/// is killed and is started again. The end of each line tells its file and its number in it; the beginnings are often the
/// same. Not done is what no reader can see: writing between a copy and its truncation, and taking away what was not read.
struct RandomModel {
    let mode: RandomModelMode
    let scene: TailScene
    var random: SeededGenerator
    var contents: [ModelContent] = []
    /// By service: the content that the live path leads to.
    var live: [Int?] = []
    /// What rotation still has to do.
    var pending: [(what: String, do: (inout RandomModel) -> Void)] = []
    /// Services whose app must not write now.
    var isHeld: Set<Int> = []
    var steps: [String] = []
    let hasLongHeads: Bool
    /// Whether descriptors of files are let go that are quiet or too many.
    let isCold: Bool

    init(mode: RandomModelMode, seed: UInt64) {
        self.mode = mode
        random = SeededGenerator(seed: seed)
        scene = TailScene(mode.pattern)
        scene.options.blockBytes = [16, 100, 1_000, 262_144].randomElement(using: &random) ?? 100
        scene.options.maximumLineBytes = [300, 3_000, 16 << 20].randomElement(using: &random) ?? 300
        // Rotated files are not given up before the end: each look is a second after the one before.
        scene.options.rotateWait = 10_000
        scene.options.startsAtEnd = Int.random(in: 0..<4, using: &random) == 0
        isCold = Bool.random(using: &random)
        scene.options.idleWait = isCold ? [0, 1, 3].randomElement(using: &random) ?? 0 : 10_000
        scene.options.maximumOpenFiles = isCold ? Int.random(in: 1...3, using: &random) : 512
        hasLongHeads = Int.random(in: 0..<3, using: &random) == 0 && scene.options.maximumLineBytes > 1_200
        steps.append("\(scene.options), long heads \(hasLongHeads)")
        live = Array(repeating: nil, count: mode.services)
        for service in 0..<mode.services { makePast(service) }
        scene.drain()
    }

    mutating func chance(_ part: Int, of whole: Int) -> Bool { Int.random(in: 0..<whole, using: &random) < part }

    mutating func anyService() -> Int { Int.random(in: 0..<mode.services, using: &random) }

    // MARK: - Steps

    mutating func step() {
        switch Int.random(in: 0..<100, using: &random) {
        case 0..<24: writeLive(isHalf: false)
        case 24..<33: writeLive(isHalf: true)
        case 33..<38: writeRotated()
        case 38..<60: rotateOn()
        case 60..<63: if mode.deletes { deleteOne() }
        case 63..<72:
            steps.append("restart")
            scene.restart()
        case 72..<82:
            let limit = Int.random(in: 0...3, using: &random)
            steps.append("read \(limit)")
            scene.read(limit: limit)
            noteReports()
        case 82..<88:
            steps.append("commit")
            scene.commit()
        default: drain()
        }
    }

    mutating func drain() {
        steps.append("drain")
        scene.drain()
        noteReports()
    }

    /// What the tailer told belongs to the story of a failure.
    mutating func noteReports() {
        let prefix = "\(scene.folder)/"
        steps += scene.takeReports().map { "    \($0)".replacing(prefix, with: "") }
    }

    /// The next step of a rotation, or the first of another one.
    private mutating func rotateOn() {
        if pending.isEmpty {
            rotate(anyService())
        } else {
            let next = pending.removeFirst()
            steps.append(next.what)
            next.do(&self)
        }
    }

    mutating func plan(_ what: String, _ body: @escaping (inout RandomModel) -> Void) {
        pending.append((what, body))
    }

    // MARK: - The app

    private mutating func writeLive(isHalf: Bool) {
        let service = anyService()
        guard !isHeld.contains(service) else { return }
        makeLive(service)
        if let index = live[service] { write(index, isHalf: isHalf) }
    }

    /// The app goes on in the file that was just rotated away.
    private mutating func writeRotated() {
        let service = anyService()
        let last = contents.last { $0.service == service && $0.name != nil && $0.number != live[service] }
        if let last, !last.isSealed { write(last.number, isHalf: Bool.random(using: &random)) }
    }

    mutating func write(_ index: Int, isHalf: Bool) {
        var content = contents[index]
        let bytes = isHalf ? content.beginLine(&self) : content.finishLines(&self)
        contents[index] = content
        guard let name = content.name else { return }
        scene.append(bytes, to: name)
        steps.append("\(isHalf ? "half" : "lines") to \(name): \(contents[index].lines.count) of f\(index)")
    }

    /// The text of a line; its end tells where it stands, since beginnings are often the same.
    mutating func lineText(content: Int, number: Int) -> String {
        var padding = Int.random(in: mode.shortestPadding...120, using: &random)
        let limit = scene.options.maximumLineBytes
        let end = "|f\(content)-l\(number)"
        if limit < 1 << 20, chance(1, of: 12) {
            // About the limit, and far above.
            padding =
                chance(1, of: 3) ? limit * 3 + padding : limit - end.utf8.count + Int.random(in: -1...1, using: &random)
        }
        // Where a position may lie inside a line, the bytes around it must tell files apart as well.
        let isLongHead = number == 0 && hasLongHeads && !contents[content].isPast
        let start = isLongHead ? String(repeating: "p", count: 1_100) : ""
        let sign = "f\(content)-l\(number)."
        let signs = String(repeating: sign, count: max(0, padding - start.utf8.count) / sign.utf8.count + 1)
        return start + signs.prefix(max(0, padding - start.utf8.count)) + end
    }

    // MARK: - Before the first look

    private mutating func makePast(_ service: Int) {
        if mode.rotation == .rename || mode.rotation == .copy {
            for place in (1...Int.random(in: 1...3, using: &random)).reversed().dropLast() {
                addContent(service, isPast: true)
                let index = contents.count - 1
                contents[index].place = place
                contents[index].isSealed = true
                contents[index].name = rotatedName(contents[index])
                contents[index].isUnread = !mode.namesRotated || mode.services > 1
                write(index, isHalf: false)
                if mode.compression == .atOnce || (mode.compression == .delayed && place > 1) {
                    let name = rotatedName(contents[index])
                    scene.append(Gzip.compress(contents[index].bytes), to: "\(name).gz")
                    scene.remove(name)
                    contents[index].isCompressed = true
                    contents[index].name = "\(name).gz"
                }
                if scene.options.startsAtEnd { contents[index].skipped = contents[index].lines.count }
            }
        }
        makeLive(service)
        guard let index = live[service] else { return }
        if chance(1, of: 2) { write(index, isHalf: false) }
        if chance(1, of: 3) { write(index, isHalf: true) }
        if scene.options.startsAtEnd { contents[index].skipped = contents[index].lines.count }
    }

    mutating func addContent(_ service: Int, isPast: Bool = false) {
        contents.append(ModelContent(number: contents.count, service: service, isPast: isPast))
    }

    /// Creates the live file where there is none.
    mutating func makeLive(_ service: Int) {
        guard live[service] == nil else { return }
        addContent(service)
        let index = contents.count - 1
        live[service] = index
        if mode.rotation == .link {
            contents[index].name = rotatedName(contents[index])
            scene.append("", to: rotatedName(contents[index]))
            scene.link(mode.liveName(service), to: rotatedName(contents[index]))
        } else {
            contents[index].name = mode.liveName(service)
            scene.append("", to: mode.liveName(service))
        }
        steps.append("create f\(index)")
    }
}
