import UsageModel

extension ModerationVerdict {
    /// The verdict as the members of a JSON object.
    public var members: [(String, String)] {
        [
            ("verdict", JSONText.string(outcome.rawValue)),
            ("safe", "\(outcome == .safe && !isTruncated)"),
            ("categories", JSONText.array(categories.map { JSONText.string($0.rawValue) })),
            ("reason", JSONText.string(reason)),
            ("score", "\(score.isFinite ? min(max(score, 0), 1) : 0)"),
            ("is_truncated", "\(isTruncated)"),
        ]
    }
}
