import ArgumentParser
import Budgets
import Ledger
import Pipeline
import UsageModel

/// `tailmeter budgets ack`.
struct AcknowledgeBudgetCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "ack", abstract: "Acknowledges a budget: until a time nothing of it is told but new thresholds.",
        discussion: """
            Forecasts, burn rates and what else may come again stay quiet; a threshold that is crossed later is told. It may \
            run beside the daemon. 'budgets snooze NAME --clear' ends it.
            """)

    @Argument(
        help:
            "A budget of the settings, or silence, error_ratio, archive_stopped, moderation_flagged or unpriced_tokens."
    )
    var name: String

    @Option(help: "One scope alone: the value of each label of the budget's 'by', in its order. (default: all)")
    var scope: [String] = []

    @Option(
        help: "Until when: \(TimeArgument.laterForms). (default: the end of the budget's period; of a kind, of the day)"
    )
    var until: String?

    @OptionGroup var options: BudgetOptions

    func run() throws {
        let now = Clock.now
        let (settings, ledger) = try options.open()
        let target = try QuietTarget(name, scope: scope, settings: settings, now: now)
        guard target.subject != AlertRecord.Kind.digest.rawValue else {
            throw CommandFailure(
                "daily_digest: a digest comes once a day and is not acknowledged; see 'budgets snooze'", status: .usage)
        }
        let end = try until.map { try TimeArgument.later("until", $0, zone: target.zone, now: now) } ?? target.periodEnd
        try QuietLedger(ledger).set(
            Snooze(subject: target.subject, scope: target.scope, until: end, isAcknowledgement: true))
        StandardOutput.write("\(target.text) is acknowledged until \(target.text(end))\n")
    }
}
