/// What came is no answer in the provider's shape.
struct InvalidAnswer: Error {
    /// What is wrong, without anything that was answered.
    var message: String
}
