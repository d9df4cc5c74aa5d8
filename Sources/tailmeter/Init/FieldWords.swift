import LogDecoding

/// The words of a path, for guesses at what a field means.
enum FieldWords {
    /// What stands behind the name of a thing, and tells nothing of it.
    private static let endings: Set<String> = ["id", "ids", "name", "key", "alias", "uuid", "code", "slug"]

    /// The words of a path in lower case: `metadata.userApiKey-id` is metadata, user, api, key, id.
    static func all(_ path: FieldPath) -> [String] { path.keys.flatMap(words) }

    /// What a path names: the last word that is not an ending, with the words before it.
    static func subject(_ path: FieldPath) -> [String] {
        var words = all(path)
        while let last = words.last, endings.contains(last), words.count > 1 { words.removeLast() }
        return words
    }

    private static func words(_ key: String) -> [String] {
        var words: [String] = []
        var word = ""
        var wasLower = false
        for character in key {
            guard character.isLetter || character.isNumber else {
                if !word.isEmpty { words.append(word) }
                word = ""
                wasLower = false
                continue
            }
            if character.isUppercase, wasLower {
                words.append(word)
                word = ""
            }
            wasLower = !character.isUppercase
            word += character.lowercased()
        }
        return word.isEmpty ? words : words + [word]
    }
}
