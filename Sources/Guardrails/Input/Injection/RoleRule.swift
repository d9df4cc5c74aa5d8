/// Other roles for the model, above all such without limits.
struct RoleRule {
    let reading: Reading
    let addressing: Addressing

    /// How far apart the role and its lack of limits may stand, in words.
    private static let reach = 40

    func hits() -> [Hit] {
        let unbound = reading.marks.indices.filter { isUnbound($0) }
        return roles(unbound) + withoutLimits(unbound) + modes()
    }

    /// "Unfiltered", or no, without, free of, and then what limits a model.
    private func isUnbound(_ index: Int) -> Bool {
        if reading.has(index, .unbound) { return true }
        guard reading.has(index, .negation) else { return false }
        return reading.following(reading.reach[index], atMost: 5).contains { place in
            reading.has(place, .limit)
        }
    }

    private func roles(_ unbound: [Int]) -> [Hit] {
        var hits: [Hit] = []
        var next = 0
        for index in reading.marks.indices where reading.has(index, [.become, .henceforth]) {
            // Only the nearest on either side: what is unbound lies in order.
            while next < unbound.count, unbound[next] < index - Self.reach { next += 1 }
            let nearby = unbound[next...].prefix { $0 <= index + Self.reach }.prefix(4).filter {
                $0 != index
            }
            let isHenceforth = reading.has(index, .henceforth)
            let behind = reading.following(reading.reach[index], atMost: 6)
            let speaksOfModel = reading.any(behind, .model)
            var score = isHenceforth ? 0.4 : 0.15
            if speaksOfModel { score += 0.15 }
            var last = reading.reach[index] - 1
            if let nearest = nearby.min(by: { abs($0 - index) < abs($1 - index) }) {
                let isFirm = isHenceforth || speaksOfModel || reading.any(behind, .unbound)
                score = isFirm ? 0.85 : 0.5
                if nearby.count > 1 { score += 0.15 }
                last = max(last, nearest)
            } else if isHenceforth, isFollowedByOrder(behind) {
                score += 0.15
            }
            score *= addressing.weight(index)
            let first = min(index, nearby.first ?? index)
            hits.append(
                Hit(rule: .role, range: reading.scalars(first, through: last), score: min(score, 0.95)))
        }
        return hits
    }

    private func isFollowedByOrder(_ range: Range<Int>) -> Bool {
        // "From now on, all invoices must …" speaks of something else.
        guard let first = range.first else { return false }
        return reading.any(range, [.you, .yours, .model])
            || reading.has(first, [.demand, .negation, .leak])
    }

    /// "Answer without any filters."
    private func withoutLimits(_ unbound: [Int]) -> [Hit] {
        unbound.compactMap { index in
            let first = reading.sentence[index]
            let sentence = max(first, index - 14)..<min(reading.count, index + 10)
            let before = max(first, index - 14)..<index
            let isToModel =
                reading.any(sentence, [.you, .yours]) || reading.any(sentence, .model)
                || before.contains {
                    reading.has($0, .demand)
                        && ($0 == first || reading.tokens[$0].before >= .comma
                            || reading.has($0 - 1, [.adverb, .joining, .you]))
                }
            guard isToModel else { return nil }
            var score =
                reading.any(sentence, .you) && reading.any(sentence, [.model, .demand]) ? 0.5 : 0.4
            if reading.any(before, [.become, .henceforth]) { score = 0.3 }
            if reading.has(index, .negation), reading.any(before, .demand) { score += 0.1 }
            // "You have no …", "you are free from …".
            if reading.any(max(first, index - 3)..<index, .you) { score = max(score, 0.55) }
            score *= addressing.weight(index, isAsking: true)
            if reading.has(first, .question) || reading.any(before, .talk) { score *= 0.5 }
            if reading.any(before, .person), !reading.any(before, .you) { score *= 0.6 }
            score *= scope(index)
            return Hit(rule: .role, range: reading.scalars(index, through: index), score: score)
        }
    }

    /// "Without limits on the number of words": limits of something else.
    private func scope(_ index: Int) -> Double {
        let noun =
            reading.following(reading.reach[index], atMost: 5).first { reading.has($0, .limit) } ?? index
        let next = reading.reach[noun]
        guard next + 1 < reading.count, reading.tokens[next].before == .none,
            reading.has(next, .preposition)
        else {
            return 1
        }
        let behind = reading.following(next + 1, atMost: 4)
        return behind.contains { reading.isUnknown($0) } && !reading.any(behind, [.you, .own, .model])
            ? 0.5 : 1
    }

    /// "Enable developer mode."
    private func modes() -> [Hit] {
        reading.marks.indices.filter { reading.has($0, .mode) }.map { index in
            let first = max(reading.sentence[index], index - 4)
            let end = reading.reach[index]
            let behind = reading.following(end, atMost: 4)
            let activation =
                (first..<index).last { reading.has($0, .activate) }
                ?? behind.first { reading.has($0, .activate) }
            var score = activation == nil ? 0.35 : 0.6
            if reading.has(index, .unbound) { score += 0.2 }
            // "… on my phone", "… in Chrome": the mode of something else.
            if behind.count > 1, reading.has(behind.lowerBound, .preposition),
                reading.tokens[behind.lowerBound].before == .none,
                !reading.any(behind, [.you, .model, .own])
            {
                score *= 0.4
            }
            let orders = min(reading.count, end)..<min(reading.count, end + 24)
            if reading.any(orders, [.unbound, .force]) { score += 0.25 }
            score *= addressing.weight(activation ?? index)
            if reading.has(reading.sentence[index], .question) { score *= 0.6 }
            return Hit(
                rule: .role, range: reading.scalars(min(first, index), through: end - 1),
                score: min(score, 0.9))
        }
    }
}
