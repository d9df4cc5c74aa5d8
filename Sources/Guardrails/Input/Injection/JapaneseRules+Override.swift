/// Orders to ignore, forget or lift the instructions.
extension JapaneseRules {
    func override(_ verb: Int) -> Hit? {
        let concepts = words[verb].concepts
        guard let object = last(.instruction, near(verb, before: 22, after: 0)),
            object < verb || concepts.contains(.prefer)
        else { return weakOverride(verb) }
        guard words[object].range.upperBound <= words[verb].range.lowerBound else { return nil }
        let form = behind(verb).order
        let qualifiers = qualifiers(object)
        var score: Double
        if concepts.contains(.prefer) {
            guard !qualifiers.isDisjoint(with: [.earlier, .inner, .own]) else { return nil }
            score = 0.6
        } else if !qualifiers.isDisjoint(with: [.earlier, .own])
            || words[object].concepts.contains(.systemPrompt)
        {
            score = concepts.contains(.dismiss) ? 0.9 : 0.7
        } else if !qualifiers.isDisjoint(with: [.all, .inner]) {
            score = concepts.contains(.dismiss) ? 0.8 : 0.65
        } else {
            score = concepts.contains(.dismiss) ? 0.55 : 0.3
        }
        if words[verb].range.lowerBound - words[object].range.upperBound > 12 { score *= 0.7 }
        // 「以前の設定を初期化して」: programs have settings too.
        let isSetting = text.scalars[words[object].range].elementsEqual([0x8A2D, 0x5B9A])
        if isSetting, concepts.contains(.loosen), qualifiers.isDisjoint(with: [.own, .inner]) {
            score *= 0.5
        }
        score *= form * mention(verb) * actor(verb)
        if isFollowedByOrder(verb) { score += 0.1 }
        return hit(.override, object, verb, score)
    }

    /// これまでの会話を忘れて: what is no instruction needs its time.
    func weakOverride(_ verb: Int) -> Hit? {
        let nearby = near(verb, before: 18, after: 0)
        guard let object = last(.piece, nearby.lowerBound..<verb) else { return nil }
        let found = qualifiers(object)
        guard found.contains(.earlier),
            words[verb].concepts.contains(.dismiss) || words[verb].concepts.contains(.loosen)
        else { return nil }
        var score = words[verb].concepts.contains(.dismiss) ? 0.5 : 0.3
        if found.contains(.all) { score += 0.1 }
        if isFollowedByOrder(verb) { score += 0.1 }
        return hit(.override, object, verb, score * behind(verb).order * mention(verb) * actor(verb))
    }

    func qualifiers(_ object: Int) -> JapaneseConcept {
        var found = JapaneseConcept()
        for index in near(object, before: 18, after: 8) where index != object {
            // 「前の設定」 of a program is told by no word of the model: only what stands before the object, and "all" behind it.
            found.formUnion(
                index < object ? words[index].concepts : words[index].concepts.intersection(.all))
        }
        return found
    }

    func actor(_ verb: Int) -> Double {
        let before = near(verb, before: 30, after: 0).lowerBound..<verb
        var factor = 1.0
        if first(.person, before) != nil { factor *= 0.4 }
        if first(.device, before) != nil { factor *= 0.5 }
        return factor
    }

    func isFollowedByOrder(_ verb: Int) -> Bool {
        let end = words[verb].range.upperBound
        var index = verb + 1
        while index < words.count, words[index].range.lowerBound - end < 40 {
            if !words[index].concepts.isDisjoint(with: [
                .reveal, .instead, .unbound, .newTask, .force, .systemPrompt, .henceforth,
            ]) {
                return true
            }
            index += 1
        }
        return false
    }

    /// 安全機能は無効化されました.
    func annulled(_ verb: Int) -> Hit? {
        let nearby = near(verb, before: 22, after: 0).lowerBound..<verb
        guard let object = last(.instruction, nearby) else { return nil }
        let found = qualifiers(object)
        guard
            !found.isDisjoint(with: [.earlier, .own, .inner, .all]) || first(.authority, nearby) != nil
                || words[object].concepts.contains(.limit) && found.contains(.inner)
        else { return nil }
        var score = 0.5
        if isFollowedByOrder(verb) { score += 0.2 }
        if !found.isDisjoint(with: [.own, .earlier]) { score += 0.1 }
        return hit(.override, object, verb, score * mention(verb) * actor(verb))
    }
}
