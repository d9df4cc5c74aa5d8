/// Orders to send data away or to put it together, and set phrases.
extension JapaneseRules {
    func exfiltration(_ verb: Int) -> Hit? {
        let sentence = near(verb, before: 70, after: 20)
        guard let object = first(.sensitive, sentence) else { return nil }
        let range = words[sentence.lowerBound].range.lowerBound..<words[verb].range.upperBound
        var isLink = false
        var isMail = false
        for place in range {
            if text.has("://", at: place) { isLink = true }
            if text.scalars[place] == 0x40 { isMail = true }
        }
        guard isLink || isMail else { return nil }
        var score = isLink ? 0.6 : 0.45
        if first(.all, sentence) != nil { score += 0.12 }
        if first(.conceal, sentence) != nil { score += 0.25 }
        if first(.secret, sentence) != nil { score += 0.12 }
        return hit(
            .exfiltration, min(object, verb), max(object, verb),
            score * behind(verb).order * mention(verb) * actor(verb))
    }

    func payload(_ verb: Int) -> Hit? {
        let after = near(verb, before: 0, after: 24)
        guard let order = first([.obey], verb + 1..<max(verb + 1, after.upperBound)) else { return nil }
        let isInstruction = first(.instruction, verb..<order) != nil
        return hit(.payload, verb, order, (isInstruction ? 0.6 : 0.45) * mention(verb))
    }

    func claims(_ index: Int) -> [Hit] {
        let concepts = words[index].concepts
        var hits: [Hit] = []
        let mention = mention(index)
        func add(_ rule: GuardRule, _ score: Double) {
            if let found = hit(rule, index, index, score * mention) { hits.append(found) }
        }
        let after = index + 1..<min(words.count, index + 14)
        if concepts.contains(.authority) {
            let isOrder = after.contains {
                !words[$0].concepts.isDisjoint(with: [
                    .limit, .dismiss, .loosen, .unbound, .systemPrompt, .annulled,
                ])
            }
            add(.authority, isOrder ? 0.65 : 0.3)
        }
        if concepts.contains(.newTask) {
            let isStart = sentences[sentenceOf[index]].lowerBound == index
            let end = words[index].range.upperBound
            let isAnnounced = end < text.count && text.scalars[end] == 0x3A
            add(.task, isAnnounced ? 0.5 : isStart ? 0.4 : 0.3)
        }
        if concepts.contains(.conceal) {
            // こっそり and the like are said of anything.
            add(.concealment, words[index].range.count <= 4 ? 0.28 : 0.5)
        }
        if concepts.contains(.addressModel) { add(.address, 0.5) }
        if concepts.contains(.force) {
            let isMore = after.prefix(8).contains { words[$0].concepts.contains(.force) }
            add(.forcing, isMore ? 0.6 : 0.4)
        }
        if concepts.contains(.endOfData) {
            let isOrder = after.contains {
                !words[$0].concepts.isDisjoint(with: [
                    .newTask, .systemPrompt, .reveal, .unbound, .dismiss, .endOfData,
                ])
            }
            add(.delimiter, isOrder ? 0.55 : 0.35)
        }
        return hits
    }
}
