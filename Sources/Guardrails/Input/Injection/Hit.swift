/// What a rule found in a folded text.
struct Hit {
    var rule: GuardRule
    /// Folded scalars.
    var range: Range<Int>
    var score: Double
}
