import Archive
import HTTPAPI
import Logging
import Notifications
import Pipeline
import Pricing
import Settings
import UsageModel

/// Takes over the settings anew, or keeps the old ones and says why.
actor Reloader {
    private let load: @Sendable () throws -> DaemonSetup
    private let control: EngineControl
    private let state: PublishedState
    private let notifier: ServiceNotifier
    private let archive: EngineControl
    private let guards: Current<GuardEndpoint>
    private let moderation: CurrentModeration
    private let prices: Current<PriceBook>
    private let status: Current<StatusOptions>
    private let webhooks: Notifier
    private let logger: Logger
    /// The settings that hold.
    private(set) var current: Settings
    private var last: Task<ReloadAnswer, Never>?
    /// How often settings were asked for: an answer like the one before is told too.
    private var count = 0

    init(
        load: @escaping @Sendable () throws -> DaemonSetup, current: Settings, control: EngineControl,
        state: PublishedState, notifier: ServiceNotifier, archive: EngineControl, guards: Current<GuardEndpoint>,
        moderation: CurrentModeration, prices: Current<PriceBook>, status: Current<StatusOptions>, webhooks: Notifier,
        logger: Logger
    ) {
        self.load = load
        self.current = current
        self.control = control
        self.state = state
        self.notifier = notifier
        self.archive = archive
        self.guards = guards
        self.moderation = moderation
        self.prices = prices
        self.status = status
        self.webhooks = webhooks
        self.logger = logger
    }

    /// Reads the settings and goes on with them, once whoever asked before has an answer.
    func reload() async -> ReloadAnswer {
        let previous = last
        let task = Task {
            _ = await previous?.value
            return await self.takeOver()
        }
        last = task
        return await task.value
    }

    private func takeOver() async -> ReloadAnswer {
        guard !control.isStopping else { return stopping }
        count += 1
        notifier.reloading()
        var setup: DaemonSetup
        let notes: [String]
        do {
            setup = try load()
            notes = FixedSettings.keep(current, in: &setup.settings)
            setup.archive?.folder = ArchiveSetup.folder(setup.settings)
            try setup.check()
        } catch {
            return refuse(Self.text(of: error))
        }
        // Before the engine that may tell new channels something: what is for a channel that nobody knows is given up.
        webhooks.replace(channels: setup.channels)
        if let endpoint = setup.guards { guards.replace(with: endpoint) }
        moderation.replace(with: setup.moderation)
        prices.replace(with: setup.book)
        status.replace(with: setup.status)
        guard await control.replaceEngine(with: setup, within: current.shutdownTimeout * ShutdownTime.engineShare)
        else {
            return stopping
        }
        _ = await archive.replaceEngine(with: setup, within: current.shutdownTimeout * ShutdownTime.engineShare)
        current = setup.settings
        state.noteReload(isGood: true)
        let text = "settings taken over: \(HumanText.counted(Int64(setup.sources.count), "source"))"
        logger.notice("\(text)", metadata: metadata)
        for note in notes { logger.warning("\(note)", metadata: metadata) }
        notifier.ready()
        return ReloadAnswer(isTakenOver: true, text: ([text] + notes).joined(separator: "\n") + "\n")
    }

    private func refuse(_ reason: String) -> ReloadAnswer {
        state.noteReload(isGood: false)
        logger.error("settings not taken over, the old ones hold: \(reason)", metadata: metadata)
        notifier.ready(status: "settings not taken over, the old ones hold; see the log")
        return ReloadAnswer(isTakenOver: false, text: "settings not taken over, the old ones hold\n\(reason)\n")
    }

    private var metadata: Logger.Metadata { ["reload": .stringConvertible(count)] }

    private var stopping: ReloadAnswer { ReloadAnswer(isTakenOver: false, text: "the daemon is stopping\n") }

    private static func text(of error: any Error) -> String {
        CommandFailure.text(of: error)
    }
}
