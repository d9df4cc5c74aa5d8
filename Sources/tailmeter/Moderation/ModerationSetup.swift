import Foundation
import Guardrails
import LLMClient
import Logging
import Moderation
import Pipeline
import Pricing
import Settings
import Synchronization

/// The moderation that settings ask for, with what variables and files hold.
struct ModerationSetup: Sendable {
    let settings: Settings.Moderation
    /// The folder of what is kept across restarts.
    let folder: String
    let options: ModerationOptions
    /// What is done where there is no verdict.
    let policy: ModerationFailurePolicy
    private let prices: PriceBook
    private let redaction: RedactionRules
    /// The key; `nil` for a server that needs none.
    private let key: Result<APIKey?, ModerationObstacle>

    private static let keyLimit = 65_536
    /// An answer of a few words that takes longer is none.
    private static let attemptSeconds = 30.0
    /// With retries and waits. A client of the listener waits so long at the most.
    private static let callSeconds = 100.0

    /// Reads what the settings name. A key that is not there is no error: all else goes on without.
    ///
    /// - Throws: `CommandFailure` where the model has no price, or the key of hashes cannot be read.
    init(
        _ moderation: Settings.Moderation, settings all: Settings, prices: PriceBook, environment: [String: String]
    ) throws {
        settings = moderation
        self.prices = prices
        folder = Self.folder(all.stateDirectory)
        redaction = try all.archive.map { try ArchiveSetup.rules($0.redaction, environment: environment) } ?? .init()
        key = Self.key(moderation.key, environment: environment)
        policy = ModerationFailurePolicy(rawValue: moderation.onFailure.rawValue) ?? .error
        var options = ModerationOptions(model: moderation.model)
        options.flagsWithoutVerdict = policy == .flag
        options.maximumConcurrent = moderation.maximumConcurrent
        options.queue = moderation.queue
        self.options = options
        let cost = CallCost(
            provider: moderation.provider.rawValue, model: moderation.model, prices: prices, time: Clock.now)
        guard cost.isPriced else {
            throw CommandFailure(
                """
                moderation: the model '\(moderation.model)' has no price, so that daily_usd can't be kept; name one that \
                'tailmeter prices' knows, or give it a price under 'prices: {models: …}' (0 for a server of your own)
                """)
        }
    }

    /// Where a moderation keeps its file.
    static func folder(_ stateDirectory: String) -> String { "\(stateDirectory)/moderation" }

    /// Whether a key that the settings name is not there, and why.
    var obstacle: ModerationObstacle? {
        if case .failure(let obstacle) = key { obstacle } else { nil }
    }

    /// Whether the other one judges in the same way: calls under way and remembered verdicts need not be given up.
    func isSame(as other: ModerationSetup) -> Bool {
        func price(_ setup: ModerationSetup) -> ModelPrice? {
            setup.prices.price(
                for: ModelName(logged: setup.settings.model, provider: setup.settings.provider.rawValue))
        }
        return settings == other.settings && folder == other.folder && key == other.key
            && redaction == other.redaction && price(self) == price(other)
    }

    /// Makes what judges.
    ///
    /// - Throws: `LedgerError` or `RedactionError`.
    func moderator(queue: ModerationQueue, logger: Logger) throws -> Moderator {
        let (ledger, movedTo) = try ModerationLedger.open(
            folder: folder, limit: settings.dailyLimit, zone: settings.zone, now: Clock.now)
        if let movedTo {
            logger.error(
                """
                moderation: its file in \(folder) was damaged and is now \(movedTo); a new one is begun, with nothing spent of \
                the day's budget
                """)
        }
        let redactor = SharedRedactor(try Redactor(rules: redaction))
        return Moderator(
            options: options, client: client(ledger, logger: logger), ledger: ledger, queue: queue,
            redact: { redactor.redact($0) },
            time: ModerationTime(now: { Clock.now }, seconds: { Clock.monotonicSeconds }), logger: logger)
    }

    private func client(
        _ ledger: ModerationLedger, logger: Logger
    ) -> Result<any MessageClient, ModerationObstacle> {
        key.map { key in
            var options = LLMClientOptions()
            options.attemptTimeout = Self.attemptSeconds
            options.callTimeout = Self.callSeconds
            options.rateLimits = RateLimits(requests: Int64(settings.requestsPerMinute))
            // What a call failed by is told once, by who asked.
            var quiet = logger
            quiet.logLevel = .critical
            return LLMClient(
                provider: BudgetedProvider(provider(key), ledger: ledger, prices: prices, now: { Clock.now }),
                options: options, prices: prices, logger: quiet)
        }
    }

    private func provider(_ key: APIKey?) -> any LLMProvider {
        switch settings.provider {
        case .anthropic:
            var provider = AnthropicProvider.Settings(key: key)
            if let url = settings.baseURL { provider.baseURL = url }
            if let version = settings.apiVersion { provider.version = version }
            provider.keyHeader = settings.keyHeader == .bearer ? .bearer : .apiKey
            provider.connections = settings.maximumConcurrent
            return AnthropicProvider(provider)
        case .openai:
            var provider = OpenAIProvider.Settings(key: key)
            if let url = settings.baseURL { provider.baseURL = url }
            provider.connections = settings.maximumConcurrent
            return OpenAIProvider(provider)
        }
    }

    private static func key(
        _ value: Settings.Webhook.Value?, environment: [String: String]
    ) -> Result<APIKey?, ModerationObstacle> {
        let text: String
        switch value {
        case nil: return .success(nil)
        case .literal(let literal): text = literal
        case .variable(let name):
            guard let found = environment[name] else {
                return .failure(.init("api_key_env names \(name), which is not set in the environment"))
            }
            text = found
        case .file(let path):
            do throws(SecretFile.Problem) {
                text = String(decoding: try SecretFile.bytes(path, limit: keyLimit), as: UTF8.self)
            } catch {
                switch error {
                case .unreadable(let reason):
                    return .failure(.init("api_key_file \(path) can't be read: \(reason)"))
                case .tooLarge: return .failure(.init("api_key_file \(path) is larger than 64 KiB"))
                }
            }
        }
        let key = text.split(whereSeparator: \.isWhitespace)
        guard let only = key.first, key.count == 1, only.utf8.allSatisfy({ (0x21...0x7E).contains($0) }) else {
            let place = value.map { "\($0)" } ?? ""
            return .failure(.init("\(place) holds no key: one word of printable ASCII"))
        }
        return .success(APIKey(String(only)))
    }
}
