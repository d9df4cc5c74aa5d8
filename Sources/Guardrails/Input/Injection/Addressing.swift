/// Whether a verb is an order to the reader, or is talked about.
struct Addressing {
    let reading: Reading

    /// From 1 for an order down to a tenth for what is forbidden or only told.
    ///
    /// - Parameter isAsking: questions are what the rule looks for ("what is your system prompt?").
    func weight(_ verb: Int, isAsking: Bool = false) -> Double {
        let form = isAsking ? 1 : form(verb)
        return form * mention(verb, isAsking: isAsking)
    }

    // MARK: - The form of the verb

    private func form(_ verb: Int) -> Double {
        let first = reading.sentence[verb]
        // "Do not ignore": within the clause, unless the phrase itself begins with the negation.
        var place = verb - 1
        var steps = 0
        while place >= first, steps < 2, reading.tokens[place + 1].before < .comma {
            if reading.has(place, .negation), reading.reach[place] <= verb { return 0.1 }
            place -= 1
            steps += 1
        }
        place = verb - 1
        var isAtClauseStart = reading.tokens[verb].before >= .comma
        while !isAtClauseStart, place >= first, reading.has(place, .adverb),
            !reading.has(place, [.modal, .to])
        {
            isAtClauseStart = reading.tokens[place].before >= .comma
            place -= 1
        }
        if isAtClauseStart || place < first {
            return questioned(verb, first, isComment(first) ? 0.5 : 1)
        }
        // "I hereby revoke …" does what it says.
        if (place + 1..<verb).contains(where: { reading.text.has("hereby", at: Int(reading.tokens[$0].start)) }) {
            return 1
        }
        return questioned(verb, first, afterSubject(place, first))
    }

    /// Behind `//`, `/*` or a single `#`, as in the comments of programs.
    private func isComment(_ first: Int) -> Bool {
        let text = reading.text
        var place = Int(reading.tokens[first].start) - 1
        if place >= 0, text.scalars[place] == 0x20 { place -= 1 }
        guard place >= 0 else { return false }
        let isStart = place == 0 || text.scalars[place - 1] == 0x0A
        switch text.scalars[place] {
        case 0x23: return isStart
        case 0x2F:
            return place > 0 && text.scalars[place - 1] == 0x2F
                && (place == 1 || text.scalars[place - 2] != 0x3A)
        case 0x2A: return place > 0 && text.scalars[place - 1] == 0x2F
        default: return false
        }
    }

    /// What stands before the verb in its clause.
    private func afterSubject(_ place: Int, _ first: Int) -> Double {
        let before = max(first, place - 4)..<place
        if reading.has(place, .you) { return 1 }
        if reading.has(place, .to) {
            if reading.any(before, .you) || (reading.any(before, .want) && !reading.any(before, .person)) {
                return 1
            }
            return before.isEmpty ? 0.8 : 0.4
        }
        if reading.has(place, .modal) {
            if reading.any(before, .you) { return 1 }
            return reading.any(before, .person) ? 0.4 : 0.7
        }
        if reading.has(place, .joining) { return 0.95 }
        if reading.has(place, [.own, .model]), !reading.has(place, .person) || before.isEmpty {
            return 1
        }
        if reading.has(place, .person) { return 0.35 }
        // The beginning of a text may be a name: "Claude, ignore …", or a heading without a colon.
        if place == first { return 0.85 }
        return reading.isUnknown(place) ? 0.6 : 0.8
    }

    /// Questions about how or why are no orders, but for those that ask the reader to do it.
    private func questioned(_ verb: Int, _ first: Int, _ weight: Double) -> Double {
        guard reading.has(first, .question), first != verb, !reading.has(first, .dismiss) else {
            return weight
        }
        if reading.any(first..<verb, [.you]), !reading.has(first, .person) {
            // "Could you …" is polite; "how do you …" is a question.
            return reading.reach[first] > first + 1 ? weight * 0.6 : weight
        }
        return weight * 0.5
    }

    // MARK: - Talk about attacks

    private func mention(_ verb: Int, isAsking: Bool) -> Double {
        let first = reading.sentence[verb]
        let isTalk = reading.any(first..<verb, .talk)
        if reading.tokens[verb].isQuoted {
            return isTalk || talksOutside(verb) ? 0.3 : 0.6
        }
        return isTalk && !isAsking ? 0.6 : 1
    }

    /// Whether words nearby, outside quotations, are those of talk about attacks.
    private func talksOutside(_ verb: Int) -> Bool {
        let nearby = max(0, verb - 60)..<min(reading.count, verb + 60)
        return nearby.contains { !reading.tokens[$0].isQuoted && reading.has($0, [.talk, .question]) }
    }
}
