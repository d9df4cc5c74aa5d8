import Ledger
import Logging
import Moderation
import Pipeline
import ServiceLifecycle

/// Runs the moderation as a service of the daemon, and the next one when the settings changed.
///
/// Whatever befalls it, counting goes on: it tells why there are no verdicts, and tries again.
struct ModerationService: Service, CustomStringConvertible {
    let description = "the moderation"

    let current: CurrentModeration
    let logger: Logger

    /// How many seconds it waits until it tries again.
    private static let retrySeconds = 5.0

    func run() async throws {
        await cancelWhenGracefulShutdown {
            var running: Task<Void, Never>?
            for await setup in current.setups {
                running?.cancel()
                await running?.value
                running = Task { await keep(setup) }
            }
            running?.cancel()
            await running?.value
            stop()
        }
        // The group wants services to end in its own order.
        try? await gracefulShutdown()
    }

    private func stop() {
        guard case .on(let moderator, let setup) = current.standing else { return }
        current.note(.failing(reason: "stopping", setup))
        do {
            try moderator.ledger.close()
        } catch {
            logger.warning("moderation: \(error.description)")
        }
    }

    private func keep(_ setup: ModerationSetup?) async {
        guard let setup, let queue = current.queue else { return current.note(.off) }
        var told: String?
        while !Task.isCancelled {
            do {
                let moderator = try setup.moderator(queue: queue, logger: logger)
                if told != nil { logger.notice("moderation: it goes on") }
                current.note(.on(moderator, setup))
                // Who waits for it may go on to do so behind its end: it is closed with the last reference to it.
                return await moderator.run()
            } catch {
                let reason = CommandFailure.text(of: CommandFailure.explained(error))
                current.note(.failing(reason: reason, setup))
                if told != reason { logger.error("moderation: no verdicts, and all else goes on: \(reason)") }
                told = reason
            }
            try? await Task.sleep(for: .seconds(Self.retrySeconds))
        }
    }
}
