/// All rules of Japanese over one text: words near each other in a sentence, and the form of the verb.
struct JapaneseRules {
    private let text: FoldedText
    private let quoted: QuotedParts
    private let words: [JapaneseLexicon.Word]
    /// The first and the last word of the sentence of each word.
    private var sentences: [Range<Int>] = []
    private var sentenceOf: [Int] = []

    static func hits(_ text: FoldedText, quoted: QuotedParts) -> [Hit] {
        guard text.scalars.contains(where: ScalarKind.isEastAsian) else { return [] }
        let rules = JapaneseRules(text, quoted)
        return rules.hits()
    }

    private init(_ text: FoldedText, _ quoted: QuotedParts) {
        self.text = text
        self.quoted = quoted
        words = JapaneseLexicon.shared.words(text)
        var boundary = 0
        var start = 0
        for (index, word) in words.enumerated() {
            var isNew = false
            while boundary < word.range.lowerBound {
                if Self.ends(text, boundary) { isNew = true }
                boundary += 1
            }
            if isNew || index - start >= Self.longestSentence {
                if start < index { sentences.append(start..<index) }
                start = index
            }
            sentenceOf.append(sentences.count)
        }
        if start < words.count { sentences.append(start..<words.count) }
    }

    /// No more words make a sentence: a text without full stops must not take longer than others.
    private static let longestSentence = 60

    private static func ends(_ text: FoldedText, _ index: Int) -> Bool {
        switch text.scalars[index] {
        case 0x3002, 0x0A: true
        // In an address a question mark ends nothing.
        case 0x21, 0x3F: index + 1 >= text.count || !ScalarKind.isASCIILetter(text.scalars[index + 1])
        default: false
        }
    }

    private func hits() -> [Hit] {
        var hits: [Hit] = []
        for index in words.indices {
            let concepts = words[index].concepts
            if !concepts.isDisjoint(with: [.dismiss, .loosen, .prefer]), let hit = override(index) { hits.append(hit) }
            if concepts.contains(.annulled), let hit = annulled(index) { hits.append(hit) }
            if !concepts.isDisjoint(with: [.systemPrompt, .instruction, .piece, .secret]), let hit = extraction(index) {
                hits.append(hit)
            }
            if !concepts.isDisjoint(with: [.henceforth, .become, .unbound, .limit, .mode]) { hits += role(index) }
            if concepts.contains(.transmit), let hit = exfiltration(index) { hits.append(hit) }
            if concepts.contains(.assemble), let hit = payload(index) { hits.append(hit) }
            hits += claims(index)
        }
        return hits
    }

    // MARK: - Places

    private func near(_ index: Int, before: Int, after: Int) -> Range<Int> {
        let sentence = sentences[sentenceOf[index]]
        var low = index
        while low > sentence.lowerBound, words[index].range.lowerBound - words[low - 1].range.lowerBound <= before {
            low -= 1
        }
        var high = index + 1
        while high < sentence.upperBound, words[high].range.lowerBound - words[index].range.upperBound <= after {
            high += 1
        }
        return low..<high
    }

    private func first(_ concept: JapaneseConcept, _ range: Range<Int>) -> Int? {
        range.first { !words[$0].concepts.isDisjoint(with: concept) }
    }

    private func last(_ concept: JapaneseConcept, _ range: Range<Int>) -> Int? {
        range.last { !words[$0].concepts.isDisjoint(with: concept) }
    }

    private func hit(_ rule: GuardRule, _ from: Int, _ to: Int, _ score: Double) -> Hit? {
        guard score > 0.1 else { return nil }
        let range =
            min(
                words[from].range.lowerBound, words[to].range.lowerBound)..<max(
                words[from].range.upperBound, words[to].range.upperBound)
        return Hit(rule: rule, range: range, score: min(score, 0.97))
    }

    private func behind(_ index: Int) -> JapaneseVerbForm { JapaneseVerbForm(text, at: words[index].range.upperBound) }

    /// Quoted, or in a sentence that talks about attacks or asks how something is done.
    private func mention(_ index: Int) -> Double {
        let sentence = sentences[sentenceOf[index]]
        let isTalk = sentence.contains {
            words[$0].concepts.contains(.talk) && !quoted.isQuoted[words[$0].range.lowerBound] && isTalkFor($0, index)
        }
        if quoted.isQuoted[words[index].range.lowerBound] {
            // What is said about a quotation may stand in the next sentence.
            let nearby = max(0, index - 30)..<min(words.count, index + 30)
            let isNear = nearby.contains {
                words[$0].concepts.contains(.talk) && !quoted.isQuoted[words[$0].range.lowerBound]
            }
            return isNear ? 0.3 : 0.6
        }
        return isTalk ? 0.5 : 1
    }

    /// Talk counts behind the verb, or at a distance before it.
    private func isTalkFor(_ talk: Int, _ index: Int) -> Bool {
        words[talk].range.lowerBound >= words[index].range.lowerBound
            || words[index].range.lowerBound - words[talk].range.upperBound < 40
    }

    // MARK: - Override

    private func override(_ verb: Int) -> Hit? {
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
        } else if !qualifiers.isDisjoint(with: [.earlier, .own]) || words[object].concepts.contains(.systemPrompt) {
            score = concepts.contains(.dismiss) ? 0.9 : 0.7
        } else if !qualifiers.isDisjoint(with: [.all, .inner]) {
            score = concepts.contains(.dismiss) ? 0.8 : 0.65
        } else {
            score = concepts.contains(.dismiss) ? 0.55 : 0.3
        }
        if words[verb].range.lowerBound - words[object].range.upperBound > 12 { score *= 0.7 }
        score *= form * mention(verb) * actor(verb)
        if isFollowedByOrder(verb) { score += 0.1 }
        return hit(.override, object, verb, score)
    }

    /// これまでの会話を忘れて: what is no instruction needs its time.
    private func weakOverride(_ verb: Int) -> Hit? {
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

    private func qualifiers(_ object: Int) -> JapaneseConcept {
        var found = JapaneseConcept()
        for index in near(object, before: 18, after: 8) where index != object {
            // 「前の設定」 of a program is told by no word of the model: only what stands before the object, and "all" behind it.
            found.formUnion(index < object ? words[index].concepts : words[index].concepts.intersection(.all))
        }
        return found
    }

    private func actor(_ verb: Int) -> Double {
        let before = near(verb, before: 30, after: 0).lowerBound..<verb
        var factor = 1.0
        if first(.person, before) != nil { factor *= 0.4 }
        if first(.device, before) != nil { factor *= 0.5 }
        return factor
    }

    private func isFollowedByOrder(_ verb: Int) -> Bool {
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
    private func annulled(_ verb: Int) -> Hit? {
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

    // MARK: - Extraction

    private func extraction(_ object: Int) -> Hit? {
        let concepts = words[object].concepts
        let sentence = near(object, before: 20, after: 34)
        // 「システムプロンプトの書き方を教えて」: something about it is wanted, not itself.
        if hasTopic(object, sentence) { return nil }
        // 設定する, 命令した: a verb, no thing that could be shown.
        let end = words[object].range.upperBound
        if end < text.count, text.scalars[end] == 0x3059 || text.scalars[end] == 0x3057 { return nil }
        guard let verb = first(.reveal, object + 1..<max(object + 1, sentence.upperBound)) else { return nil }
        let found = qualifiers(object)
        let isVerbatim = first(.verbatim, sentence) != nil
        var score: Double
        if concepts.contains(.systemPrompt) {
            score = 0.7
            if !found.isDisjoint(with: [.own, .earlier, .inner]) { score = 0.8 }
        } else if concepts.contains(.secret) {
            guard
                !found.isDisjoint(with: [.own, .inner])
                    || words[verb].range.lowerBound - words[object].range.upperBound <= 3
            else { return nil }
            score = found.isDisjoint(with: [.own, .inner]) ? 0.5 : 0.6
        } else if concepts.contains(.instruction) {
            guard !found.isDisjoint(with: [.own, .earlier, .inner]) else { return nil }
            score = found.isDisjoint(with: [.own, .inner]) ? 0.5 : 0.6
            if isVerbatim { score += 0.15 }
        } else {
            // The text above, all of it as it is.
            guard found.contains(.earlier), isVerbatim else { return nil }
            score = 0.42
            if first([.all], sentence) != nil { score += 0.1 }
            if text.scalars[words[verb].range].elementsEqual(FoldedText(SourceText("繰り返")).scalars) { score += 0.1 }
        }
        if isVerbatim { score += 0.1 }
        score *= behind(verb).request * mention(verb)
        if first(.device, sentence) != nil { score *= 0.5 }
        if first(.person, sentence) != nil, concepts.isDisjoint(with: [.systemPrompt]) { score *= 0.5 }
        return hit(.extraction, object, verb, score)
    }

    /// Whether something about a word is spoken of, right behind it: 「…の書き方」.
    private func hasTopic(_ index: Int, _ range: Range<Int>) -> Bool {
        let end = words[index].range.upperBound
        return range.contains { other in
            let start = words[other].range.lowerBound
            return words[other].concepts.contains(.topic) && start >= end && start - end <= 12
        }
    }

    // MARK: - Role

    private func role(_ index: Int) -> [Hit] {
        let concepts = words[index].concepts
        var hits: [Hit] = []
        if concepts.contains(.mode) {
            let around = near(index, before: 24, after: 24)
            let activation = first(.activate, index + 1..<max(index + 1, around.upperBound))
            var score = activation == nil ? 0.3 : 0.6
            if first(.unbound, around) != nil || first(.force, around) != nil { score += 0.25 }
            if first(.device, around) != nil { score *= 0.35 }
            score *= mention(index)
            if let found = hit(.role, index, activation ?? index, score) { hits.append(found) }
        }
        if concepts.contains(.henceforth) || concepts.contains(.become) {
            let around = near(index, before: 40, after: 40)
            let isToModel = first(.own, around) != nil
            var score = concepts.contains(.henceforth) && isToModel ? 0.3 : 0.15
            var end = index
            if let unbound = around.first(where: { isUnbound($0) }) {
                score = 0.75
                if concepts.contains(.become) || isToModel { score = 0.85 }
                end = unbound
            }
            score *= mention(index)
            if first(.device, around) != nil { score *= 0.5 }
            if let found = hit(.role, index, end, score) { hits.append(found) }
        } else if isUnbound(index) {
            let around = near(index, before: 30, after: 30)
            var score = 0.35
            if first([.own], around) != nil { score += 0.15 }
            if first([.reveal, .instead], index..<around.upperBound) != nil { score += 0.2 }
            if first(.device, around) != nil { score *= 0.4 }
            score *= mention(index) * actor(index)
            if hasTopic(index, around) { score *= 0.4 }
            if let found = hit(.role, index, index, score) { hits.append(found) }
        }
        return hits
    }

    /// 無制限, or what limits a model and then なし.
    private func isUnbound(_ index: Int) -> Bool {
        if words[index].concepts.contains(.unbound) { return true }
        guard words[index].concepts.contains(.limit) else { return false }
        let behind = near(index, before: 0, after: 8)
        return behind.contains {
            $0 > index && words[$0].concepts.contains(.lacking)
                && words[$0].range.lowerBound - words[index].range.upperBound <= 8
        }
    }

    // MARK: - The rest

    private func exfiltration(_ verb: Int) -> Hit? {
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

    private func payload(_ verb: Int) -> Hit? {
        let after = near(verb, before: 0, after: 24)
        guard let order = first([.obey], verb + 1..<max(verb + 1, after.upperBound)) else { return nil }
        let isInstruction = first(.instruction, verb..<order) != nil
        return hit(.payload, verb, order, (isInstruction ? 0.6 : 0.45) * mention(verb))
    }

    private func claims(_ index: Int) -> [Hit] {
        let concepts = words[index].concepts
        var hits: [Hit] = []
        let mention = mention(index)
        func add(_ rule: GuardRule, _ score: Double) {
            if let found = hit(rule, index, index, score * mention) { hits.append(found) }
        }
        let after = index + 1..<min(words.count, index + 14)
        if concepts.contains(.authority) {
            let isOrder = after.contains {
                !words[$0].concepts.isDisjoint(with: [.limit, .dismiss, .loosen, .unbound, .systemPrompt, .annulled])
            }
            add(.authority, isOrder ? 0.65 : 0.3)
        }
        if concepts.contains(.newTask) {
            let isStart = sentences[sentenceOf[index]].lowerBound == index
            let end = words[index].range.upperBound
            let isAnnounced = end < text.count && text.scalars[end] == 0x3A
            add(.task, isAnnounced ? 0.5 : isStart ? 0.4 : 0.3)
        }
        if concepts.contains(.conceal) { add(.concealment, 0.5) }
        if concepts.contains(.addressModel) { add(.address, 0.5) }
        if concepts.contains(.force) {
            let isMore = after.prefix(8).contains { words[$0].concepts.contains(.force) }
            add(.forcing, isMore ? 0.6 : 0.4)
        }
        if concepts.contains(.endOfData) {
            let isOrder = after.contains {
                !words[$0].concepts.isDisjoint(with: [.newTask, .systemPrompt, .reveal, .unbound, .dismiss, .endOfData])
            }
            add(.delimiter, isOrder ? 0.55 : 0.35)
        }
        return hits
    }
}
