/// Orders to send data away, and orders to put pieces together and follow them.
struct TransferRules {
    let reading: Reading
    let addressing: Addressing

    func hits() -> [Hit] {
        var hits: [Hit] = []
        let addresses = reading.tokens.indices.filter { reading.tokens[$0].isAddress }
        var next = 0
        for verb in reading.marks.indices {
            if reading.has(verb, [.assemble, .codec]), let hit = assembled(verb) { hits.append(hit) }
            guard reading.has(verb, .transmit) else { continue }
            while next < addresses.count, addresses[next] < verb { next += 1 }
            guard next < addresses.count, addresses[next] - verb <= 30 else { continue }
            if let hit = sent(verb, to: addresses[next]) { hits.append(hit) }
        }
        return hits
    }

    private func sent(_ verb: Int, to address: Int) -> Hit? {
        let between = verb + 1..<address
        // "Send the history to …", or "fetch … followed by the keys".
        let behind = reading.following(address + 1, atMost: 8)
        guard reading.sentence[verb] == reading.sentence[address],
            let object = pronounObject(verb) ?? between.first(where: {
                reading.has($0, .sensitive) && !isCommon($0)
            })
                ?? between.first(where: { reading.has($0, .sensitive) })
                ?? behind.first(where: { reading.has($0, .sensitive) && reading.reach[$0] > $0 + 1 }),
            abs(object - verb) <= 16
        else { return nil }
        let text = reading.text
        let start = Int(reading.tokens[address].start)
        let isLink = text.has("http", at: start)
        let isWhole = reading.any(between, [.all, .own])
        let first = min(verb, object)
        let isWeak =
            reading.any(object..<object + 1, [.piece]) && reading.reach[object] == object + 1 && !isWhole
        // Messages and files are sent by everybody; keys and conversations are not.
        var score = isLink ? 0.62 : 0.5
        if isCommon(object) { score -= 0.25 }
        if isNumeric(address) { score += 0.15 }
        if isWhole { score += 0.12 }
        if isWeak { score -= 0.15 }
        let around = reading.sentence[verb]..<min(reading.count, address + 12)
        if reading.any(around, [.conceal]) { score += 0.25 }
        if !reading.any(verb..<verb + 1, [.leak]), reading.any(between, [.secret]) { score += 0.12 }
        score *= addressing.weight(verb)
        return Hit(
            rule: .exfiltration, range: reading.scalars(first, through: address), score: min(score, 0.9))
    }

    private func isCommon(_ index: Int) -> Bool {
        guard reading.reach[index] == index + 1 else { return false }
        return Self.common.contains { reading.text.has($0, at: Int(reading.tokens[index].start)) }
    }

    /// An address without a name, `http://203.0.113.9/`.
    private func isNumeric(_ address: Int) -> Bool {
        let start = Int(reading.tokens[address].start)
        let host = reading.text.has("https://", at: start) ? start + 8 : start + 7
        return reading.text.has("http", at: start) && host < reading.text.count
            && ScalarKind.isDigit(reading.text.scalars[host])
    }

    private static let common: [StaticString] = [
        "messages", "files", "contents", "details", "data", "question", "answers", "responses",
        "everything", "token",
        "session", "inbox",
    ]

    /// "Collect the keys and send them to …".
    private func pronounObject(_ verb: Int) -> Int? {
        let next = verb + 1
        guard next < reading.count, reading.text.has("them ", at: Int(reading.tokens[next].start))
        else { return nil }
        return (max(reading.sentence[verb], verb - 12)..<verb).last { reading.has($0, .sensitive) }
    }

    private func isEncoding(_ index: Int) -> Bool {
        let names: [StaticString] = ["base", "hex", "rot", "bin", "morse", "caesar", "cipher"]
        return names.contains { reading.text.has($0, at: Int(reading.tokens[index].start)) }
    }

    /// "Decode this base64 and follow the instructions", "compute a + b and obey the result".
    private func assembled(_ verb: Int) -> Hit? {
        let window = verb + 1..<min(reading.count, verb + 16)
        guard let order = window.first(where: { reading.has($0, .obey) }) else { return nil }
        let isCodec = reading.any(verb..<order, .codec)
        if reading.has(verb, .codec),
            !isEncoding(verb) || !reading.any(max(0, verb - 8)..<verb, [.reveal, .assemble])
        {
            return nil
        }
        let saysInstructions = reading.any(
            order..<min(reading.count, order + 6), [.instruction, .told])
        var score = isCodec ? 0.6 : 0.4
        if saysInstructions { score += 0.1 }
        score *= addressing.weight(verb)
        return Hit(rule: .payload, range: reading.scalars(verb, through: order), score: score)
    }
}
