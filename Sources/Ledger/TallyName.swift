public import UsageModel

/// The names under which the ledger keeps tallies.
public enum TallyName {
    /// Lines by outcome: `usage`, `other`, or a reason to pass a line over.
    public static func lines(_ outcome: String) -> String { "lines.\(outcome)" }

    /// Things that an app told beside its requests.
    public static func event(_ event: AppEvent) -> String { "events.\(event.name)" }

    /// Requests by where their time comes from.
    public static func time(_ origin: TimeOrigin) -> String { "time.\(origin.name)" }

    /// Bytes of lines that were read.
    public static let bytes = "bytes"
    /// Files that were rotated away.
    public static let rotations = "rotations"
    /// Files that were cut or replaced in place.
    public static let truncations = "truncations"
    /// Contents that were begun.
    public static let generations = "generations"
    /// Contents that are gone without its being known whether all was read.
    public static let suspectedLoss = "suspected_loss"
    /// Lines that repeat an attempt already counted.
    public static let repeats = "repeats"
    /// Costs that lines state and that are not believed.
    public static let refusedCosts = "refused_costs"
    /// The day, counted from 1970-01-01, of ``labelSetsAdmitted``.
    public static let labelSetDay = "label_sets.day"
    /// Label sets that were admitted on ``labelSetDay``.
    public static let labelSetsAdmitted = "label_sets.admitted"
    /// Requests whose model counts as `other`.
    public static let modelOverflow = "overflow.model"
    /// Requests of which a label counts as `other`.
    public static let labelOverflow = "overflow.label"

    // MARK: An archive's index

    /// The highest number that a segment had.
    public static let archiveNumber = "archive.number"
    /// The place of the next line among all.
    public static let archiveSequence = "archive.sequence"
    /// Lines that were archived.
    public static let archivedLines = "archive.lines"
    /// Bytes of them, as they stand in the archive.
    public static let archivedBytes = "archive.bytes"
    /// Lines of them that are no JSON object, and are kept as a text in one.
    public static let archivedTexts = "archive.texts"
    /// Lines that are no requests and were not to be kept.
    public static let passedOver = "archive.passed_over"
    /// What guards found in texts, by rule.
    public static func guardFinding(_ rule: String) -> String { "guard.finding.\(rule)" }
    /// Texts that guards looked at, by side and decision.
    public static func guardVerdict(_ name: String) -> String { "guard.verdict.\(name)" }
    /// What was taken out of lines, by its class.
    public static func redacted(_ name: String) -> String { "archive.redacted.\(name)" }

    // MARK: A moderation's file

    /// What all names of a moderation begin with.
    static let moderation = "moderation."
    /// Checks by how they ended, and by the worst category or `none`.
    public static func moderationCheck(_ verdict: String, _ category: String) -> String {
        "\(moderation)check.\(verdict).\(category)"
    }
    /// Texts of the sample whose verdict counts as flagged.
    public static let moderationFlagged = "\(moderation)flagged"
    /// When the last of them was judged, in microseconds since 1970.
    public static let moderationLastFlagged = "\(moderation)last_flagged_us"
    /// The day of the budget, counted from 1970-01-01.
    public static let moderationDay = "\(moderation)day"
    /// Pico-dollars spent on that day, calls that have not ended counted at their highest possible cost.
    public static let moderationSpent = "\(moderation)spent_picos"
    /// Whole micro-dollars that all checks cost.
    public static let moderationCostMicros = "\(moderation)cost_micros"
    /// Pico-dollars above them, below 10⁶.
    public static let moderationCostPicos = "\(moderation)cost_picos"
    /// Tokens of all checks, by class.
    public static func moderationTokens(_ type: String) -> String { "\(moderation)tokens.\(type)" }
    /// Calls of a provider.
    public static let moderationCalls = "\(moderation)calls"
    /// Parts of texts that were judged before, and so cost nothing.
    public static let moderationCached = "\(moderation)cached"
    /// Texts of the sample that were dropped, since too many waited.
    public static let moderationDropped = "\(moderation)dropped"
}
