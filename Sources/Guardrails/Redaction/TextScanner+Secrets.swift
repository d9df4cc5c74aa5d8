extension TextScanner {
    /// The end of a key of known form that begins at an index.
    mutating func secretForm(at i: Int) -> Int? {
        guard isEnabled(.secret), let forms = ScanTables.forms[UInt16(p[i]) << 8 | UInt16(p[i + 1])] else { return nil }
        for form in forms where matches(form.prefix, at: i) {
            let start = i + form.prefix.count
            if form.rule == .jwt {
                if let end = webTokenEnd(from: start) {
                    add(i, end, .secret, detail: Self.number(of: form))
                    return end
                }
                continue
            }
            var end = runEnd(form.body, from: start)
            // The full stop of a sentence.
            while end > start, p[end - 1] == 0x2E { end -= 1 }
            let length = end - start
            guard length >= form.fewest, form.most == 0 || length <= form.most else { continue }
            switch form.rule {
            case .digit: guard hasDigit(start, end) else { continue }
            case .run: guard hasRun(start, end) else { continue }
            case .none, .jwt: break
            }
            if form.body == .hex || form.most > 0, end < n, has(end, .word) { continue }
            // Capital letters and digits only.
            if form.name == "aws", (start..<end).contains(where: { has($0, .lower) }) { continue }
            add(i, end, .secret, detail: Self.number(of: form))
            return end
        }
        return nil
    }

    private static func number(of form: SecretForm) -> Int {
        SecretForm.all.firstIndex { $0.prefix == form.prefix } ?? 0
    }

    /// Within 96 bytes.
    private func hasDigit(_ start: Int, _ end: Int) -> Bool {
        (start..<min(end, start + 96)).contains { has($0, .digit) }
    }

    private func hasRun(_ start: Int, _ end: Int) -> Bool {
        var length = 0
        var digits = 0
        for at in start..<min(end, start + 96) {
            if p[at] == 0x2D {
                length = 0
                digits = 0
                continue
            }
            length += 1
            if has(at, .digit) { digits += 1 }
            if length >= 16, digits > 0 { return true }
        }
        return false
    }

    /// The end of a JSON Web Token behind its `eyJ` (RFC 7519): two parts at least, the last of which may be missing.
    private mutating func webTokenEnd(from start: Int) -> Int? {
        let first = runEnd(.token, from: start)
        guard first - start >= 8, first + 1 < n, p[first] == 0x2E, has(first + 1, .token) else { return nil }
        let second = runEnd(.token, from: first + 1)
        guard second - first > 4 else { return nil }
        guard second + 1 < n, p[second] == 0x2E else { return second }
        return runEnd(.token, from: second + 1)
    }

    /// The end of a bot's token: its number in base64, a time, a signature.
    mutating func discordToken(at i: Int) -> Int? {
        guard isEnabled(.secret) else { return nil }
        let first = runEnd(.token, from: i)
        guard (23...28).contains(first - i), first + 7 < n, p[first] == 0x2E else { return nil }
        let second = runEnd(.token, from: first + 1)
        guard second - first == 7, second + 27 < n, p[second] == 0x2E else { return nil }
        let third = runEnd(.token, from: second + 1)
        guard third - second > 27, hasDigit(i, third) else { return nil }
        add(i, third, .secret, detail: SecretForm.discord)
        return third
    }

    // MARK: - Private keys

    private static let begin = Array("-----BEGIN ".utf8)
    private static let ends = Array("-----END ".utf8)
    private static let privateKey = Array("PRIVATE KEY".utf8)

    /// A private key in PEM (RFC 7468), to its end or, where that was cut off, as far as it goes.
    mutating func pem(at i: Int) -> Int {
        guard isEnabled(.secret), matches(Self.begin, at: i) else { return i + 1 }
        var at = i + Self.begin.count
        let limit = min(n, at + 64)
        var isPrivate = false
        while at < limit, p[at] != 0x2D {
            if p[at] == 0x50, matches(Self.privateKey, at: at) { isPrivate = true }
            at += 1
        }
        guard isPrivate else { return at }
        while at < n, p[at] == 0x2D { at += 1 }
        let body = at
        while at < n, has(at, [.base64, .space]) || p[at] == 0x5C || p[at] == 0x3A || p[at] == 0x2C {
            if p[at] == 0x2D, matches(Self.ends, at: at) {
                var end = at + Self.ends.count
                let limit = min(n, end + 64)
                while end < limit, p[end] != 0x2D { end += 1 }
                while end < n, p[end] == 0x2D { end += 1 }
                add(i, end, .secret, detail: SecretForm.pem)
                return end
            }
            at += 1
        }
        guard at - body >= 16 else { return max(body, i + 1) }
        while at > body, has(at - 1, .space) { at -= 1 }
        add(i, at, .secret, detail: SecretForm.pem)
        return at
    }

    // MARK: - URLs

    private static let webhooks: [(host: [UInt8], path: [UInt8])] = [
        ("hooks.slack.com", "/services/"), ("hooks.slack.com", "/workflows/"), ("hooks.slack.com", "/triggers/"),
        ("discord.com", "/api/webhooks/"), ("discordapp.com", "/api/webhooks/"), (".webhook.office.com", "/"),
        ("outlook.office.com", "/webhook/"),
    ].map { (Array($0.0.utf8), Array($0.1.utf8)) }

    /// A colon: of a URL, of an address, or behind a name.
    mutating func colon(at i: Int) -> Int {
        if i + 2 < n, p[i + 1] == 0x2F, p[i + 2] == 0x2F { return url(at: i) }
        if isIdentifier { return i + 1 }
        if i >= addressRunEnd, let end = address6(around: i) { return end }
        return assignment(at: i, length: 1)
    }

    /// What stands behind `://`.
    private mutating func url(at i: Int) -> Int {
        let start = i + 3
        var at = start
        var colon: Int?
        var sign: Int?
        let limit = min(n, start + 1_024)
        scan: while at < limit {
            switch p[at] {
            // Passwords have this sign too, though they should not.
            case 0x23 where colon.map { at == $0 + 1 || !has($0 + 1, .digit) } ?? false: break
            case 0x00...0x20, 0x22, 0x23, 0x27, 0x2F, 0x3C, 0x3E, 0x3F, 0x5C, 0x60, 0x7B, 0x7D:
                break scan
            case 0x3A: if colon == nil { colon = at }
            case 0x40: sign = at
            default: break
            }
            at += 1
        }
        guard let sign else {
            guard isEnabled(.secret), at < n, p[at] == 0x2F else { return start }
            for webhook in Self.webhooks
            where matches(webhook.host, at: at - webhook.host.count) && matches(webhook.path, at: at) {
                var end = at
                while end < n, end < at + 512, has(end, .base64) { end += 1 }
                guard end - at >= webhook.path.count + 16 else { continue }
                while !has(end - 1, .word) { end -= 1 }
                var begin = i
                while begin > 0, begin > i - 8, has(begin - 1, .letter) { begin -= 1 }
                add(begin, end, .secret, detail: SecretForm.webhook)
                return end
            }
            return start
        }
        emailFloor = sign + 1
        if let colon, colon < sign {
            if !isPlaceholder(colon + 1, sign), sign > colon + 1 {
                add(colon + 1, sign, .secret, detail: SecretForm.urlPassword)
                return sign + 1
            }
        } else if looksRandom(start, sign, fewest: 16) {
            add(start, sign, .secret, detail: SecretForm.urlPassword)
            return sign + 1
        }
        return start
    }
}
