import Budgets
import Foundation

/// ntfy, <https://docs.ntfy.sh/publish/>: the body is the text, all else are headers.
enum NtfyFormat {
    /// A longer message would become an attachment.
    private static let limit = 4_096

    static func body(_ text: AlertText) -> String { TextLimit.bytes(text.body, limit) }

    static func headers(_ alert: Alert, text: AlertText) -> [Channel.Header] {
        let (priority, tag) =
            switch (alert.state, alert.severity) {
            case (.resolved, _): ("default", "white_check_mark")
            case (_, .info): ("default", "information_source")
            case (_, .warning): ("high", "warning")
            case (_, .critical): ("urgent", "rotating_light")
            }
        return [
            .init(name: "Title", value: encoded(TextLimit.units(text.title, 250))),
            .init(name: "Priority", value: priority), .init(name: "Tags", value: tag),
        ]
    }

    /// Headers are ASCII; ntfy reads other text by RFC 2047, in words of at most 75 characters.
    private static func encoded(_ text: String) -> String {
        guard text.utf8.contains(where: { $0 < 0x20 || $0 > 0x7E }) else { return text }
        var words: [String] = []
        var word = ""
        for character in text {
            if word.utf8.count + character.utf8.count > 45 {
                words.append(word)
                word = ""
            }
            word.append(character)
        }
        return (words + [word]).map { "=?UTF-8?B?\(Data($0.utf8).base64EncodedString())?=" }.joined(separator: " ")
    }
}
