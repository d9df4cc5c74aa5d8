/// Matches names against patterns in which `*` stands for any number of letters.
enum Glob {
    /// Whether all of `text` fits `pattern`. Takes time proportional to the product of both lengths at most.
    static func matches(_ text: String, pattern: String) -> Bool {
        let text = Array(text.utf8)
        let pattern = Array(pattern.utf8)
        let star = UInt8(ascii: "*")
        var position = 0
        var wanted = 0
        var lastStar: Int?
        var retry = 0
        while position < text.count {
            if wanted < pattern.count, pattern[wanted] == star {
                lastStar = wanted
                retry = position
                wanted += 1
            } else if wanted < pattern.count, pattern[wanted] == text[position] {
                wanted += 1
                position += 1
            } else if let lastStar {
                retry += 1
                position = retry
                wanted = lastStar + 1
            } else {
                return false
            }
        }
        return pattern[wanted...].allSatisfy { $0 == star }
    }
}
