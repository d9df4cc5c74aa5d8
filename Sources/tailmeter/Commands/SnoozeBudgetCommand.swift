import ArgumentParser
import Budgets
import Ledger
import Pipeline
import UsageModel

/// `tailmeter budgets snooze`.
struct SnoozeBudgetCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "snooze", abstract: "Keeps a budget or a kind of alert quiet until a time.",
        discussion: """
            It may run beside the daemon, which takes it over with its next decision. What was crossed in the meantime and \
            still holds at the end is told then.
            """)

    @Argument(
        help: """
            A budget of the settings, or silence, error_ratio, unpriced_tokens, archive_stopped, moderation_flagged or \
            daily_digest.
            """)
    var name: String

    @Option(help: "One scope alone: the value of each label of the budget's 'by', in its order. (default: all)")
    var scope: [String] = []

    @Option(help: "Until when: \(TimeArgument.laterForms).")
    var until: String?

    @Option(name: .customLong("for"), help: "For how long: such as 90m, 8h, 3d.")
    var length: String?

    @Flag(help: "End what keeps it quiet, acknowledgements too.")
    var clear = false

    @OptionGroup var options: BudgetOptions

    func run() throws {
        guard [until != nil, length != nil, clear].count(where: { $0 }) == 1 else {
            throw CommandFailure("say one of --until TIME, --for TIME SPAN and --clear", status: .usage)
        }
        let now = Clock.now
        let (settings, ledger) = try options.open()
        let target = try QuietTarget(name, scope: scope, settings: settings, now: now)
        guard !clear else { return try end(target, ledger: ledger, now: now) }
        let end = try end(target, now: now)
        try QuietLedger(ledger).set(
            Snooze(subject: target.subject, scope: target.scope, until: end, isAcknowledgement: false))
        StandardOutput.write("\(target.text) is quiet until \(target.text(end))\n")
    }

    private func end(_ target: QuietTarget, now: Timestamp) throws -> Timestamp {
        if let until { return try TimeArgument.later("until", until, zone: target.zone, now: now) }
        guard let length, let seconds = TimeArgument.seconds(length), seconds > 0 else {
            throw CommandFailure("--for \(length ?? ""): expected a time span such as 90m, 8h, 3d", status: .usage)
        }
        return Timestamp(microseconds: now.microseconds + seconds * 1_000_000)
    }

    private func end(_ target: QuietTarget, ledger: String, now: Timestamp) throws {
        let store = try QuietLedger(ledger)
        let standing = try store.snoozes(now: now).filter { $0.subject == target.subject }
        let meant = standing.filter { $0.scope == target.scope }
        for snooze in meant {
            var snooze = snooze
            snooze.until = now
            try store.set(snooze)
        }
        var text = meant.isEmpty ? "\(target.text) was not quiet\n" : "\(target.text) is told again\n"
        for other in standing where other.scope != target.scope {
            let scope = other.scope.map { HumanText.printable($0.joined(separator: " / ")) } ?? "all"
            text += "still quiet: \(scope), until \(target.text(other.until))\n"
        }
        StandardOutput.write(text)
    }
}
