/// One look at a text by rules: what both guards share.
struct Inspection {
    /// What was found, before it is given to anyone.
    struct Found {
        var rule: String
        var message: String
        var bytes: Range<Int>
        var score: Double
        var encoding: String?
    }

    /// Which rules are looked at in texts, and in what they hold encoded.
    struct Scope {
        var injection: Bool
        var links: Bool
    }

    let source: SourceText
    private(set) var found: [Found] = []
    private let rules: GuardRules
    private let patterns: [ForbiddenPattern]
    private let scope: Scope
    private var decoder: Decoder
    private var leak: PromptLeak?
    private var canary: [UInt32]?

    /// What is less sure than this is not worth a word.
    private static let leastScore = 0.25
    /// The most findings that are looked at for a verdict, and of these, the surest, that are added up.
    private static let mostFound = 200
    private static let mostAdded = 40
    /// Findings add up where they stand so near to each other, in bytes.
    private static let nearness = 4_000

    init(_ source: SourceText, rules: GuardRules, patterns: [ForbiddenPattern], scope: Scope) {
        self.source = source
        self.rules = rules
        self.patterns = patterns
        self.scope = scope
        decoder = Decoder(limit: rules.decodingLimit)
    }

    // MARK: - Looking

    mutating func add(_ rule: GuardRule, _ bytes: Range<Int>, _ score: Double, encoding: String? = nil) {
        add(rule, named: rule.rawValue, bytes, score, encoding: encoding)
    }

    /// Adds a finding of a rule that has names of its own for what it finds.
    mutating func add(
        _ rule: GuardRule, named name: String, _ bytes: Range<Int>, _ score: Double, encoding: String? = nil
    ) {
        guard rules.enabled.contains(rule) else { return }
        let weighted = score * (rules.weights[rule] ?? 1)
        guard weighted >= Self.leastScore else { return }
        found.append(
            Found(
                rule: name, message: GuardMessages.text(rule, rules.language), bytes: bytes, score: weighted,
                encoding: encoding))
    }

    /// The bytes of scalars of the source.
    func bytes(_ scalars: Range<Int>) -> Range<Int> {
        Int(source.offsets[scalars.lowerBound])..<Int(source.offsets[scalars.upperBound])
    }

    /// Looks at the text and at all that is hidden in it.
    ///
    /// - Parameters:
    ///   - leak: the system prompt that must not be in it.
    ///   - canary: folded letters that must not be in it, without white space.
    mutating func look(for leak: PromptLeak? = nil, canary: [UInt32]? = nil) {
        self.leak = leak
        self.canary = canary.flatMap { $0.isEmpty ? nil : $0 }
        let characters = CharacterRules(source)
        for hit in characters.hits { add(hit.rule, bytes(hit.range), hit.score) }
        if scope.links, rules.enabled.contains(.link) {
            for hit in LinkRules.hits(source, trustedHosts: rules.trustedHosts) {
                add(hit.rule, bytes(hit.range), hit.score)
            }
        }
        let folded = FoldedText(source)
        matchPatterns(folded)
        look(folded, encoding: nil)
        for hidden in characters.hiddenTexts {
            let place = source.offsets[hidden.range.lowerBound]..<source.offsets[hidden.range.upperBound]
            look(FoldedText(hidden.letters, standingFor: place), encoding: "hidden")
        }
        if rules.decodingDepth > 0 {
            rearrange(folded, encoding: nil)
            decode(RawText(source), depth: 1, encoding: nil)
        }
    }

    private mutating func look(_ text: FoldedText, encoding: String?) {
        let quoted = QuotedParts(text)
        var hits = ChatMarkup.hits(text, quoted: quoted)
        if scope.injection {
            hits += EnglishRules.hits(text, quoted: quoted) + JapaneseRules.hits(text, quoted: quoted)
        }
        for run in leak?.runs(in: text) ?? [] { add(.promptLeak, text.bytes(run.range), run.score, encoding: encoding) }
        if let canary, let place = Self.first(canary, in: text) {
            add(.canary, text.bytes(place), 1, encoding: encoding)
        }
        for hit in hits {
            // Nobody hides what is harmless.
            let score = encoding == nil || hit.score < 0.3 ? hit.score : min(hit.score + 0.15, 0.97)
            add(hit.rule, text.bytes(hit.range), score, encoding: encoding)
        }
    }

    /// Where letters stand in a text, white space apart.
    private static func first(_ letters: [UInt32], in text: FoldedText) -> Range<Int>? {
        let places = text.scalars.indices.filter { !ScalarKind.isWhiteSpace(text.scalars[$0]) }
        guard places.count >= letters.count else { return nil }
        // Knuth, Morris and Pratt: a canary of many equal letters must not make it slow.
        var fallback = [0]
        var matched = 0
        for letter in letters.dropFirst() {
            while matched > 0, letters[matched] != letter { matched = fallback[matched - 1] }
            if letters[matched] == letter { matched += 1 }
            fallback.append(matched)
        }
        matched = 0
        for (end, place) in places.enumerated() {
            while matched > 0, letters[matched] != text.scalars[place] { matched = fallback[matched - 1] }
            if letters[matched] == text.scalars[place] { matched += 1 }
            if matched == letters.count { return places[end - letters.count + 1]..<place + 1 }
        }
        return nil
    }

    private mutating func rearrange(_ text: FoldedText, encoding: String?) {
        let prefix = encoding.map { $0 + "+" } ?? ""
        let always = leak != nil || canary != nil
        if let turned = Rearrangement.rot13(text, always: always) { look(turned, encoding: prefix + "rot13") }
        if let turned = Rearrangement.reversed(text, always: always) { look(turned, encoding: prefix + "reversed") }
        if let joined = Rearrangement.joined(text) { look(joined, encoding: prefix + "pieces") }
    }

    private mutating func decode(_ raw: RawText, depth: Int, encoding: String?) {
        let prefix = encoding.map { $0 + "+" } ?? ""
        // All runs of one encoding are one text: an order may be cut into several, and many short ones are one piece of work.
        var texts: [(encoding: String, text: RawText)] = []
        for run in decoder.runs(raw) {
            let inner = RawText(run.bytes, standingFor: run.place)
            if let known = texts.firstIndex(where: { $0.encoding == run.encoding }) {
                texts[known].text.append(inner)
            } else {
                texts.append((run.encoding, inner))
            }
        }
        for (encoding, inner) in texts {
            let name = prefix + encoding
            let folded = FoldedText(inner)
            look(folded, encoding: name)
            rearrange(folded, encoding: name)
            if depth < rules.decodingDepth { decode(inner, depth: depth + 1, encoding: name) }
        }
    }

    /// The user's patterns, in the text as it is and folded.
    private mutating func matchPatterns(_ folded: FoldedText) {
        guard !patterns.isEmpty, rules.enabled.contains(.pattern) else { return }
        let plain = String(String.UnicodeScalarView(source.scalars.compactMap(Unicode.Scalar.init)))
        let plainBytes = Array(plain.utf8)
        var foldedBytes: [UInt8] = []
        var foldedIndex: [Int] = []
        for (index, scalar) in folded.scalars.enumerated() {
            guard let scalar = Unicode.Scalar(scalar) else { continue }
            for byte in UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter {
                foldedBytes.append(byte)
                foldedIndex.append(index)
            }
        }
        for pattern in patterns {
            var places = pattern.matches(in: plainBytes, atMost: rules.maxFindings)
            if places.isEmpty {
                places = pattern.matches(in: foldedBytes, atMost: rules.maxFindings).map { match in
                    folded.bytes(foldedIndex[match.lowerBound]..<foldedIndex[match.upperBound - 1] + 1)
                }
            }
            let score = pattern.score * (rules.weights[.pattern] ?? 1)
            for place in places {
                found.append(
                    Found(
                        rule: "pattern.\(pattern.name)", message: GuardMessages.text(.pattern, rules.language),
                        bytes: place,
                        score: score, encoding: nil))
            }
        }
    }

    // MARK: - The verdict

    /// What is to be done, from all that was found.
    func verdict() -> GuardVerdict {
        var best = found.sorted { $0.score > $1.score }
        if best.count > Self.mostFound { best.removeLast(best.count - Self.mostFound) }
        var distinct: [Found] = []
        // Of findings of one rule that overlap, the surest speaks for all.
        for one in best where !distinct.contains(where: { $0.bytes.overlaps(one.bytes) && $0.rule == one.rule }) {
            distinct.append(one)
        }
        let score = Self.total(distinct.prefix(Self.mostAdded))
        let decision: GuardVerdict.Decision =
            score >= rules.blockThreshold ? .block : score >= rules.flagThreshold ? .flag : .allow
        let listed = distinct.prefix(rules.maxFindings).sorted {
            ($0.bytes.lowerBound, $0.rule) < ($1.bytes.lowerBound, $1.rule)
        }
        return GuardVerdict(
            decision: decision, score: score,
            findings: listed.map { one in
                GuardFinding(
                    rule: one.rule, bytes: one.bytes, scalars: scalars(one.bytes),
                    score: (one.score * 100).rounded() / 100, message: one.message, encoding: one.encoding)
            })
    }

    private func scalars(_ bytes: Range<Int>) -> Range<Int> {
        let start = source.index(ofByte: bytes.lowerBound)
        return start..<max(start, source.index(ofByte: bytes.upperBound))
    }

    /// The highest sum of what stands near each other: 1 less the product of the doubts, each rule once.
    private static func total(_ found: ArraySlice<Found>) -> Double {
        let sorted = found.sorted { $0.bytes.lowerBound < $1.bytes.lowerBound }
        var highest = 0.0
        for (index, first) in sorted.enumerated() {
            var byRule: [String: Double] = [:]
            for one in sorted[index...] {
                guard one.bytes.lowerBound - first.bytes.lowerBound <= nearness else { break }
                // Many pieces of personal data are no more reason to block than one: they are redacted.
                let rule = one.rule.hasPrefix("redaction.") ? "redaction" : one.rule
                byRule[rule] = max(byRule[rule] ?? 0, one.score)
            }
            highest = max(highest, 1 - byRule.values.sorted().reduce(1.0) { $0 * (1 - $1) })
        }
        return (highest * 100).rounded() / 100
    }
}
