import Dispatch
import Moderation
import Synchronization

/// The verdicts of lines' texts that a thread waits for.
final class AwaitedVerdicts: Sendable {
    private struct State {
        /// How many texts of each line are still to come.
        var open: [Int]
        var verdicts: [[ModerationVerdict]]
        var linesOpen: Int
    }

    private let state: Mutex<State>
    private let done = DispatchSemaphore(value: 0)

    /// - Parameter counts: how many texts each line has, at least one.
    init(_ counts: [Int]) {
        state = Mutex(State(open: counts, verdicts: counts.map { _ in [] }, linesOpen: counts.count))
    }

    /// Notes the verdict of one of a line's texts; `nil` where it has none.
    func note(_ verdict: ModerationVerdict?, line: Int) {
        let isDone = state.withLock { state in
            if let verdict { state.verdicts[line].append(verdict) }
            state.open[line] -= 1
            if state.open[line] == 0 { state.linesOpen -= 1 }
            return state.linesOpen == 0
        }
        if isDone { done.signal() }
    }

    /// Blocks until all are there, or the time is over.
    ///
    /// - Returns: the verdict of each line by those of its texts; `nil` where one is not there.
    func verdicts(within seconds: Int) -> [ModerationVerdict?] {
        _ = done.wait(timeout: .now() + .seconds(seconds))
        return state.withLock { state in
            state.verdicts.enumerated().map { line, verdicts in
                state.open[line] == 0 && !verdicts.isEmpty ? ModerationAnswer.merged(verdicts) : nil
            }
        }
    }
}
