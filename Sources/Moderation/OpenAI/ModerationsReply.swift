import UsageModel

/// What OpenAI's moderations endpoint answers, by the published `openai` package (`types/moderation_create_response.py`).
///
/// Each result has a member more, `tailmeter`, which OpenAI's clients pass over: the verdict in this product's own words.
public struct ModerationsReply: Hashable, Sendable {
    /// The answer's id.
    public let id: String
    /// The model that judged.
    public let model: String
    /// The verdicts, in the order of the texts.
    public let verdicts: [ModerationVerdict]
    /// What stands where there is no verdict: with `allow` the result is not flagged, else it is.
    public let policy: ModerationFailurePolicy

    /// Makes an answer with an id of its own.
    public init(verdicts: [ModerationVerdict], model: String, policy: ModerationFailurePolicy) {
        let digits = (0..<32).map { _ in String(Int.random(in: 0..<16), radix: 16) }
        id = "modr-\(digits.joined())"
        self.model = model
        self.verdicts = verdicts
        self.policy = policy
    }

    /// The body of the answer to texts that have these verdicts.
    ///
    /// - Parameter retryAfter: in how many seconds it is worth while to ask again, if there is no verdict for now.
    /// - Throws: ``ModerationsError`` where a text has no verdict and that is an error by the policy: of several the one that
    ///   would last the longest, so that nobody asks again in vain.
    public static func answer(
        verdicts: [ModerationVerdict], model: String, policy: ModerationFailurePolicy, retryAfter: Int? = nil
    ) throws(ModerationsError) -> String {
        if policy == .error, let error = error(of: verdicts, retryAfter: retryAfter) { throw error }
        return ModerationsReply(verdicts: verdicts, model: model, policy: policy).json
    }

    /// The body of the answer.
    public var json: String {
        JSONText.object([
            ("id", JSONText.string(id)), ("model", JSONText.string(model)),
            ("results", JSONText.array(verdicts.map(result))),
        ])
    }

    private static func error(of verdicts: [ModerationVerdict], retryAfter: Int?) -> ModerationsError? {
        if verdicts.contains(where: { $0.outcome == .safe && $0.isTruncated }) { return .tooLong }
        for outcome in [ModerationVerdict.Outcome.refused, .unparsable, .overBudget, .unavailable] {
            guard let verdict = verdicts.first(where: { $0.outcome == outcome }) else { continue }
            switch outcome {
            case .overBudget: return .overBudget(retryAfter: retryAfter)
            case .unavailable: return .unavailable(verdict.reason, retryAfter: retryAfter)
            default: return .noVerdict(verdict.reason)
            }
        }
        return nil
    }

    private func result(_ verdict: ModerationVerdict) -> String {
        let isSafe = verdict.outcome == .safe && !verdict.isTruncated
        let isFlagged = verdict.outcome == .flagged || !isSafe && policy != .allow
        let flagged = verdict.outcome == .flagged ? Set(verdict.categories.flatMap(\.openAI)) : []
        let score = Self.number(verdict.score)
        return JSONText.object([
            ("flagged", "\(isFlagged)"),
            ("categories", Self.byCategory { "\(flagged.contains($0))" }),
            ("category_scores", Self.byCategory { flagged.contains($0) ? score : "0.0" }),
            ("category_applied_input_types", Self.byCategory { _ in #"["text"]"# }),
            ("tailmeter", JSONText.object(verdict.members)),
        ])
    }

    private static func byCategory(_ value: (OpenAICategory) -> String) -> String {
        JSONText.object(OpenAICategory.allCases.map { ($0.rawValue, value($0)) })
    }

    /// From 0 to 1, and 0 for what is no number: JSON has no word for it.
    private static func number(_ score: Double) -> String { "\(score.isFinite ? min(max(score, 0), 1) : 0)" }
}
