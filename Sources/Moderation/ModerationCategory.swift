/// What a text can be harmful by: the `unsafe_categories` of Anthropic's guide to content moderation
/// (platform.claude.com/docs/en/about-claude/use-case-guides/content-moderation).
public enum ModerationCategory: String, CaseIterable, Hashable, Sendable {
    case childExploitation = "child_exploitation"
    case conspiracyTheories = "conspiracy_theories"
    case hate
    case indiscriminateWeapons = "indiscriminate_weapons"
    case intellectualProperty = "intellectual_property"
    case nonViolentCrimes = "non_violent_crimes"
    case privacy
    case selfHarm = "self_harm"
    case sexCrimes = "sex_crimes"
    case sexualContent = "sexual_content"
    case specializedAdvice = "specialized_advice"
    case violentCrimes = "violent_crimes"
}
