import Dispatch
import Pipeline
import Synchronization

/// Reads figures beside the loop, one reading at a time, and never for more than a tenth of the time.
final class TopReading: Sendable {
    /// What is read.
    struct Question: Equatable, Sendable {
        var dimension: TopDimension
        var window: TopWindow
    }

    /// What came of it.
    typealias Answer = Result<TopFigures, CommandFailure>

    private struct State {
        var isBusy = false
        var answer: Answer?
        /// The next reading begins then, by ``Clock/monotonicSeconds``.
        var nextAt = 0.0
    }

    private static let share = 10.0

    private let queue = DispatchQueue(label: "figures")
    private let state = Mutex(State())
    private let interval: Double
    private let read: @Sendable (Question) throws -> TopFigures
    private let tell: @Sendable () -> Void

    /// - Parameters:
    ///   - interval: the least time between the beginnings of two readings, in seconds.
    ///   - read: reads, on a thread of its own.
    ///   - tell: is called when there is an answer.
    init(
        interval: Double, read: @escaping @Sendable (Question) throws -> TopFigures,
        tell: @escaping @Sendable () -> Void
    ) {
        self.interval = interval
        self.read = read
        self.tell = tell
    }

    /// Begins to read, unless a reading is under way or it is too early.
    ///
    /// - Parameter isUrgent: whether a person waits for it, so that it can't be too early.
    /// - Returns: whether it began.
    func begin(_ question: Question, isUrgent: Bool) -> Bool {
        let start = Clock.monotonicSeconds
        let begins = state.withLock { state in
            guard !state.isBusy, isUrgent || start >= state.nextAt else { return false }
            state.isBusy = true
            return true
        }
        guard begins else { return false }
        queue.async { [self] in
            let answer = Answer { try read(question) }
            let end = Clock.monotonicSeconds
            state.withLock { state in
                state.isBusy = false
                state.answer = answer
                state.nextAt = max(start + interval, end + (end - start) * Self.share)
            }
            tell()
        }
        return true
    }

    /// The answer that came since the last call.
    func take() -> Answer? {
        state.withLock { state in
            defer { state.answer = nil }
            return state.answer
        }
    }

    /// How many seconds there are until the next reading may begin; `nil` while one is under way.
    var secondsToNext: Double? {
        state.withLock { $0.isBusy ? nil : max(0, $0.nextAt - Clock.monotonicSeconds) }
    }
}

extension Result where Failure == CommandFailure {
    fileprivate init(_ body: () throws -> Success) {
        do { self = .success(try body()) } catch { self = .failure(CommandFailure(CommandFailure.text(of: error))) }
    }
}
