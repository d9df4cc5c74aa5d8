import Ledger
import Synchronization
import UsageModel

/// Puts the pieces of an analysis together in the order of the input, as they become ready.
final class PieceMerger: Sendable {
    private struct State {
        let keepsDurations: Bool
        var result = AnalysisResult()
        var waiting: [Int: AnalysisWorker.PieceResult] = [:]
        var nextPiece = 0
        var source: UInt32?
        var linesOfSource: Int64 = 0
        var repeats = RepeatWindow()
        var revisions = RevisionWindow(keepsChanges: false)
        var groups = MergedGroups()
        var costliest: CostliestList
        /// Where the open requests were counted: a revision belongs there too.
        var groupsOfOpen = KeyTable<Int32>(filler: 0)
    }

    private let state: Mutex<State>
    private let turnstile = Turnstile()

    private let waitingLimit: Int

    private let costFloor: SharedCostFloor

    init(failures: [String], request: AnalysisRequest, costFloor: SharedCostFloor) {
        waitingLimit = request.waitingLimit
        self.costFloor = costFloor
        var first = State(
            keepsDurations: request.keepsDurations, costliest: CostliestList(limit: request.costliestCount))
        first.result.failures = failures
        state = Mutex(first)
    }

    /// What all pieces came to: a request whose usage did not come has none.
    func finish() -> AnalysisResult {
        state.withLock { state in
            Self.settle(&state, now: .infinity)
            var result = state.result
            state.groups.add(to: &result)
            result.costliest = state.costliest.requests
            return result
        }
    }

    /// Counts the requests without usage that had to leave the window, and at the end the others.
    private static func settle(_ state: inout State, now: Double) {
        for (request, _) in state.revisions.settle(now: now) {
            guard let group = state.groupsOfOpen[request.key] else { continue }
            state.groups.sums[Int(group)].totals.requestsWithoutUsage += 1
        }
    }

    func merge(_ result: AnalysisWorker.PieceResult, at index: Int, of pieces: [AnalysisPiece]) {
        state.withLock { state in
            state.waiting[index] = result
            while let ready = state.waiting.removeValue(forKey: state.nextPiece) {
                Self.add(ready, source: pieces[state.nextPiece].source, to: &state)
                state.nextPiece += 1
            }
            state.costliest.least.map(costFloor.rise)
        }
        turnstile.turn()
    }

    /// Takes requests with an id from a piece that is still being read. They count in the order of the input: where pieces
    /// before theirs are not through, they stay where they are, and when they are too many, this waits.
    func take(_ attempts: inout [AnalysisWorker.Attempt], at index: Int, of pieces: [AnalysisPiece]) {
        if attempts.count >= waitingLimit {
            // Of the pieces in work the first never waits, so that this ends.
            turnstile.wait { state.withLock { $0.nextPiece == index } }
        }
        let ready = attempts
        let isTaken = state.withLock { state in
            guard state.nextPiece == index else { return false }
            Self.begin(pieces[index].source, &state)
            for attempt in ready { Self.add(attempt, to: &state) }
            state.costliest.least.map(costFloor.rise)
            return true
        }
        if isTaken { attempts.removeAll(keepingCapacity: true) }
    }

    func finish(_ worker: borrowing AnalysisWorker) {
        state.withLock { worker.finish(into: &$0.result) }
    }

    private static func begin(_ source: UInt32, _ state: inout State) {
        guard state.source != source else { return }
        state.source = source
        state.linesOfSource = 0
    }

    private static func add(_ piece: AnalysisWorker.PieceResult, source: UInt32, to state: inout State) {
        begin(source, &state)
        for skipped in piece.skipped where state.result.skipped.count < AnalysisResult.skippedLimit {
            state.result.skipped.append(
                AnalysisResult.Skipped(
                    path: skipped.path, line: skipped.line + state.linesOfSource, reason: skipped.reason,
                    detail: skipped.detail))
        }
        for request in piece.costliest.requests { offer(request, to: &state) }
        state.result.counts += piece.counts
        if let failure = piece.failure, !state.result.failures.contains(failure) {
            state.result.failures.append(failure)
        }
        for attempt in piece.attempts { add(attempt, to: &state) }
        state.linesOfSource += piece.lines
    }

    /// Takes in a request whose line is counted from the beginning of the piece that is at hand.
    private static func offer(_ request: CostlyRequest, to state: inout State) {
        var request = request
        request.line.line += state.linesOfSource
        state.costliest.offer(request)
    }

    private static func add(_ attempt: AnalysisWorker.Attempt, to state: inout State) {
        if state.repeats.insert(attempt.key) {
            let group = state.groups.place(of: attempt.group)
            if attempt.record.revises {
                open(attempt, in: group, to: &state)
                // Whether its usage comes is told when it settles.
                var record = attempt.record
                record.hasUsage = true
                add(record, of: attempt, in: group, to: &state)
            } else {
                add(attempt.record, of: attempt, in: group, to: &state)
            }
            if let noted = attempt.noted { offer(noted.request, to: &state) }
            return
        }
        state.result.repeats += 1
        state.result.counts.usage -= 1
        state.result.counts.other += 1
        if attempt.record.revises, let revision = state.revisions.revision(by: attempt.record) {
            // A group has a place only where something is added to it.
            let group = state.groupsOfOpen[attempt.key].map(Int.init) ?? state.groups.place(of: attempt.group)
            add(revision.record, of: attempt, in: group, to: &state)
            guard var request = attempt.noted?.request else { return }
            request.time = revision.record.time
            request.usage = revision.usage
            request.cost = revision.cost
            offer(request, to: &state)
        }
    }

    private static func open(_ attempt: AnalysisWorker.Attempt, in group: Int, to state: inout State) {
        state.revisions.open(attempt.record)
        _ = state.groupsOfOpen.insert(attempt.key, Int32(group))
        guard state.groupsOfOpen.count > RevisionWindow.limit * 2 else { return }
        settle(&state, now: 0)
        let revisions = state.revisions
        state.groupsOfOpen.keep { revisions.isOpen($0) }
    }

    private static func add(
        _ record: borrowing UsageRecord, of attempt: AnalysisWorker.Attempt, in group: Int, to state: inout State
    ) {
        state.groups.sums[group].add(record, keepsDuration: state.keepsDurations)
        if let model = attempt.unpricedModel { state.result.unpriced[model, default: 0] += record.usage.total }
    }
}
