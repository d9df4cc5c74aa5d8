import ArgumentParser
import Glibc
import Ledger
import Moderation
import Pipeline
import Settings
import UsageModel

/// `tailmeter moderate report`.
struct ModerateReportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "report",
        abstract:
            "Shows what moderation found in the logged texts: verdicts, what they cost, and which texts were flagged.",
        discussion: """
            It only reads, and may run beside the daemon. Texts are not kept: their lines are found in the archive by their \
            request, as by 'tailmeter archive cat --where request_id=…'.
            """)

    @OptionGroup var options: StateOptions

    @Option(help: "Texts that were judged since then: \(TimeArgument.forms).")
    var since = "7d"

    @Option(help: "How many texts, the latest first.")
    var limit = 50

    @Option(help: "The time zone of what is shown. (default: that of the settings, else the system's)")
    var timezone: String?

    @Option(help: "table, json or csv (of the texts alone).")
    var format: ReportFormat = .table

    func validate() throws {
        try NumberOption.check("limit", limit, 1...100_000)
    }

    func run() throws {
        do {
            let settings = try options.config.map(SettingsOption.read)
            let moderation = settings?.moderation
            let zone = try timezone == nil ? moderation?.zone ?? ZoneArgument.zone(nil) : ZoneArgument.zone(timezone)
            let now = Clock.now
            guard let start = TimeArgument.parse(since, zone: zone, now: now) else {
                throw CommandFailure("--since \(since): expected \(TimeArgument.forms)", status: .usage)
            }
            let folder = ModerationSetup.folder(try options.folder())
            let path = ModerationLedger.path(in: folder)
            guard access(path, F_OK) == 0 else {
                throw CommandFailure(
                    """
                    \(path): \(String(cString: strerror(errno))); nothing was moderated yet, or the daemon's state folder is \
                    another: name it with --state or --config
                    """)
            }
            let found = try LedgerFile.inspectModeration(path, since: start, limit: limit)
            let report = ModerationReport(
                values: found.values, texts: found.texts, limit: moderation?.dailyLimit, zone: zone, now: now)
            switch format {
            case .table: StandardOutput.write(report.table(color: StandardOutput.wantsColor))
            case .json: StandardOutput.write(report.json() + "\n")
            case .csv: StandardOutput.write(report.csv())
            }
        } catch {
            throw CommandFailure.explained(error)
        }
    }
}
