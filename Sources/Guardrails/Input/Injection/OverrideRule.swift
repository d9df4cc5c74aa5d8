/// Orders to ignore, forget or break the instructions: a verb, its object, and what says that the object is the model's.
struct OverrideRule {
    let reading: Reading
    let addressing: Addressing

    /// How far behind the verb its object may stand, in words.
    private static let reach = 10

    func hits() -> [Hit] {
        var hits: [Hit] = []
        for verb in reading.marks.indices where reading.has(verb, [.dismiss, .loosen]) {
            guard let (last, score) = object(of: verb) else { continue }
            let weighted = score * addressing.weight(verb)
            if weighted > 0.1 {
                hits.append(
                    Hit(rule: .override, range: reading.scalars(verb, through: last), score: weighted))
            }
        }
        return hits + annulled()
    }

    // MARK: - The object

    private func object(of verb: Int) -> (last: Int, score: Double)? {
        let isSure = reading.has(verb, .dismiss)
        var found = Concept()
        var strangers = 0
        var lastStranger = -1
        var place = reading.reach[verb]
        var weak: (last: Int, score: Double)?
        let window = reading.following(place, atMost: Self.reach)
        guard !window.isEmpty, reading.tokens[place].before < .colon else { return nil }
        if let score = pronoun(verb, place, isSure: isSure) { return (place, score) }
        while place < window.upperBound {
            let marks = reading.marks[place]
            if place > window.lowerBound, reading.tokens[place].before >= .colon { break }
            if marks.contains(.instruction) {
                return (
                    place,
                    strong(
                        place, found: found, strangers: strangers, isNextToStranger: lastStranger == place - 1,
                        isSure: isSure)
                )
            }
            if weak == nil, !marks.isDisjoint(with: [.everything, .piece, .told]) {
                weak = weakObject(place, found: found, strangers: strangers, isSure: isSure)
            }
            if marks.contains(.joining), !marks.contains(.all) {
                // "Ignore him and follow the rules": another clause, unless the object goes on ("any and all").
                guard place + 1 < window.upperBound,
                    reading.has(place + 1, [.all, .earlier, .own, .instruction, .inner])
                else {
                    break
                }
            } else if reading.isUnknown(place) {
                strangers += 1
                lastStranger = place
            }
            found.formUnion(marks)
            place = max(
                place + 1,
                marks.contains(.function) ? place + 1 : min(reading.reach[place], window.upperBound))
        }
        return weak ?? elliptical(verb, window) ?? makers(verb, window)
    }

    /// "Ignore the above and …", "disregard previous: …".
    private func elliptical(_ verb: Int, _ window: Range<Int>) -> (last: Int, score: Double)? {
        guard reading.has(verb, .dismiss) else { return nil }
        let place = window.prefix(3).first {
            !reading.has($0, [.function, .all]) || reading.has($0, .earlier)
        }
        guard let place,
            Self.above.contains(where: { reading.text.has($0, at: Int(reading.tokens[place].start)) })
        else {
            return nil
        }
        let next = place + 1
        guard
            next >= reading.count || reading.tokens[next].before >= .comma || reading.has(next, .joining)
        else {
            return nil
        }
        return (place, isFollowedByOrder(next) ? 0.6 : 0.42)
    }

    private static let above: [StaticString] = [
        "above", "previous", "prior", "preceding", "foregoing",
    ]

    /// "Disobey your creators."
    private func makers(_ verb: Int, _ window: Range<Int>) -> (last: Int, score: Double)? {
        guard reading.has(verb, .dismiss), let first = window.first,
            reading.has(first, [.yours, .function])
        else {
            return nil
        }
        let maker = first + 1
        guard window.contains(maker), reading.has(maker, .own), !reading.has(maker, [.you, .yours])
        else { return nil }
        return (maker, isFollowedByOrder(maker + 1) ? 0.6 : 0.5)
    }

    /// "… those rules. Ignore them all": what the pronoun stands for is a few words back.
    private func pronoun(_ verb: Int, _ place: Int, isSure: Bool) -> Double? {
        let start = Int(reading.tokens[place].start)
        let isPronoun =
            reading.tokens[place].end - reading.tokens[place].start == 4
            ? reading.text.has("them", at: start)
            : reading.text.has("it", at: start) && reading.tokens[place].end - reading.tokens[place].start == 2
        guard isPronoun, let noun = (max(0, verb - 16)..<verb).last(where: { reading.has($0, .instruction) }) else {
            return nil
        }
        let around = max(0, noun - 4)..<min(verb, noun + 4)
        let isTheModels = reading.any(around, [.own, .earlier, .inner, .told])
        guard isSure || isTheModels else { return nil }
        return (isTheModels ? 0.65 : 0.45) - (isSure ? 0 : 0.1) + (isFollowedByOrder(place + 1) ? 0.12 : 0)
    }

    private func strong(
        _ place: Int, found: Concept, strangers: Int, isNextToStranger: Bool, isSure: Bool
    ) -> Double {
        var qualifiers = found
        let behind = reading.following(reading.reach[place], atMost: 6)
        for index in behind {
            if reading.tokens[index].before >= .comma || reading.has(index, .joining) { break }
            qualifiers.formUnion(reading.marks[index].intersection([.earlier, .told, .own]))
        }
        qualifiers.formUnion(reading.marks[place].intersection(.systemPrompt))
        var score: Double
        let isTheModels =
            !qualifiers.isDisjoint(with: [.own, .told]) || qualifiers.contains(.systemPrompt)
        if qualifiers.contains(.earlier) || isTheModels {
            score = isSure ? 0.9 : 0.8
        } else if !qualifiers.isDisjoint(with: [.all, .inner]) {
            score = isSure ? 0.85 : 0.7
        } else {
            score = isSure ? 0.55 : 0.3
        }
        let penalties = [1, 0.85, 0.6, 0.45]
        score *= penalties[min(strangers, 3)]
        if isNextToStranger { score *= 0.6 }
        score *= tail(reading.reach[place], qualifiers: qualifiers)
        if isFollowedByOrder(reading.reach[place]) { score += 0.12 }
        return min(score, 0.97)
    }

    private func weakObject(_ place: Int, found: Concept, strangers: Int, isSure: Bool) -> (
        last: Int, score: Double
    )? {
        let marks = reading.marks[place]
        var qualifiers = found.union(marks)
        var last = place
        for index in reading.following(place + 1, atMost: 6) {
            if reading.tokens[index].before >= .comma || reading.has(index, .joining) { break }
            if reading.has(index, [.earlier, .told]) { last = index }
            qualifiers.formUnion(reading.marks[index].intersection([.earlier, .told, .own]))
        }
        guard !qualifiers.isDisjoint(with: [.earlier, .told]) else {
            // "Forget everything." at the end of a clause.
            guard marks.contains(.everything), isSure, reading.marks[place].contains(.everything),
                strangers == 0
            else {
                return nil
            }
            let next = place + 1
            let isEnd =
                next >= reading.count || reading.tokens[next].before >= .comma
                || reading.has(next, [.joining])
            return isEnd && !found.contains(.function)
                ? (place, isFollowedByOrder(next) ? 0.6 : 0.35) : nil
        }
        var score: Double = marks.contains(.everything) || qualifiers.contains(.told) ? 0.7 : 0.4
        if marks.contains(.piece),
            qualifiers.contains(.all) || reading.has(last, .earlier) && last > place
        {
            score += 0.15
        }
        if !isSure { score *= 0.5 }
        if strangers > 0 { score *= 0.6 }
        score *= tail(last + 1, qualifiers: qualifiers)
        if isFollowedByOrder(last + 1) { score += 0.12 }
        return (last, score)
    }

    /// "… instructions in the manual", "… rules of the house": the object is somebody else's.
    private func tail(_ next: Int, qualifiers: Concept) -> Double {
        guard next < reading.count, reading.tokens[next].before == .none else { return 1 }
        if reading.isUnknown(next) { return 0.6 }
        guard reading.has(next, .preposition) else { return 1 }
        let behind = reading.following(next + 1, atMost: 4)
        if reading.any(behind, [.own, .you, .told, .instruction, .inner, .everything, .piece, .model]) {
            return 1
        }
        return behind.contains { reading.isUnknown($0) } ? 0.45 : 0.8
    }

    /// Another order behind the first makes it one to a model.
    private func isFollowedByOrder(_ next: Int) -> Bool {
        for index in next..<min(reading.count, next + 14) where index >= 0 {
            if reading.has(index, [.become, .henceforth, .newTask]) { return true }
            guard reading.has(index, [.demand, .leak]) else { continue }
            if reading.tokens[index].before >= .comma
                || reading.has(index - 1, [.joining, .adverb, .you, .modal])
            {
                return true
            }
        }
        return false
    }

    // MARK: - In the passive

    /// "All earlier directives are void", "your guidelines have been suspended".
    private func annulled() -> [Hit] {
        var hits: [Hit] = []
        for noun in reading.marks.indices where reading.has(noun, [.instruction, .limit]) {
            let first = max(reading.sentence[noun], noun - 5)
            var qualifiers = Concept()
            for index in first..<noun { qualifiers.formUnion(reading.marks[index]) }
            for index in reading.following(noun + 1, atMost: 5) {
                qualifiers.formUnion(reading.marks[index].intersection([.earlier, .told]))
            }
            let isTheModels = !qualifiers.isDisjoint(with: [.own, .inner])
            guard isTheModels || !qualifiers.isDisjoint(with: [.earlier, .told]) else { continue }
            let behind = reading.following(reading.reach[noun], atMost: 9)
            guard let verb = behind.first(where: { reading.has($0, .annulled) }),
                !reading.any(behind.lowerBound..<verb, [.negation, .person, .dismiss, .loosen])
            else { continue }
            var score = isTheModels ? 0.65 : 0.5
            if reading.any(reading.following(verb + 1, atMost: 8), [.henceforth, .you, .own]) {
                score += 0.15
            }
            if isFollowedByOrder(verb + 1) { score += 0.12 }
            score *= addressing.weight(noun, isAsking: true)
            if reading.has(reading.sentence[noun], .question) { score *= 0.5 }
            hits.append(Hit(rule: .override, range: reading.scalars(first, through: verb), score: score))
        }
        return hits
    }
}
