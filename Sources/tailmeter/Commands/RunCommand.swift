import ArgumentParser
import Glibc
import HTTPAPI
import Ledger
import LogDecoding
import LogSources
import Logging
import Pipeline
import Pricing
import ServiceLifecycle
import Settings
import UnixSignals
import UsageModel

/// `tailmeter run`.
struct RunCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "run", abstract: "Tails log files, keeps the ledger and serves metrics until it is stopped.")

    enum Start: String, ExpressibleByArgument, CaseIterable {
        case start, end
    }

    @Argument(help: "Log files or globs, where there is no settings file.")
    var files: [String] = []

    @Option(name: [.short, .long], help: "A settings file.")
    var config: String?

    @Option(help: "The folder of the ledger. (default: ./tailmeter-state)")
    var state: String?

    @Option(help: "The address to listen on. (default: 127.0.0.1:9464)")
    var listen: String?

    @Option(help: "Where to begin in files that are there at the first start: start or end. (default: start)")
    var from: Start?

    @Option(help: "The time zone of days and of timestamps without a zone. (default: the system's)")
    var timezone: String?

    @Option(help: CostArgument.help)
    var cost: CostArgument?

    @Option(help: "A price file that goes before the built-in book, as 'tailmeter prices import' writes it.")
    var prices: String?

    func run() async throws {
        let settings = try settings()
        let book = try PriceSelection.book(file: prices, settings: settings)
        let token = try token(settings)
        LoggingSystem.bootstrap { _ in StandardErrorLog() }
        let logger = Logger(label: "tailmeter")
        do {
            try await serve(settings, book: book, token: token, logger: logger)
        } catch let error as LedgerError {
            throw CommandFailure(error.description)
        } catch let error as ListenError {
            throw CommandFailure(error.description)
        } catch let error as DecodingError {
            throw CommandFailure(error.description)
        }
    }

    private func serve(_ settings: Settings, book: PriceBook, token: String?, logger: Logger) async throws {
        let folder = try StateFolder(path: settings.stateDirectory)
        let (store, contents, movedTo) = try LedgerStore.openMovingDamagedAside(
            path: folder.ledgerPath, now: Clock.now)
        if let movedTo {
            logger.error("the ledger \(store.path) was damaged and is now \(movedTo); a new one is begun")
        }
        let state = PublishedState(CommittedCounters(contents: contents, bounds: settings.latencyBounds))
        let watcher = ChangeWatcher()
        let engine = EngineService(
            folder: folder, settings: settings, sources: sources(settings, book), store: store, contents: contents,
            state: state,
            watcher: watcher, signal: StopSignal(watcher: watcher), logger: logger)
        let server = HTTPServer(
            state: state, host: settings.listen.host, port: settings.listen.port, token: token,
            version: Version.current, logger: Logger(label: "http") { _ in StandardErrorLog(logLevel: .error) },
            onListening: { port in
                let host = settings.listen.host.contains(":") ? "[\(settings.listen.host)]" : settings.listen.host
                logger.info("metrics at http://\(host):\(port)/metrics, state in \(folder.path)")
            })
        // Services stop in reverse order: the engine commits before the listener goes.
        let group = ServiceGroup(
            configuration: ServiceGroupConfiguration(
                services: [
                    .init(service: server, successTerminationBehavior: .gracefullyShutdownGroup),
                    .init(service: engine, successTerminationBehavior: .gracefullyShutdownGroup),
                ],
                gracefulShutdownSignals: [.sigterm, .sigint],
                logger: Logger(label: "services") { _ in StandardErrorLog(logLevel: .critical) }))
        try await group.run()
    }

    private func sources(_ settings: Settings, _ book: PriceBook) -> [TailSource] {
        settings.sources.map { source in
            TailSource(
                origin: SourcePlan.origin(source), plan: SourcePlan.plan(source, settings: settings, prices: book))
        }
    }

    // MARK: - Settings from the file and the command line

    private func settings() throws -> Settings {
        var settings = Settings()
        if let config {
            guard files.isEmpty else {
                throw CommandFailure(
                    "name files on the command line or under sources: in \(config), not both", status: .usage)
            }
            settings = try SettingsOption.read(config)
        } else {
            guard !files.isEmpty else {
                throw CommandFailure("name the log files to tail, or a settings file with --config", status: .usage)
            }
            settings.zone = .system
        }
        if let timezone { settings.zone = try ZoneArgument.zone(timezone) }
        if config == nil {
            settings.sources = files.map { Settings.Source(file: $0, preset: "auto", zone: settings.zone, labels: []) }
        }
        if let cost {
            for index in settings.sources.indices { settings.sources[index].costBasis = cost.basis }
        }
        if let state { settings.stateDirectory = state }
        if let from { settings.startsAtEnd = from == .end }
        if let listen {
            guard let address = ListenAddress(listen) else {
                throw CommandFailure(
                    "--listen \(listen): expected host:port, such as 127.0.0.1:9464", status: .usage)
            }
            settings.listen = address
        }
        guard Set(settings.sources.map(\.name)).count == settings.sources.count else {
            throw CommandFailure("a source is named twice; name it once", status: .usage)
        }
        return settings
    }

    /// An address that others can reach is served to those alone who have a token.
    private func token(_ settings: Settings) throws -> String? {
        guard let variable = settings.tokenVariable else {
            guard settings.listen.isLoopback else {
                throw CommandFailure(
                    "\(settings.listen) can be reached from other machines: set token_env in the settings to the name of"
                        + " an environment variable that holds a token, or listen on 127.0.0.1", status: .usage)
            }
            return nil
        }
        guard let value = getenv(variable).map({ String(cString: $0) }), !value.isEmpty else {
            throw CommandFailure("token_env names \(variable), which is not set in the environment")
        }
        return value
    }
}
