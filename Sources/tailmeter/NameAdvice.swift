import Settings

/// What somebody is told who named what is not there.
enum NameAdvice {
    /// The name that was probably meant, or else those that there are.
    static func text(_ name: String, among known: [String]) -> String {
        if let nearest = NearestWord.nearest(to: name, among: known) { return "did you mean '\(nearest)'?" }
        return known.isEmpty ? "there are none" : "known are \(known.joined(separator: ", "))"
    }
}
