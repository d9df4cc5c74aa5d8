import Budgets
import Pricing
import Settings
import UsageModel

/// What is to be quiet: a budget, a kind of alert, or one scope of these.
struct QuietTarget {
    /// The budget's name or the kind.
    let subject: String
    /// The values of one scope; `nil` for all.
    let scope: [String]?
    /// The zone in which times are told.
    let zone: CivilZone
    /// When its present period ends: of a kind, the day.
    let periodEnd: Timestamp

    /// The kinds of alerts that belong to no budget.
    static let kinds: [AlertRecord.Kind] = [.silence, .errorRatio, .unpriced, .digest, .archive, .flagged]

    /// Finds what a command names.
    ///
    /// - Throws: ``CommandFailure`` where there is no such budget or kind, or the scope does not fit.
    init(_ name: String, scope values: [String], settings: Settings, now: Timestamp) throws(CommandFailure) {
        let labels: [String]
        if let budget = settings.budgets.first(where: { $0.name == name }) {
            labels = budget.by
            zone = budget.zone
            periodEnd = budget.span(containing: now).end
        } else if let kind = Self.kinds.first(where: { $0.rawValue == name }) {
            let rules = settings.alertRules
            labels = kind == .unpriced ? ["model"] : []
            zone =
                switch kind {
                case .unpriced: rules.unpriced?.zone ?? settings.zone
                case .digest: rules.digest?.zone ?? settings.zone
                default: settings.zone
                }
            periodEnd = BudgetSpan(.day, containing: now, zone: zone, weekStart: .monday).end
        } else {
            throw Self.unknown(name, settings)
        }
        subject = name
        guard values.isEmpty || values.count == labels.count else {
            let expected =
                labels.isEmpty
                ? "it has no scopes; leave --scope out"
                : "expected --scope once for each of \(labels.joined(separator: ", ")), in this order, or never"
            throw CommandFailure("\(name): --scope stands \(values.count) times; \(expected)", status: .usage)
        }
        scope = values.isEmpty ? nil : zip(labels, values).map { Self.counted($1, as: $0) }
    }

    /// The name under which a value counts: that of a provider and of a model may be written as logs have them.
    private static func counted(_ value: String, as label: String) -> String {
        switch label {
        case "provider": ProviderName.canonical(value)
        case "model": ModelName(logged: value).model
        default: value
        }
    }

    /// That there is no such name, and which one may be meant.
    static func unknown(_ name: String, _ settings: Settings) -> CommandFailure {
        let known = settings.budgets.map(\.name) + kinds.map(\.rawValue)
        return CommandFailure(
            "no budget '\(name)' in the settings, and no such kind of alert; \(NameAdvice.text(name, among: known))",
            status: .usage)
    }

    /// `'per-user' for alice`.
    var text: String {
        "'\(subject)'" + (scope.map { " for \(HumanText.printable($0.joined(separator: " / ")))" } ?? "")
    }

    /// A point in time with the zone.
    func text(_ time: Timestamp) -> String { "\(RFC3339.text(time, zone: zone)) (\(zone.identifier))" }
}
