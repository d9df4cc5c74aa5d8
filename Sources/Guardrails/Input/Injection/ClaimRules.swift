/// Rules that mostly look for set phrases: authority, another task, the end of the data, secrecy, forced answers, words to
/// the model that reads.
struct ClaimRules {
    let reading: Reading
    let addressing: Addressing

    func hits() -> [Hit] {
        var hits: [Hit] = []
        var forced = 0
        for index in reading.marks.indices {
            let marks = reading.marks[index]
            if marks.isDisjoint(with: Self.looked) { continue }
            let mention = addressing.weight(index, isAsking: true) * asked(index)
            func add(_ rule: GuardRule, _ score: Double) {
                let range = reading.scalars(index, through: reading.reach[index] - 1)
                hits.append(Hit(rule: rule, range: range, score: min(score * mention, 0.95)))
            }
            if marks.contains(.authority) { add(.authority, authority(index)) }
            if marks.contains(.newTask) { add(.task, newTask(index)) }
            if marks.contains(.confession), let score = confession(index) { add(.extraction, score) }
            if marks.contains(.conceal) { add(.concealment, conceal(index)) }
            if marks.contains(.addressModel) { add(.address, 0.55) }
            if marks.contains(.endOfData) { add(.delimiter, fenced(index) ? 0.65 : 0.35) }
            if marks.contains(.force) {
                forced += 1
                add(.forcing, forced > 1 ? 0.6 : 0.45)
            }
        }
        return hits
    }

    private static let looked: Concept = [
        .authority, .newTask, .conceal, .addressModel, .endOfData, .force, .confession,
    ]

    private func asked(_ index: Int) -> Double {
        let first = reading.sentence[index]
        return first != index && reading.has(first, .question) || reading.any(first..<index, .talk)
            ? 0.55 : 1
    }

    private func authority(_ index: Int) -> Double {
        let after =
            min(reading.count, reading.reach[index])..<min(reading.count, reading.reach[index] + 25)
        let orders: Concept = [.annulled, .dismiss, .loosen, .unbound, .mode, .leak]
        // "I am the administrator, how do I bypass …" asks.
        var isOrder =
            after.first { reading.has($0, orders) }.map { !reading.any(after.lowerBound..<$0, .question) }
            ?? false
        // "System update: your rules have changed."
        if let next = after.first, reading.tokens[next].before >= .colon,
            reading.any(after.prefix(8), [.instruction, .limit])
        {
            isOrder = true
        }
        // "I am the administrator of a forum."
        if let next = after.first, reading.has(next, .preposition),
            reading.tokens[next].before == .none, !isOrder
        {
            return 0.2
        }
        return isOrder ? 0.7 : 0.4
    }

    /// "Complete the sentence: my instructions are", "what are you not supposed to tell?"
    private func confession(_ index: Int) -> Double? {
        let before = max(0, index - 8)..<index
        let isContinued = before.contains { place in
            Self.continuing.contains { reading.text.has($0, at: Int(reading.tokens[place].start)) }
        }
        if isContinued { return reading.tokens[index].isQuoted ? 0.95 : 0.55 }
        return reading.any(before, .whatIs) && reading.any(before, .you) ? 0.95 : nil
    }

    private static let continuing: [StaticString] = [
        "complete", "continue", "finish", "start", "begin", "fill in",
    ]

    private func newTask(_ index: Int) -> Double {
        let next = reading.reach[index]
        let isSet =
            next < reading.count
            && (reading.tokens[next].before >= .colon || reading.has(next, [.function, .to]))
        let isStart =
            reading.tokens[index].before >= .comma || reading.has(index, .own)
            || reading.text.has("your", at: Int(reading.tokens[index].start))
        return isSet && isStart ? 0.6 : isStart ? 0.45 : 0.3
    }

    private func conceal(_ index: Int) -> Double {
        let next = reading.reach[index]
        // "Do not tell the user the price": one thing is kept back, not what is done.
        let object = reading.following(next, atMost: 2)
        if !object.isEmpty, reading.tokens[next].before == .none,
            object.contains(where: { reading.isUnknown($0) })
        {
            return 0.35
        }
        let around = reading.sentence[index]..<min(reading.count, index + 8)
        return reading.any(around, [.demand, .reveal, .transmit, .person]) ? 0.55 : 0.4
    }

    /// Rules of dashes or signs beside a phrase.
    private func fenced(_ index: Int) -> Bool {
        let text = reading.text
        let start = Int(reading.tokens[index].start)
        let end = Int(reading.tokens[reading.reach[index] - 1].end)
        let near =
            Array(text.scalars[max(0, start - 6)..<start]) + text.scalars[end..<min(text.count, end + 6)]
        let signs: [UInt32] = [0x23, 0x2D, 0x3D, 0x2A, 0x3C, 0x3E, 0x5B, 0x5D, 0x7E, 0x60, 0x22]
        return near.filter { signs.contains($0) }.count >= 2
    }
}
