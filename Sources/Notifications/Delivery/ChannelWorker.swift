import Ledger
import Logging
import UsageModel

/// Drains the outbox of one channel.
actor ChannelWorker {
    /// How long attempts that are under way may take once the worker is to stop, in seconds.
    private static let farewell = 2.0
    /// How long it sleeps at the most: clocks can be set, and another process can enable a channel.
    private static let longestSleep = 60.0

    private let channel: Channel
    private let outbox: Outbox
    private let sender: WebhookSender
    private let clock: @Sendable () -> Timestamp
    private let changed: @Sendable () -> Void
    private nonisolated let signal = WakeSignal()
    private var machine: DeliveryMachine
    private var log: DeliveryLog
    private var isStopping = false

    /// - Parameter changed: called when the ledger has news of the channel.
    init(
        channel: Channel, outbox: Outbox, sender: WebhookSender, logger: Logger,
        clock: @escaping @Sendable () -> Timestamp, changed: @escaping @Sendable () -> Void
    ) {
        self.channel = channel
        self.outbox = outbox
        self.sender = sender
        self.clock = clock
        self.changed = changed
        machine = DeliveryMachine(channel: channel)
        log = DeliveryLog(channel: channel.name, logger: logger)
    }

    /// Tells that rows were committed.
    func wake() {
        machine.noteNews()
        signal.notify()
    }

    /// Has ``run()`` return within two seconds.
    func stop() {
        isStopping = true
        signal.notify()
    }

    /// Works until ``stop()``.
    func run() async {
        await withDiscardingTaskGroup { group in
            while !isStopping, !Task.isCancelled {
                let now = clock()
                switch machine.step(now: now) {
                case .load: await load()
                case .attempt(let message): group.addTask { await self.attempt(message) }
                case .settle(let message, let state, let reason): await settle(message, state, reason)
                case .wait(let until):
                    let seconds = until.map { Double($0.microseconds - now.microseconds) / 1e6 } ?? Self.longestSleep
                    await signal.wait(seconds: min(Self.longestSleep, seconds))
                    if clock() >= now + Self.longestSleep { machine.noteNews() }
                }
            }
            let timer = Task {
                try? await Task.sleep(for: .seconds(Self.farewell))
                self.endFarewell()
            }
            while machine.isBusy, !isFarewellOver, !Task.isCancelled { await signal.wait(seconds: Self.farewell) }
            timer.cancel()
            group.cancelAll()
        }
    }

    private var isFarewellOver = false

    private func endFarewell() {
        isFarewellOver = true
        signal.notify()
    }

    // MARK: - Steps

    private func load() async {
        machine.beginLoad()
        let name = channel.name
        let target = channel.targetHash
        do {
            let (heads, isDisabled, isElsewhere) = try await outbox.run { store in
                let heads = try store.laneHeads(channel: name, limit: DeliveryMachine.laneLimit)
                let record = try store.channelRecords().first { $0.channel == name }
                let wasDisabled = record?.disabledReason != nil
                let isElsewhere = wasDisabled && record?.disabledTarget != target
                if isElsewhere { try store.enable(channel: name) }
                return (heads, wasDisabled && !isElsewhere, isElsewhere)
            }
            log.noteLedgerWorks()
            if isElsewhere {
                log.noteEnabled()
                changed()
            }
            machine.take(heads, isDisabled: isDisabled)
        } catch {
            log.noteLedgerTrouble(error)
            machine.noteNews()
            await signal.wait(seconds: 5)
        }
    }

    private func attempt(_ message: OutboxMessage) async {
        let result = await sender.send(message.alert, to: channel, now: clock())
        let now = clock()
        if let verdict = machine.finish(message, result, now: now, random: .random(in: 0..<1)) {
            note(verdict, result, now: now)
            let (name, target) = (channel.name, channel.targetHash)
            await record { store in
                try store.record(verdict.outcome, of: message, now: now)
                guard verdict.disables else { return }
                try store.disable(channel: name, reason: verdict.outcome.error ?? "", target: target, now: now)
            }
        }
        machine.release(message)
        signal.notify()
    }

    private func note(_ verdict: DeliveryMachine.Verdict, _ result: AttemptResult, now: Timestamp) {
        guard let error = result.error else { return log.noteDelivery() }
        if verdict.disables { return log.noteDisabled(error) }
        if verdict.outcome.state == .givenUp { return log.noteGivenUp(error, now: now) }
        log.noteFailure(error, now: now)
    }

    private func settle(_ message: OutboxMessage, _ state: OutboxMessage.State, _ reason: String) async {
        let now = clock()
        if state == .givenUp { log.noteGivenUp(reason, now: now) }
        await record { try $0.settle(message, as: state, reason: reason, now: now) }
        machine.release(message)
    }

    /// Writes until it is written: the lane waits so long, or the message would be sent again at once. A daemon that stops
    /// before sends it again at its next start, with the same id.
    private func record(_ body: @escaping @Sendable (LedgerStore) throws -> Void) async {
        var pause = 1.0
        while true {
            do {
                try await outbox.run(body)
                log.noteLedgerWorks()
                return changed()
            } catch {
                log.noteLedgerTrouble(error)
            }
            guard !isStopping, (try? await Task.sleep(for: .seconds(pause))) != nil else { return }
            pause = min(30, pause * 2)
        }
    }
}
