import Archive
import Moderation
import Settings

/// Which of the logged texts are offered to a moderation.
enum ModerationSampling {
    /// The sampling that settings ask for; `nil` where nothing is sampled.
    static func sampling(_ settings: Settings.Moderation, for moderation: CurrentModeration) -> TextSampling? {
        guard settings.sampleHundredths > 0 else { return nil }
        var sides: Set<TextGuard.Side> = []
        if settings.looksAtInput { sides.insert(.input) }
        if settings.looksAtOutput { sides.insert(.output) }
        let share = SampleShare(hundredths: settings.sampleHundredths)
        return TextSampling(
            sides: sides, selection: .init(rawValue: settings.selection.rawValue) ?? .all,
            user: LoggedPlaces.user(settings),
            isSampled: { share.contains($0) },
            annotation: settings.annotateSeconds.map { seconds in
                .init(field: "moderation") { moderation.verdicts(of: $0, within: seconds) }
            },
            take: { moderation.offer($0) })
    }
}
