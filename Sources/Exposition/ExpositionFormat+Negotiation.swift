extension ExpositionFormat {
    /// The format to answer with, by the request's `Accept` header (several header lines joined with commas).
    ///
    /// Quality and precedence of media ranges are those of RFC 9110, section 12.5.1, but for two things. OpenMetrics is
    /// only chosen when the client names it (or `application/*`), or refuses text: like `curl` and browsers, many a
    /// scraper sends `*/*` and reads nothing but text; client_golang does the same. And when nothing that is on offer
    /// is acceptable the answer is text 0.0.4, not status 406, so that a person with an odd client still sees figures.
    /// Equal quality goes to OpenMetrics. A range that can't be parsed is passed over.
    public static func negotiate(accept: String?) -> ExpositionFormat {
        guard let accept else { return .text004 }
        let ranges = MediaRange.parse(accept)
        let text = preference(for: .text004, in: ranges)
        let openMetrics = preference(for: .openMetrics100, in: ranges)
        guard openMetrics.quality > 0 else { return .text004 }
        if text.quality == 0 {
            // Either refused in so many words, or not asked for at all.
            return .openMetrics100
        }
        let isNamed = openMetrics.precedence > .anything
        return isNamed && openMetrics.quality >= text.quality ? .openMetrics100 : .text004
    }

    /// How closely a media range describes a format. Of several ranges that match, the closest decides.
    private enum Precedence: Int, Comparable {
        case none, anything, type, subtype, version

        static func < (left: Precedence, right: Precedence) -> Bool {
            left.rawValue < right.rawValue
        }
    }

    private static func preference(
        for format: ExpositionFormat, in ranges: [MediaRange]
    ) -> (precedence: Precedence, quality: Double) {
        var best = (precedence: Precedence.none, quality: 0.0)
        for range in ranges {
            let precedence = format.precedence(of: range)
            if precedence != .none, (precedence, range.quality) > best {
                best = (precedence, range.quality)
            }
        }
        return best
    }

    /// Parameters other than the version (`charset`, `escaping`) don't count: both formats are UTF-8, and names of
    /// metrics here never need escaping.
    private func precedence(of range: MediaRange) -> Precedence {
        let (type, subtype, supportedVersion) =
            switch self {
            case .text004: ("text", "plain", "0.0.4")
            case .openMetrics100: ("application", "openmetrics-text", "1.0.0")
            }
        switch (range.type, range.subtype) {
        case ("*", "*"): return .anything
        case (type, "*"): return .type
        case (type, subtype):
            guard let version = range.version else { return .subtype }
            return version == supportedVersion ? .version : .none
        default: return .none
        }
    }
}
