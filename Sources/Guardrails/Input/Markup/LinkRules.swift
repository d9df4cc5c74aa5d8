/// Links and images whose address carries data away: a client that shows them sends it.
struct LinkRules {
    private let source: SourceText
    private let trustedHosts: [String]

    /// - Parameter trustedHosts: hosts that may be told anything, with those below them.
    static func hits(_ source: SourceText, trustedHosts: [String]) -> [Hit] {
        LinkRules(source: source, trustedHosts: trustedHosts).hits()
    }

    private func hits() -> [Hit] {
        var hits: [Hit] = []
        var index = 0
        let scalars = source.scalars
        while index + 3 < scalars.count {
            // Every address has "://" or begins with "//" behind the mark of a link.
            guard scalars[index] == 0x3A, scalars[index + 1] == 0x2F, scalars[index + 2] == 0x2F else {
                index += 1
                continue
            }
            let end = addressEnd(index + 3)
            if let place = place(before: index), let hit = judged(place, scheme: index, end: end) {
                hits.append(hit)
            }
            index = max(end, index + 3)
        }
        return hits
    }

    // MARK: - Where addresses stand

    private enum Place {
        /// A client loads it without being asked.
        case image
        /// A person must click on it.
        case link
        /// A reference that an image or a link may name.
        case reference
    }

    /// What stands before an address whose colon is at `colon`.
    private func place(before colon: Int) -> (Place, start: Int)? {
        let scalars = source.scalars
        var scheme = colon
        while scheme > 0, ScalarKind.isASCIILetter(scalars[scheme - 1]), colon - scheme < 10 {
            scheme -= 1
        }
        var before = scheme - 1
        while before >= 0,
            scalars[before] == 0x20 || scalars[before] == 0x3C || scalars[before] == 0x22
                || scalars[before] == 0x27
        { before -= 1 }
        guard before >= 0 else { return nil }
        switch scalars[before] {
        case 0x28: return markdown(before)
        case 0x3A: return before > 0 && scalars[before - 1] == 0x5D ? (.reference, scheme) : nil
        case 0x3D: return attribute(before)
        default: return nil
        }
    }

    /// `![…](` or `[…](`.
    private func markdown(_ parenthesis: Int) -> (Place, start: Int)? {
        guard parenthesis > 0, source.scalars[parenthesis - 1] == 0x5D else { return nil }
        var open = parenthesis - 2
        var depth = 1
        let limit = max(0, parenthesis - 300)
        while open >= limit {
            if source.scalars[open] == 0x5D { depth += 1 }
            if source.scalars[open] == 0x5B { depth -= 1 }
            if depth == 0 { break }
            open -= 1
        }
        guard open >= limit, depth == 0 else { return nil }
        let isImage = open > 0 && source.scalars[open - 1] == 0x21
        return (isImage ? .image : .link, isImage ? open - 1 : open)
    }

    /// `src=` of an image or a frame, `href=`.
    private func attribute(_ equals: Int) -> (Place, start: Int)? {
        var end = equals
        while end > 0, source.scalars[end - 1] == 0x20 { end -= 1 }
        var start = end
        while start > 0, ScalarKind.isASCIILetter(source.scalars[start - 1]), end - start < 12 {
            start -= 1
        }
        let name = String(
            String.UnicodeScalarView(source.scalars[start..<end].compactMap(Unicode.Scalar.init))
        )
        .lowercased()
        switch name {
        case "src", "srcset", "background", "poster", "data", "action": return (.image, start)
        case "href": return (.link, start)
        default: return nil
        }
    }

    private func addressEnd(_ start: Int) -> Int {
        var end = start
        var depth = 0
        while end < source.count {
            let scalar = source.scalars[end]
            switch scalar {
            case 0x3C:
                // `?x=<secret>` is a placeholder.
                guard source.scalars[end - 1] == 0x3D else { return end }
                depth += 1
            case 0x3E:
                if depth == 0 { return end }
                depth -= 1
            case 0x22, 0x27, 0x60, 0x0A, 0x0D: return end
            case 0x20:
                // A placeholder in braces may hold spaces.
                if depth == 0 { return end }
            case 0x7B: depth += 1
            case 0x7D: depth -= 1
            case 0x28: depth += 1
            case 0x29:
                if depth == 0 { return end }
                depth -= 1
            default: break
            }
            end += 1
        }
        return end
    }

    // MARK: - What they carry

    private func judged(_ found: (Place, start: Int), scheme: Int, end: Int) -> Hit? {
        let address = source.scalars[scheme + 3..<end]
        let host = address.prefix { $0 != 0x2F && $0 != 0x3F && $0 != 0x23 && $0 != 0x3A }
        guard !isTrusted(host) else { return nil }
        let rest = address[host.endIndex...]
        var load = 0
        var isTemplate = false
        if let mark = rest.firstIndex(where: { $0 == 0x3F || $0 == 0x23 }) {
            for parameter in rest[(mark + 1)...].split(separator: 0x26) {
                let parts = parameter.split(separator: 0x3D, maxSplits: 1)
                guard let value = parts.last else { continue }
                let name =
                    parts.count > 1
                    ? String(String.UnicodeScalarView(parts[0].compactMap(Unicode.Scalar.init))).lowercased()
                    : ""
                if Self.isTemplate(value) { isTemplate = true }
                if Self.signatures.contains(name) || name.hasPrefix("x-amz-") || name.hasPrefix("utm_") {
                    continue
                }
                load += Self.isTelling(name) ? value.count * 2 : value.count
            }
        }
        // A path of letters and digits without words.
        let path = rest.prefix { $0 != 0x3F && $0 != 0x23 }
        if path.split(whereSeparator: { $0 == 0x2F || $0 == 0x2E }).contains(where: {
            $0.count >= 40 && Self.isDense($0)
        }) {
            load += 20
        }
        if Self.isTemplate(path) { isTemplate = true }
        var score: Double
        switch found.0 {
        case .image: score = isTemplate ? 0.85 : load >= 48 ? 0.75 : load >= 20 ? 0.55 : 0
        case .reference: score = isTemplate ? 0.7 : load >= 48 ? 0.55 : load >= 28 ? 0.35 : 0
        case .link: score = isTemplate ? 0.6 : load >= 120 ? 0.5 : load >= 60 ? 0.3 : 0
        }
        if host.allSatisfy({ ScalarKind.isDigit($0) || $0 == 0x2E }), score > 0 { score += 0.1 }
        return score > 0 ? Hit(rule: .link, range: found.start..<end, score: min(score, 0.95)) : nil
    }

    private func isTrusted(_ host: ArraySlice<UInt32>) -> Bool {
        guard !trustedHosts.isEmpty else { return false }
        let name = String(String.UnicodeScalarView(host.compactMap(Unicode.Scalar.init))).lowercased()
        return trustedHosts.contains {
            name == $0.lowercased() || name.hasSuffix("." + $0.lowercased())
        }
    }

    /// `{conversation}`, `[DATA]`, `<secret>`, `$SECRET`, `{{history}}`, `…`.
    private static func isTemplate(_ value: some Collection<UInt32>) -> Bool {
        value.contains { $0 == 0x7B || $0 == 0x5B || $0 == 0x3C || $0 == 0x2026 } || value.first == 0x24
            || value.starts(with: [0x25, 0x37, 0x42])
    }

    private static func isDense(_ part: some Collection<UInt32>) -> Bool {
        part.allSatisfy {
            ScalarKind.isASCIILetter($0) || ScalarKind.isDigit($0) || $0 == 0x2B || $0 == 0x3D
                || $0 == 0x5F
                || $0 == 0x25
        }
    }

    /// Parameters by which data is told rather than chosen.
    private static func isTelling(_ name: String) -> Bool {
        [
            "d", "data", "content", "c", "msg", "message", "text", "p", "payload", "secret", "key",
            "prompt",
            "conversation", "history",
            "exfil", "leak", "info", "log", "chat", "body", "context", "password", "email", "q",
            "summary", "user",
        ].contains(name)
    }

    /// Signatures of stores of files: long, and no data of a conversation.
    private static let signatures: Set<String> = [
        "signature", "expires", "key-pair-id", "policy", "sig", "se", "sp", "sv", "sr", "st", "spr",
        "sks", "skt",
        "googleaccessid", "token", "v",
        "hash", "h", "w", "width", "height", "size", "style", "logo", "branch", "label", "color", "fit",
        "crop", "auto",
        "format", "ixlib", "ixid",
        "awsaccesskeyid",
    ]
}
