public import Ledger
public import Logging
public import ServiceLifecycle
import Synchronization
public import UsageModel

/// Delivers what is in the outbox, each channel on its own: none waits for another, and nothing waits for a channel.
///
/// Delivery is at least once, by the same id: an attempt that the receiver took and that could not be recorded is made again.
public final class Notifier: Service, CustomStringConvertible {
    private struct State {
        var workers: [ChannelWorker] = []
        var status = NotifierStatus()
    }

    private struct Running {
        let channel: Channel
        let worker: ChannelWorker
        let task: Task<Void, Never>
    }

    /// What ServiceLifecycle names the service by.
    public let description = "the webhooks"

    private let outbox: Outbox
    private let sender: WebhookSender
    private let logger: Logger
    private let clock: @Sendable () -> Timestamp
    private let state = Mutex(State())
    private let commands: AsyncStream<[Channel]>
    private let commander: AsyncStream<[Channel]>.Continuation
    private let news = WakeSignal()

    /// Makes a notifier, which does nothing before ``run()``.
    ///
    /// - Parameter clock: the time of now.
    public init(
        store: LedgerStore, channels: [Channel], sender: WebhookSender, logger: Logger,
        clock: @escaping @Sendable () -> Timestamp
    ) {
        outbox = Outbox(store: store)
        self.sender = sender
        self.logger = logger
        self.clock = clock
        (commands, commander) = AsyncStream.makeStream()
        replace(channels: channels)
    }

    /// Tells that messages were committed. It may be called from any thread, and returns at once.
    public func wake() {
        let workers = state.withLock { $0.workers }
        Task { for worker in workers { await worker.wake() } }
        news.notify()
    }

    /// Goes on with other channels. Those that are the same are not interrupted; what waits for one that is gone is given up.
    public func replace(channels: [Channel]) {
        state.withLock { $0.status.channels = channels.map(\.name) }
        commander.yield(channels)
    }

    /// How the channels do. It is a second old at the most, and costs no look at the ledger.
    public var status: NotifierStatus { state.withLock { $0.status } }

    /// Delivers until it is asked to stop. Attempts that are under way have two seconds; all else stays in the outbox.
    public func run() async throws {
        await withTaskCancellationHandler {
            await withGracefulShutdownHandler {
                await work()
            } onGracefulShutdown: { [commander] in
                commander.finish()
            }
        } onCancel: {
            commander.finish()
        }
    }

    private func work() async {
        var running: [String: Running] = [:]
        let looking = Task { await keepLooking() }
        for await channels in commands {
            let gone = running.values.filter { !channels.contains($0.channel) }
            await stop(gone)
            for one in gone { running[one.channel.name] = nil }
            for channel in channels where running[channel.name] == nil { running[channel.name] = start(channel) }
            let workers = running.values.map(\.worker)
            state.withLock { $0.workers = workers }
            news.notify()
        }
        await stop(Array(running.values))
        looking.cancel()
        await looking.value
    }

    private func start(_ channel: Channel) -> Running {
        let worker = ChannelWorker(
            channel: channel, outbox: outbox, sender: sender, logger: logger, clock: clock,
            changed: { [news] in news.notify() })
        return Running(channel: channel, worker: worker, task: Task { await worker.run() })
    }

    private func stop(_ running: [Running]) async {
        for one in running { await one.worker.stop() }
        for one in running { await one.task.value }
    }

    // MARK: - Status

    /// Looks at the ledger when there is news, once a second at the most.
    private func keepLooking() async {
        var hasTrouble = false
        while !Task.isCancelled {
            do {
                try await look()
                hasTrouble = false
            } catch {
                if !hasTrouble { logger.error("the outbox can't be read: \(error)") }
                hasTrouble = true
            }
            guard (try? await Task.sleep(for: .seconds(1))) != nil else { return }
            await news.wait(seconds: 60)
        }
    }

    private func look() async throws {
        let names = Set(state.withLock { $0.status.channels })
        let now = clock()
        let (records, depths, strays) = try await outbox.run { store in
            let strays = try store.outboxDepths().filter { !names.contains($0.channel) }
            for stray in strays {
                try store.giveUpMessages(
                    channel: stray.channel, reason: "the channel is not in the settings any longer", now: now)
            }
            return (try store.channelRecords(), try store.outboxDepths(), strays)
        }
        for stray in strays {
            let messages = "\(stray.count) message\(stray.count == 1 ? "" : "s")"
            logger.error("webhook '\(stray.channel)' is not in the settings any longer: \(messages) given up")
        }
        state.withLock { state in
            state.status.records = records
            state.status.depths = depths
        }
    }
}
