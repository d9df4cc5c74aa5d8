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
}
