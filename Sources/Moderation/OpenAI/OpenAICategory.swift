/// A category of OpenAI's moderations endpoint, by the published `openai` package (`types/moderation.py`).
public enum OpenAICategory: String, CaseIterable, Hashable, Sendable {
    case harassment
    case harassmentThreatening = "harassment/threatening"
    case hate
    case hateThreatening = "hate/threatening"
    case illicit
    case illicitViolent = "illicit/violent"
    case selfHarm = "self-harm"
    case selfHarmIntent = "self-harm/intent"
    case selfHarmInstructions = "self-harm/instructions"
    case sexual
    case sexualMinors = "sexual/minors"
    case violence
    case violenceGraphic = "violence/graphic"
}

extension ModerationCategory {
    /// What the category is called by OpenAI's endpoint.
    ///
    /// | category | OpenAI's |
    /// | --- | --- |
    /// | `child_exploitation` | `sexual/minors`, `sexual` |
    /// | `hate` | `hate` |
    /// | `indiscriminate_weapons` | `illicit/violent`, `illicit` |
    /// | `intellectual_property`, `non_violent_crimes`, `privacy` | `illicit` |
    /// | `self_harm` | `self-harm` |
    /// | `sex_crimes`, `sexual_content` | `sexual` |
    /// | `violent_crimes` | `violence`, `illicit/violent` |
    /// | `conspiracy_theories`, `specialized_advice` | none: only `flagged` and the member `tailmeter` tell of them |
    ///
    /// No category is as narrow as `harassment`, `harassment/threatening`, `hate/threatening`, `self-harm/intent`,
    /// `self-harm/instructions` and `violence/graphic`: these are never true.
    public var openAI: [OpenAICategory] {
        switch self {
        case .childExploitation: [.sexualMinors, .sexual]
        case .hate: [.hate]
        case .indiscriminateWeapons: [.illicitViolent, .illicit]
        case .intellectualProperty, .nonViolentCrimes, .privacy: [.illicit]
        case .selfHarm: [.selfHarm]
        case .sexCrimes, .sexualContent: [.sexual]
        case .violentCrimes: [.violence, .illicitViolent]
        case .conspiracyTheories, .specializedAdvice: []
        }
    }
}
