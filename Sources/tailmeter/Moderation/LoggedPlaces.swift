import Archive
import LogDecoding
import Settings

/// Where log lines have texts and who wrote them, by the settings.
struct LoggedPlaces {
    let texts: LoggedTexts
    let looksAtInput: Bool
    let looksAtOutput: Bool
    let user: [FieldPath]

    init(_ settings: Settings, _ moderation: Settings.Moderation) {
        texts = LoggedTexts(settings.guards.map(GuardSetup.places) ?? .common)
        looksAtInput = moderation.looksAtInput
        looksAtOutput = moderation.looksAtOutput
        user = Self.user(moderation)
    }

    /// Where lines have the user.
    static func user(_ moderation: Settings.Moderation) -> [FieldPath] {
        moderation.user?.compactMap { FieldPath($0) } ?? TextSampling.commonUser
    }
}
