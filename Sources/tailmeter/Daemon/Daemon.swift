import Archive
import Budgets
import Exposition
import Foundation
import HTTPAPI
import Ledger
import Logging
import Notifications
import Pipeline
import ServiceLifecycle
import Settings
import UsageModel

/// `tailmeter run`, put together.
struct Daemon {
    let setup: DaemonSetup
    let listener: ListenerOptions
    /// What looks at texts that clients send.
    let guards: Current<GuardEndpoint>
    /// What judges texts.
    let moderation: CurrentModeration
    /// Reads the settings anew.
    let load: @Sendable () throws -> DaemonSetup
    /// Where all messages go.
    let log: LogWriter
    let logger: Logger

    /// Works until it is stopped.
    func run() async throws {
        let signals = await DaemonSignals()
        let settings = setup.settings
        let folder = try StateFolder(path: settings.stateDirectory)
        let (store, contents, movedTo) = try await openLedger(in: folder)
        if let movedTo {
            logger.error(
                """
                the ledger \(store.path) was damaged and is now \(movedTo); a new one is begun. To count again what the logs \
                still hold, stop and run 'tailmeter rebuild'
                """)
        }
        let state = PublishedState(
            CommittedCounters(contents: contents, bounds: settings.latencyBounds),
            board: BudgetBoard(rules: settings.budgets, contents: contents.budgets, now: Clock.now),
            spend: try DailySpend(zone: settings.zone, store: store, series: contents.series, now: Clock.now))
        let notifier = ServiceNotifier(state: state)
        let control = EngineControl()
        let webhooks = makeWebhooks(store)
        let archive = ArchiveState()
        let prices = Current(setup.book)
        let status = Current(setup.status)
        let archiveControl = EngineControl()
        let tap = PipeTap()
        // Before the engine reads the first lines of a pipe.
        tap.setOpen(setup.archive != nil)
        let reloader = Reloader(
            load: load, current: settings, control: control, state: state, notifier: notifier,
            archive: archiveControl, guards: guards, moderation: moderation, prices: prices, status: status,
            webhooks: webhooks, logger: logger)
        let engine = EngineService(
            folder: folder, setup: setup, store: store, contents: contents, state: state, archive: archive, tap: tap,
            control: control, notifier: notifier, webhooks: webhooks, moderation: moderation, logger: logger)
        let archiver = ArchiveService(
            setup: setup, ledger: store, state: archive, tap: tap, control: archiveControl, logger: logger)
        let moderator = ModerationService(current: moderation, logger: logger)
        let guards = guards
        let moderation = moderation
        let log = log
        let reload: @Sendable () async -> ReloadAnswer = { await reloader.reload() }
        let server = HTTPServer(
            state: state, listener: listener, version: Version.current,
            logger: Logger(label: "http") { _ in StandardErrorLog(log, logLevel: .error) },
            reload: settings.reloadsByHTTP ? reload : nil,
            families: {
                Self.families(webhooks.status, archive.current, dropped: tap.dropped)
                    + ModerationMetrics.families(isWanted: moderation.isWanted, moderation.health)
                    + state.withCounters { PriceMetrics.families($0, book: prices.current, now: Clock.now) }
            },
            guards: { guards.current }, moderation: { moderation.endpoint },
            status: StatusSource(
                state: state, ledger: folder.ledgerPath, version: Version.current, options: { status.current },
                zoneNamed: CivilZone.named,
                parts: {
                    PartProblems.of(archive.current) + PartProblems.of(webhooks.status, now: Clock.now)
                        + moderation.notes.map { .note($0) }
                }),
            onListening: { port in
                if let warning = ListenerSetup.warning(settings) { logger.warning("\(warning)") }
                let scheme = settings.tls == nil ? "http" : "https"
                let host = settings.listen.host.contains(":") ? "[\(settings.listen.host)]" : settings.listen.host
                let address = "\(scheme)://\(host):\(port)/"
                logger.info("metrics at \(address)metrics, a page at \(address), state in \(folder.path)")
            })
        // Services stop in reverse order: the engine commits first, then what is on its way is delivered.
        let group = ServiceGroup(
            configuration: ServiceGroupConfiguration(
                services: [
                    .init(service: server, successTerminationBehavior: .gracefullyShutdownGroup),
                    .init(service: webhooks, successTerminationBehavior: .gracefullyShutdownGroup),
                    .init(service: moderator, successTerminationBehavior: .gracefullyShutdownGroup),
                    .init(service: archiver, successTerminationBehavior: .gracefullyShutdownGroup),
                    .init(service: engine, successTerminationBehavior: .gracefullyShutdownGroup),
                ],
                gracefulShutdownSignals: [],
                logger: Logger(label: "services") { _ in StandardErrorLog(log, logLevel: .critical) }))
        signals.run(
            .init(
                group: group, control: control, archive: archiveControl, reloader: reloader, state: state,
                notifier: notifier, logger: logger))
        let telling = Task { await notifier.keepTelling() }
        let counting = Task { await log.keepTelling() }
        defer {
            telling.cancel()
            counting.cancel()
            log.tellHeldBack(isEnd: true)
        }
        try await group.run()
        guard control.isCommitted else {
            logger.error(
                """
                stopped before the last lines could be committed: they are read again at the next start, but for what came by \
                standard input or a FIFO
                """)
            throw CommandFailure("")
        }
    }

    /// What delivers alerts.
    private func makeWebhooks(_ store: LedgerStore) -> Notifier {
        let proxies = ProxyRules(environment: ProcessInfo.processInfo.environment)
        for name in proxies.unreadable where !setup.channels.isEmpty {
            logger.warning("the environment's \(name) is no URL of an HTTP proxy: webhooks go without it")
        }
        let sender = WebhookSender(setup.settings, proxies: proxies)
        return Notifier(store: store, channels: setup.channels, sender: sender, logger: logger) { Clock.now }
    }

    private static func families(_ status: NotifierStatus, _ archive: ArchiveHealth?, dropped: Int64) -> [MetricFamily]
    {
        NotificationMetrics.families(
            channels: status.channels, records: status.records, depths: status.depths, now: Clock.now)
            + GuardMetrics.families(archive) + ArchiveMetrics.families(archive, dropped: dropped)
    }

    /// Opens the ledger; on a full disk, once there is room: a daemon that ends would only be started again.
    private func openLedger(
        in folder: StateFolder
    ) async throws -> (store: LedgerStore, contents: LedgerContents, movedTo: String?) {
        var isTold = false
        while true {
            do {
                return try LedgerStore.openMovingDamagedAside(path: folder.ledgerPath, now: Clock.now)
            } catch {
                guard case .writeFailed(_, _, isDiskFull: true) = error else { throw error }
                if !isTold { logger.error("\(error.description)") }
                isTold = true
                try await Task.sleep(for: .seconds(1))
            }
        }
    }
}
