import Crypto
import Notifications

/// What all pages have in common.
enum PageFrame {
    /// A file that pages ask for. Its address changes with its bytes, so that browsers may keep it.
    struct Asset: Sendable {
        /// The path.
        let path: String
        /// The media type.
        let type: String
        /// The bytes.
        let bytes: [UInt8]
        /// The path with the digest of the bytes.
        let address: String

        init(_ path: String, _ type: String, _ bytes: [UInt8]) {
            self.path = path
            self.type = type
            self.bytes = bytes
            let digest = SHA256.hash(data: bytes).prefix(6).map {
                String($0 >> 4, radix: 16) + String($0 & 15, radix: 16)
            }
            address = "\(path)?v=\(digest.joined())"
        }
    }

    static let style = Asset("/status/page.css", "text/css; charset=utf-8", PackageResources.status_css)
    static let script = Asset("/status/page.js", "text/javascript; charset=utf-8", PackageResources.status_js)
    static let icon = Asset("/status/icon.svg", "image/svg+xml", PackageResources.icon_svg)

    /// Nothing but the listener's own files, and no script or style within the page: a name that got past the escaping could
    /// do nothing.
    static let policy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self'; "
        + "base-uri 'none'; frame-ancestors 'none'"

    /// What templates show.
    static func values(_ language: MessageLanguage) -> [String: Any] {
        [
            "lang": language.rawValue, "t": PageText.words(language),
            "assets": ["style": style.address, "script": script.address, "icon": icon.address],
            "languages": [(MessageLanguage.english, "English"), (.japanese, "日本語")].map { code, name in
                ["code": code.rawValue, "name": name, "current": code == language] as [String: Any]
            },
        ]
    }
}
