public import LLMClient
import Ledger
public import Logging
import UsageModel

/// Judges texts by asking a model: those that are offered as a sample, and those that somebody waits for.
///
/// Texts are split into windows, of which each is asked about once: verdicts are remembered for a time, and who asks for
/// the same at the same time waits for one answer. The first window that is not harmless ends the check.
public actor Moderator {
    /// Texts of the sample that wait.
    public nonisolated let queue: ModerationQueue
    /// What is kept across restarts.
    public nonisolated let ledger: ModerationLedger

    private nonisolated let trouble: ModerationTrouble
    private nonisolated let slots: Slots
    private nonisolated let options: ModerationOptions
    private nonisolated let droppedBefore: Int64
    private let client: Result<any MessageClient, ModerationObstacle>
    private let redact: @Sendable (String) -> String
    private let time: ModerationTime
    private var cache: VerdictCache
    private var asked: [VerdictCache.Key: Task<ModerationVerdict, Never>] = [:]
    /// How long the sample waits after a check without an answer, in seconds, and until when.
    private var pause = 0.0
    private var pauseEnd = 0.0

    private static let firstPause = 1.0
    private static let longestPause = 60.0

    /// Makes a moderator.
    ///
    /// - Parameters:
    ///   - client: asks the model, over a ``BudgetedProvider``; or why it can't be asked.
    ///   - queue: nobody else takes from it.
    ///   - redact: takes out of a text what no provider is to see. Texts of the sample are redacted already.
    public init(
        options: ModerationOptions, client: Result<any MessageClient, ModerationObstacle>, ledger: ModerationLedger,
        queue: ModerationQueue, redact: @escaping @Sendable (String) -> String, time: ModerationTime, logger: Logger
    ) {
        self.options = options
        self.client = client
        self.ledger = ledger
        self.redact = redact
        self.time = time
        self.queue = queue
        trouble = ModerationTrouble(logger: logger, seconds: time.seconds)
        slots = Slots(options.maximumConcurrent)
        cache = VerdictCache(capacity: options.cacheCapacity, lifetime: options.cacheSeconds)
        droppedBefore = ledger.values[TallyName.moderationDropped] ?? 0
        if case .failure(let obstacle) = client { trouble.note(obstacle.reason, kind: "start") }
    }

    /// How it is doing.
    public nonisolated var health: ModerationHealth {
        let budget = ledger.budget(now: time.now())
        return ModerationHealth(
            values: ledger.values.merging([TallyName.moderationDropped: dropped]) { $1 }, budget: budget,
            waiting: queue.count, trouble: trouble.reason, isOverBudget: trouble.spentDay == budget.day)
    }

    private nonisolated var dropped: Int64 { droppedBefore + queue.dropped }

    /// Judges texts of the sample until the task is cancelled. What it is about then is given up: what that may cost stays
    /// spent.
    public func run() async {
        await withTaskCancellationHandler {
            await withDiscardingTaskGroup { group in
                for await _ in queue.arrivals {
                    while !Task.isCancelled, queue.count > 0 {
                        let wait = pauseEnd - time.seconds()
                        if wait > 0, (try? await time.sleep(wait)) == nil { break }
                        guard (try? await slots.take()) != nil else { break }
                        group.addTask {
                            if let sample = self.queue.pop() { await self.judge(sample) }
                            self.slots.give()
                        }
                    }
                }
            }
        } onCancel: {
            Task { await giveUp() }
        }
        noteDropped()
    }

    private func giveUp() {
        for task in asked.values { task.cancel() }
    }

    /// Judges a text that somebody waits for.
    ///
    /// - Throws: `CancellationError` where the task is cancelled.
    public func judge(_ text: String, side: ModerationSide) async throws -> ModerationVerdict {
        try await slots.take()
        defer { slots.give() }
        let (verdict, cached) = await check(redact(text), side)
        try Task.checkCancellation()
        note(verdict, nil, cached: cached)
        return verdict
    }

    private func judge(_ sample: ModerationSample) async {
        let (verdict, cached) = await check(sample.text, sample.side)
        guard !Task.isCancelled else {
            sample.completion?(nil)
            return
        }
        note(verdict, sample, cached: cached)
        sample.completion?(verdict)
        if verdict.outcome == .unavailable {
            pause = pause == 0 ? Self.firstPause : min(2 * pause, Self.longestPause)
            pauseEnd = time.seconds() + pause
        } else {
            pause = 0
        }
    }

    private func note(_ verdict: ModerationVerdict, _ sample: ModerationSample?, cached: Int) {
        let now = time.now()
        let isFlagged =
            sample != nil
            && (verdict.outcome == .flagged || options.flagsWithoutVerdict && !verdict.isConclusive)
        let isRemembered = isFlagged || verdict.outcome == .refused || verdict.outcome == .unparsable
        let text = isRemembered ? sample.map { remembered(verdict, $0, now: now) } : nil
        do {
            try ledger.note(verdict, text: text, isFlagged: isFlagged, cached: cached, now: now)
        } catch {
            trouble.note(error.description, kind: "state")
        }
        noteDropped()
    }

    private func remembered(_ verdict: ModerationVerdict, _ sample: ModerationSample, now: Timestamp) -> ModeratedText {
        ModeratedText(
            time: now, side: sample.side.rawValue, source: sample.source, user: redact(sample.user),
            request: sample.request, verdict: verdict.outcome.rawValue,
            categories: verdict.categories.map(\.rawValue), score: verdict.score, reason: verdict.reason)
    }

    private nonisolated func noteDropped() {
        guard dropped > ledger.values[TallyName.moderationDropped] ?? 0 else { return }
        // It is written with the next one.
        try? ledger.noteDropped(total: dropped)
    }

    // MARK: - One text

    private func check(_ text: String, _ side: ModerationSide) async -> (verdict: ModerationVerdict, cached: Int) {
        let windows = TextWindows(text, sizes: options.windows)
        var verdicts: [ModerationVerdict] = []
        var cached = 0
        for window in windows.windows where !Task.isCancelled {
            let key = cache.key(
                model: options.model, version: ModerationPrompt.version, side: side, text: String(window))
            if let known = cache.verdict(key, now: time.seconds()) {
                verdicts.append(known)
                cached += 1
            } else {
                verdicts.append(await ask(String(window), side, key))
            }
            if verdicts.last?.outcome != .safe { break }
        }
        var verdict = ModerationAnswer.merged(verdicts)
        verdict.isTruncated = windows.isTruncated
        return (verdict, cached)
    }

    private func ask(_ text: String, _ side: ModerationSide, _ key: VerdictCache.Key) async -> ModerationVerdict {
        if let running = asked[key] { return await running.value }
        // Not a child: who waits first may go, and others still wait.
        let task = Task { await answer(text, side) }
        asked[key] = task
        let verdict = await task.value
        asked[key] = nil
        cache.keep(verdict, key, now: time.seconds())
        return verdict
    }

    private func answer(_ text: String, _ side: ModerationSide) async -> ModerationVerdict {
        let client: any MessageClient
        switch self.client {
        case .success(let given): client = given
        case .failure(let obstacle): return ModerationVerdict(.unavailable, reason: obstacle.reason)
        }
        do throws(LLMError) {
            let reply = try await client.create(ModerationPrompt(text: text, side: side).request(model: options.model))
            trouble.clear()
            return ModerationAnswer.verdict(reply)
        } catch {
            return verdict(of: error)
        }
    }

    private func verdict(of error: LLMError) -> ModerationVerdict {
        let failure = error.tried.last?.failure
        if failure?.code == BudgetedProvider.overBudget {
            let reason = failure?.message ?? ""
            trouble.noteSpent(reason, day: ledger.budget(now: time.now()).day)
            return ModerationVerdict(.overBudget, reason: reason)
        }
        if error.reason == .cancelled { return ModerationVerdict(.unavailable, reason: "the check was given up") }
        let reason = failure?.code == BudgetedProvider.noState ? failure?.message ?? "" : error.description
        trouble.note(reason, kind: failure?.code == BudgetedProvider.noState ? "state" : error.kind)
        return ModerationVerdict(.unavailable, reason: ModerationAnswer.line(reason))
    }
}
