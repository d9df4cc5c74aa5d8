import Archive
import Budgets
import HTTPAPI
import Moderation
import Synchronization
import UsageModel

/// The moderation of the daemon, which settings that are taken over replace.
final class CurrentModeration: Sendable {
    /// How it stands.
    enum Standing: Sendable {
        /// The settings ask for none.
        case off
        /// It has not begun yet, or could not, and is tried again.
        case failing(reason: String, ModerationSetup)
        /// It judges.
        case on(Moderator, ModerationSetup)
    }

    private struct State {
        var standing = Standing.off
        var queue: ModerationQueue?
        /// How many texts clients of the listener wait for.
        var waiting = 0
    }

    private let state = Mutex(State())
    private let next: AsyncStream<ModerationSetup?>.Continuation
    /// What it is to be from now on; `nil` for none.
    let setups: AsyncStream<ModerationSetup?>

    /// Makes none, until it is replaced.
    init() {
        (setups, next) = AsyncStream.makeStream(bufferingPolicy: .bufferingNewest(1))
    }

    /// Has another one begin in place of the present one, unless that is the same. Texts that wait go on waiting.
    func replace(with setup: ModerationSetup?) {
        let isSame = state.withLock { state in
            if case .on(_, let present) = state.standing, let setup, setup.isSame(as: present) { return true }
            let queue = setup.map { ModerationQueue(capacity: $0.options.queue) }
            queue?.offer(state.queue?.drain() ?? [])
            state.queue = queue
            switch (state.standing, setup) {
            case (_, nil): state.standing = .off
            case (.off, let setup?): state.standing = .failing(reason: "it is starting", setup)
            default: break
            }
            return false
        }
        if !isSame { next.yield(setup) }
    }

    /// How it stands.
    var standing: Standing { state.withLock { $0.standing } }

    /// Where texts of the sample wait.
    var queue: ModerationQueue? { state.withLock { $0.queue } }

    func note(_ standing: Standing) { state.withLock { $0.standing = standing } }

    /// Notes that somebody waits for texts; false where too many wait already.
    func beginWaiting(_ count: Int, atMost most: Int) -> Bool {
        state.withLock { state in
            guard state.waiting + count <= most else { return false }
            state.waiting += count
            return true
        }
    }

    /// Notes that nobody waits for them any longer.
    func endWaiting(_ count: Int) { state.withLock { $0.waiting -= count } }

    /// Takes logged texts. It does not wait.
    func offer(_ texts: [SampledText]) {
        queue?.offer(texts.map(Self.sample))
    }

    private static func sample(_ text: SampledText) -> ModerationSample {
        ModerationSample(
            side: text.side == .input ? .input : .output, text: text.text, user: text.user, source: text.source,
            request: text.request)
    }

    /// Takes the texts of logged lines and waits for their verdicts, unless the provider does not answer anyway.
    ///
    /// - Returns: the verdict of each line as JSON; `nil` where it is not there in time. It counts all the same.
    func verdicts(of lines: [[SampledText]], within seconds: Int) -> [String?] {
        guard let queue, let health, health.trouble == nil else {
            offer(lines.flatMap(\.self))
            return lines.map { _ in nil }
        }
        let waiting = AwaitedVerdicts(lines.map(\.count))
        let samples = lines.enumerated().flatMap { line, texts in
            texts.map { text in
                var sample = Self.sample(text)
                sample.completion = { waiting.note($0, line: line) }
                return sample
            }
        }
        queue.offer(samples)
        return waiting.verdicts(within: seconds).map { $0.map { JSONText.object($0.members) } }
    }

    /// Whether the settings ask for one.
    var isWanted: Bool {
        if case .off = standing { false } else { true }
    }

    /// How it is doing; `nil` where there is none, and where it could not begin.
    var health: ModerationHealth? {
        if case .on(let moderator, _) = standing { moderator.health } else { nil }
    }

    /// How many texts it ever flagged; `nil` where nobody looks.
    var flagged: FlaggedTexts? {
        guard case .on(let moderator, _) = standing else { return nil }
        return moderator.ledger.flagged ?? FlaggedTexts(count: 0, last: Timestamp(microseconds: 0), categories: [])
    }

    /// Why there are no verdicts, for `/readyz`.
    var notes: [String] {
        switch standing {
        case .off: return []
        case .failing(let reason, _): return ["moderation: \(reason)"]
        case .on(let moderator, _):
            let health = moderator.health
            if let trouble = health.trouble { return ["moderation: \(trouble)"] }
            return health.isOverBudget ? ["moderation: the day's budget is spent"] : []
        }
    }
}
