import ArgumentParser
import Foundation
import HTTPAPI
import Logging
import Settings

/// `tailmeter run`.
struct RunCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "run", abstract: "Tails log files, keeps the ledger and serves metrics until it is stopped.",
        discussion: """
            SIGTERM and Ctrl-C stop it with everything that it read committed, a second one at once; SIGHUP takes over the \
            settings file and the price file anew.
            """)

    enum Start: String, ExpressibleByArgument, CaseIterable {
        case start, end
    }

    @OptionGroup var options: SourceOptions

    @Option(help: "The address to listen on. (default: 127.0.0.1:9464)")
    var listen: String?

    @Option(help: "Where to begin in files that are there at the first start: start or end. (default: start)")
    var from: Start?

    @Option(
        help:
            "The daemon's own log: human, json (an object a line), or auto (human on a terminal and in systemd's journal)."
    )
    var logFormat = LogFormat.auto

    @Option(help: "Messages of this level and above are logged: debug, info, notice, warning or error.")
    var logLevel = LogLevel.info

    func run() async throws {
        do {
            let settings = try settings()
            let moderation = CurrentModeration()
            let setup = try self.setup(settings, moderation)
            moderation.replace(with: setup.moderation)
            let listener = try ListenerSetup.options(settings)
            let log = try LogWriter(logFormat)
            let level = logLevel.level
            LoggingSystem.bootstrap { _ in StandardErrorLog(log, logLevel: level) }
            guard let guards = setup.guards.map(Current.init) else { return }
            try await Daemon(
                setup: setup, listener: listener, guards: guards, moderation: moderation,
                load: { try self.setup(try self.settings(), moderation) }, log: log,
                logger: Logger(label: "tailmeter")
            ).run()
        } catch {
            throw CommandFailure.explained(error)
        }
    }

    private func settings() throws -> Settings {
        var settings = try options.settings()
        if let from { settings.startsAtEnd = from == .end }
        if let listen { settings.listen = try SettingsOption.listenAddress(listen) }
        return settings
    }

    /// - Parameter moderation: is offered the sample of logged texts.
    private func setup(_ settings: Settings, _ moderation: CurrentModeration) throws -> DaemonSetup {
        var setup = try options.setup(settings)
        setup.channels = try WebhookChannels.make(
            settings.webhooks, file: options.config ?? "", environment: ProcessInfo.processInfo.environment)
        let environment = ProcessInfo.processInfo.environment
        let guards = try GuardSetup.guards(settings, environment: environment)
        setup.guards = GuardEndpoint(input: guards.input, output: guards.output)
        setup.archive = try ArchiveSetup.options(
            settings, environment: environment, guards: guards,
            sampling: settings.moderation.flatMap { ModerationSampling.sampling($0, for: moderation) })
        setup.moderation = try settings.moderation.map {
            try ModerationSetup($0, settings: settings, prices: setup.book, environment: environment)
        }
        return setup
    }
}
