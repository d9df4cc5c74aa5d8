/// Markdown, as Discord and Teams read it.
enum Markdown {
    /// Text in which nothing is markup.
    static func escaped(_ text: String) -> String {
        var out = ""
        for character in text {
            if "\\*_~`|<>[]#".contains(character) { out.append("\\") }
            out.append(character)
        }
        return out
    }
}
