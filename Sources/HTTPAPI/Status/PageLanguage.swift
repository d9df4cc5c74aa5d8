import Notifications

/// In which language a page is.
enum PageLanguage {
    /// The language that a link asks for, else the browser's.
    ///
    /// - Parameters:
    ///   - query: the value of `lang` in the address.
    ///   - accept: the `Accept-Language` header (RFC 9110, section 12.5.4).
    static func negotiate(query: String?, accept: String?) -> MessageLanguage {
        if let language = query.flatMap(MessageLanguage.init(rawValue:)) { return language }
        var best: (language: MessageLanguage, weight: Double)?
        for range in (accept ?? "").split(separator: ",").prefix(32) {
            let parts = range.split(separator: ";").map { $0.filter { $0 != " " && $0 != "\t" }.lowercased() }
            guard let tag = parts.first else { continue }
            let weight = parts.dropFirst().first { $0.hasPrefix("q=") }.map { Double($0.dropFirst(2)) ?? 0 } ?? 1
            let primary = String(tag.prefix { $0 != "-" })
            guard let language = primary == "*" ? .english : MessageLanguage(rawValue: primary), weight > 0 else {
                continue
            }
            if let best, best.weight >= weight { continue }
            best = (language, weight)
        }
        return best?.language ?? .english
    }
}
