import Glibc
import TestKit

/// What log rotation does, step by step.
extension RandomModel {
    func rotatedName(_ content: ModelContent) -> String {
        let live = mode.liveName(content.service)
        let date = 20_261_000 + content.number
        let name =
            switch mode.naming {
            case .numbers: "\(live).\(content.place)"
            case .dates: "\(live)-\(date)"
            case .datesInside: "\(live.dropLast(".log".count))-\(date).log"
            }
        return content.isCompressed ? "\(name).gz" : name
    }

    mutating func rotate(_ service: Int) {
        guard let index = live[service] else { return }
        switch mode.rotation {
        case .rename:
            shift(service)
            plan("rename f\(index)") { model in
                model.contents[index].place = 1
                model.move(index)
                model.live[service] = nil
            }
            // Mostly the new file is there at once.
            if chance(3, of: 4) { plan("create") { $0.makeLive(service) } }
        case .copy:
            shift(service)
            planCopy(of: index, service)
        case .link:
            plan("lead the link to another file") { model in
                model.live[service] = nil
                model.makeLive(service)
            }
        case .rewrite: return rewrite(index, service)
        }
        switch mode.compression {
        case .none: break
        case .atOnce: planCompression(of: index)
        case .delayed:
            let before = contents.last { $0.service == service && $0.number < index && $0.name != nil }
            if let before, !before.isCompressed { planCompression(of: before.number) }
        }
        rotateFirst()
    }

    /// Numbers move on by one, the last one first.
    private mutating func shift(_ service: Int) {
        guard mode.naming == .numbers else { return }
        let rotated = contents.filter { $0.service == service && $0.name != nil && $0.number != live[service] }
        for content in rotated.sorted(by: { $0.place > $1.place }) {
            plan("shift f\(content.number)") { model in
                guard model.contents[content.number].name != nil else { return }
                model.contents[content.number].place += 1
                model.move(content.number)
            }
        }
    }

    private mutating func move(_ index: Int) {
        guard let name = contents[index].name else { return }
        let newName = rotatedName(contents[index])
        scene.rename(name, to: newName)
        contents[index].name = newName
    }

    private mutating func rotateFirst() {
        guard !pending.isEmpty else { return }
        let first = pending.removeFirst()
        steps.append(first.what)
        first.do(&self)
    }

    private mutating func planCopy(of index: Int, _ service: Int) {
        plan("hold the writer") { model in
            // The rest of a half line would stand alone in the emptied file.
            if !model.contents[index].half.isEmpty { model.write(index, isHalf: false) }
            model.isHeld.insert(service)
        }
        let cuts = [Int.random(in: 0...100, using: &random), Int.random(in: 0...100, using: &random), 100].sorted()
        for (first, last) in zip([0] + cuts, cuts) {
            plan("copy to \(last) %") { model in
                let bytes = model.contents[index].bytes
                model.contents[index].place = 1
                model.scene.append(
                    Array(bytes[(bytes.count * first / 100)..<(bytes.count * last / 100)]),
                    to: model.rotatedName(model.contents[index]))
            }
        }
        plan("truncate") { model in
            model.scene.truncate(model.mode.liveName(service))
            model.contents[index].name = model.rotatedName(model.contents[index])
            model.contents[index].isSealed = true
            model.isHeld.remove(service)
            model.addContent(service)
            model.contents[model.contents.count - 1].name = model.mode.liveName(service)
            model.live[service] = model.contents.count - 1
        }
    }

    /// What `gzip` does: it writes a second file and takes the first one away. It may be killed, and begin anew.
    private mutating func planCompression(of index: Int) {
        plan("seal f\(index)") { $0.contents[index].isSealed = true }
        let level = Int32.random(in: 0...9, using: &random)
        let membersAt = chance(1, of: 3) ? Int.random(in: 0...100, using: &random) : 100
        let isKilled = chance(1, of: 8)
        let cuts = [Int.random(in: 0...100, using: &random), Int.random(in: 0...100, using: &random), 100].sorted()
        func compressed(_ model: RandomModel) -> [UInt8] {
            let bytes = model.contents[index].bytes
            let cut = bytes.count * membersAt / 100
            let first = Gzip.compress(Array(bytes[..<cut]), level: level)
            return membersAt == 100 ? first : first + Gzip.compress(Array(bytes[cut...]), level: level)
        }
        for (number, last) in (isKilled ? [cuts[0]] + cuts : cuts).enumerated() {
            let isFirst = number == 0 || (isKilled && number == 1)
            let first = isFirst ? 0 : cuts[number - (isKilled ? 2 : 1)]
            plan("compress f\(index) to \(last) %") { model in
                guard let name = model.contents[index].name else { return }
                if isFirst, number == 1 { model.scene.remove("\(name).gz") }
                let bytes = compressed(model)
                model.scene.append(
                    Array(bytes[(bytes.count * first / 100)..<(bytes.count * last / 100)]), to: "\(name).gz")
            }
        }
        plan("remove what was compressed") { model in
            guard let name = model.contents[index].name else { return }
            model.scene.remove(name)
            model.contents[index].isCompressed = true
            model.contents[index].name = "\(name).gz"
        }
    }

    /// The content goes: written over in place, or by another file of the same name. All of it was read before.
    private mutating func rewrite(_ index: Int, _ service: Int) {
        drain()
        let name = mode.liveName(service)
        guard isRead(index) else { return }
        contents[index].name = nil
        addContent(service)
        let new = contents.count - 1
        live[service] = new
        contents[new].name = name
        switch Int.random(in: 0..<3, using: &random) {
        case 0:
            steps.append("empty")
            scene.truncate(name)
        case 1:
            steps.append("remove and create")
            scene.remove(name)
            scene.append("", to: name)
        default:
            steps.append("replace")
            scene.append("", to: "new")
            scene.rename("new", to: name)
        }
        if chance(2, of: 3) { write(new, isHalf: chance(1, of: 4)) }
    }

    /// Somebody takes away a file that was read, or one that is open.
    mutating func deleteOne() {
        guard pending.isEmpty else { return }
        drain()
        let files = contents.filter { $0.name != nil && !isHeld.contains($0.service) }
        guard let content = files.randomElement(using: &random), isRead(content.number), let name = content.name else {
            return
        }
        let isLive = live[content.service] == content.number
        if !isCold, isLive, mode.rotation != .link {
            // What came since the last look is in the file that is held open.
            write(content.number, isHalf: false)
        }
        steps.append("delete \(name)")
        contents[content.number].name = nil
        scene.remove(name)
        if isLive {
            live[content.service] = nil
            if mode.rotation == .link { scene.remove(mode.liveName(content.service)) }
        }
        drain()
    }
}
