import Archive
import Glibc
import HTTPAPI
import LogDecoding
import LogSources
import Notifications
import Pipeline
import Pricing
import Settings

/// What an engine works with: settings, and the sources that follow from them.
struct DaemonSetup: Sendable {
    var settings: Settings
    let sources: [TailSource]
    /// Where alerts go.
    var channels: [Channel] = []
    /// How the archive is kept; `nil` where there is none.
    var archive: ArchiveOptions?
    /// What judges texts; `nil` for nothing.
    var moderation: ModerationSetup?
    /// What looks at texts that clients send.
    var guards: GuardEndpoint?

    /// What everything is priced by.
    let book: PriceBook

    init(settings: Settings, book: PriceBook) {
        self.settings = settings
        self.book = book
        sources = settings.sources.map { source in
            TailSource(
                origin: SourcePlan.origin(source), plan: SourcePlan.plan(source, settings: settings, prices: book))
        }
    }

    /// The budgets that are watched.
    var budgets: BudgetPlan {
        BudgetPlan(budgets: settings.budgets, rules: settings.alertRules, host: HostName.current)
    }

    /// What the status page shows things by.
    var status: StatusOptions {
        var labels: [String] = []
        for name in sources.flatMap(\.plan.labelNames) where !labels.contains(name) { labels.append(name) }
        return StatusOptions(zone: settings.zone, labels: labels)
    }

    /// How the sources are tailed.
    var options: TailOptions {
        var options = TailOptions()
        options.maximumLineBytes = settings.maximumLineBytes
        options.rotateWait = settings.rotateWait
        options.startsAtEnd = settings.startsAtEnd
        options.ownLogs = [STDOUT_FILENO, STDERR_FILENO].compactMap { FileStatus(descriptor: $0) }
        return options
    }

    /// Tries whether lines can be decoded in this way, before an engine is stopped for it.
    ///
    /// - Throws: ``DecodingError``.
    func check() throws {
        for source in sources { _ = try BlockDecoder(plan: source.plan) }
    }
}
