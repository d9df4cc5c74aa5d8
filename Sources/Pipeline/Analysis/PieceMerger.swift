import Synchronization
import UsageModel

/// Puts the pieces of an analysis together in the order of the input, as they become ready.
final class PieceMerger: Sendable {
    private struct State {
        var result = AnalysisResult()
        var waiting: [Int: AnalysisWorker.PieceResult] = [:]
        var nextPiece = 0
        var source: UInt32?
        var linesOfSource: Int64 = 0
        var repeats = RepeatWindow()
    }

    private let state: Mutex<State>

    init(failures: [String]) {
        var first = State()
        first.result.failures = failures
        state = Mutex(first)
    }

    var result: AnalysisResult { state.withLock { $0.result } }

    func merge(_ result: AnalysisWorker.PieceResult, at index: Int, of pieces: [AnalysisPiece]) {
        state.withLock { state in
            state.waiting[index] = result
            while let ready = state.waiting.removeValue(forKey: state.nextPiece) {
                Self.add(ready, source: pieces[state.nextPiece].source, to: &state)
                state.nextPiece += 1
            }
        }
    }

    func finish(_ worker: borrowing AnalysisWorker) {
        state.withLock { worker.finish(into: &$0.result) }
    }

    private static func add(_ piece: AnalysisWorker.PieceResult, source: UInt32, to state: inout State) {
        if state.source != source {
            state.source = source
            state.linesOfSource = 0
        }
        for skipped in piece.skipped where state.result.skipped.count < AnalysisResult.skippedLimit {
            state.result.skipped.append(
                AnalysisResult.Skipped(
                    path: skipped.path, line: skipped.line + state.linesOfSource, reason: skipped.reason,
                    detail: skipped.detail))
        }
        state.linesOfSource += piece.lines
        state.result.counts += piece.counts
        if let failure = piece.failure, !state.result.failures.contains(failure) {
            state.result.failures.append(failure)
        }
        for attempt in piece.attempts {
            guard state.repeats.insert(attempt.key) else {
                state.result.repeats += 1
                state.result.counts.usage -= 1
                state.result.counts.other += 1
                continue
            }
            state.result.groups[attempt.group, default: AnalysisResult.Group()].add(attempt.record)
            if let model = attempt.unpricedModel {
                state.result.unpriced[model, default: 0] += attempt.record.usage.total
            }
        }
    }
}
