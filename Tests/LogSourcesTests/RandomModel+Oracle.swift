import LogSources
import TestKit
import Testing

/// What must have come out.
extension RandomModel {
    /// Whether all of a content was handed out.
    func isRead(_ index: Int) -> Bool {
        let content = contents[index]
        return content.isUnread || read()[index] ?? [] == expectedLines(content)
    }

    private func isTooLong(_ line: String) -> Bool { line.utf8.count > scene.options.maximumLineBytes }

    private func expectedLines(_ content: ModelContent) -> [String] {
        content.isUnread ? [] : content.lines.dropFirst(content.skipped).filter { !isTooLong($0) }
    }

    /// The lines that were handed out, by content.
    private func read() -> [Int: [String]] {
        Dictionary(grouping: scene.lines) { line in
            let end = line.utf8.suffix(24).split(separator: UInt8(ascii: "|")).last ?? []
            return Int(String(decoding: end.dropFirst().prefix { $0 != UInt8(ascii: "-") }, as: UTF8.self)) ?? -1
        }
    }

    /// All is done and read, also what only the next rotation shows.
    mutating func finish() {
        while !pending.isEmpty {
            let next = pending.removeFirst()
            steps.append(next.what)
            next.do(&self)
            if chance(1, of: 4) { drain() }
        }
        for service in 0..<mode.services { makeLive(service) }
        drain()
        scene.restart()
        scene.drain()
        steps.append("restart, drain")
        expectAllRead(atEnd: false)
        for _ in 0..<3 { scene.drain(after: 10_000) }
        scene.restart()
        for _ in 0..<3 { scene.drain(after: 10_000) }
        expectAllRead(atEnd: true)
    }

    private func expectAllRead(atEnd: Bool) {
        let problems = problems(atEnd: atEnd)
        guard problems != [] else { return }
        let state = contents.map { "f\($0.number): \($0.name ?? "gone")\($0.isUnread ? ", unread" : "")" }
        Issue.record("\(problems.joined(separator: "\n"))\n\(state)\n\(steps.joined(separator: "\n"))")
    }

    private func problems(atEnd: Bool) -> [String] {
        var problems: [String] = []
        let read = read()
        for content in contents {
            let (lines, expected) = (read[content.number] ?? [], expectedLines(content))
            guard lines != expected else { continue }
            let numbers = lines.map { $0.split(separator: "|").last ?? "" }
            let wanted = expected.map { $0.split(separator: "|").last ?? "" }
            problems.append("f\(content.number): read \(numbers), written \(wanted)")
        }
        if read.keys.contains(where: { !contents.indices.contains($0) }) { problems.append("lines of no content") }
        let wanted = contents.filter { !$0.isUnread }
        let tooLong = wanted.map { content in
            content.lines.dropFirst(content.skipped).filter(isTooLong).count + (isTooLong(content.half) ? 1 : 0)
        }.reduce(0, +)
        if scene.tooLong != tooLong { problems.append("\(scene.tooLong) lines too long, written \(tooLong)") }
        if atEnd { problems += halfLineProblems() }
        return problems
    }

    /// Each half line at the end of a file that is finished counts once. That of a deleted file may be gone with it, and one
    /// of a file that the pattern names waits for its rest.
    private func halfLineProblems() -> [String] {
        var needed: [String: Int] = [:]
        var allowed: [String: Int] = [:]
        for content in contents where !content.half.isEmpty && !content.isUnread && !isTooLong(content.half) {
            guard live[content.service] != content.number else { continue }
            allowed[content.half, default: 0] += 1
            if content.name != nil, !mode.namesRotated { needed[content.half, default: 0] += 1 }
        }
        var found: [String: Int] = [:]
        for rest in scene.rests { found[rest, default: 0] += 1 }
        return Set(allowed.keys).union(found.keys).sorted().compactMap { half in
            let count = found[half] ?? 0
            let range = (needed[half] ?? 0)...(allowed[half] ?? 0)
            return range.contains(count) ? nil : "half line '\(half)' read \(count) times, not \(range)"
        }
    }
}
