import HTTPTypes

/// Whether a page of another site had a browser make a request.
///
/// Browsers say so in `Sec-Fetch-Site` (W3C, Fetch Metadata Request Headers) to addresses of this machine and over TLS,
/// and in `Origin` (RFC 6454) where a page may have written the request. Programs send neither.
enum RequestOrigin {
    /// - Parameter head: of the request.
    static func isForeign(_ head: HTTPRequest) -> Bool {
        let fields = head.headerFields
        if let origin = fields[.origin], !isOwn(origin, head.authority) { return true }
        guard let name = HTTPField.Name("sec-fetch-site"), let site = fields[name] else { return false }
        if site == "same-origin" || site == "none" { return false }
        // A link on another page may be followed: that page sees nothing of the answer.
        func field(_ name: String) -> String? { HTTPField.Name(name).flatMap { fields[$0] } }
        let isLink = field("sec-fetch-mode") == "navigate" && field("sec-fetch-dest") == "document"
        return !(isLink && (head.method == .get || head.method == .head))
    }

    private static func isOwn(_ origin: String, _ authority: String?) -> Bool {
        guard let authority, let scheme = ["http://", "https://"].first(where: origin.hasPrefix) else { return false }
        return origin.dropFirst(scheme.count).lowercased() == authority.lowercased()
    }
}
