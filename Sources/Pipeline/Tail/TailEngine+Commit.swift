import Budgets
import CrashPoints
import Ledger
import LogDecoding
import LogSources
import UsageModel

/// How what was read becomes part of the ledger.
extension TailEngine {
    func commit() throws {
        let readTime = Clock.now
        var batch = LedgerBatch()
        batch.zone = zone.identifier
        batch.takePositions(of: tailer)
        for (index, decoder) in decoders.enumerated() {
            let overflow = decoder.takeOverflow()
            tallies.add(overflow.models, TallyName.modelOverflow, source: sources[index].name)
            tallies.add(overflow.labels, TallyName.labelOverflow, source: sources[index].name)
            if !sources[index].plan.labelNames.isEmpty {
                tallies.set(
                    Int64(decoder.decoder.labels.admittedSets), TallyName.labelSetsAdmitted,
                    source: sources[index].name)
            }
            decoder.drain(into: &batch, registry: &registry, now: readTime, zone: zone)
        }
        settleRequests(into: &batch, now: readTime)
        batch.costliest = costliest.entries { registry.id(of: $0) }
        let decision = decideBudgets(now: readTime)
        if let decision { batch.budgets = decision.changes }
        batch.tallies = tallies.changes
        batch.repeatChunks = repeats.changedChunks
        batch.firstRepeatChunk = repeats.firstChunk
        batch.openRequests = revisions.changes
        batch.firstOpenRequest = revisions.firstNumber
        batch.newSeries = registry.newSeries
        batch.bootID = unstoredBootID
        let growth = registry.growth
        if !growth.isEmpty { batch.counters = state.withCounters { $0.packed(grownBy: growth) } }
        guard !batch.isEmpty else { return }
        CrashPoint.batchMade.pass()
        guard try write(batch) else { return }
        if let decision {
            state.updateBoard(decision.board)
            if !decision.changes.messages.isEmpty { report(.alertsDecided) }
        }
        unpricedCount += Int64(batch.unpriced.count)
        state.update { counters in
            counters.apply(growth: growth, tallies: batch.tallies) { registry.key(of: $0) }
        }
        state.updateSpend { $0.add(batch.minutes, now: readTime) { registry.key(of: $0) } }
        state.noteCommit()
        registry.markCommitted()
        repeats.markCommitted()
        revisions.markCommitted()
        costliest.markCommitted()
        costliest.now = readTime
        tallies.markCommitted()
        tailer.markCommitted()
        unstoredBootID = nil
        pendingBytes = 0
        pendingSince = nil
    }

    /// What follows for budgets from what was read, or from the time.
    private func decideBudgets(now: Timestamp) -> (changes: BudgetChanges, board: BudgetBoardUpdate)? {
        guard !budgets.isEmpty else { return nil }
        for decoder in decoders {
            budgets.take(decoder)
            decoder.tellMinutes(from: budgets.firstMinute(now: now))
        }
        let day = now.seconds / 86_400
        if day != scopeDay {
            scopeDay = day
            for decoder in decoders { decoder.forgetScopes(&revisions) }
        }
        let registry = registry
        return budgets.decide(now: now) { registry.key(of: $0) }
    }

    /// Counts the requests whose usage did not come: a stream's end may be logged before it. Needs the series of all that is
    /// in the batch.
    func settleRequests(into batch: inout LedgerBatch, now: Timestamp) {
        let decoders = decoders
        let registry = registry
        func series(_ place: RevisionWindow.Place) -> Int64 {
            decoders.first { ObjectIdentifier($0) == place.decoder }?.seriesID(of: place) ?? 0
        }
        let settled = revisions.settle(now: Clock.monotonicSeconds)
        revisions.assignSeries(series)
        var rollups = RollupRows(now: now, zone: zone)
        for (request, place) in settled {
            let id = request.seriesID != 0 ? request.seriesID : place.map(series) ?? 0
            guard let key = registry.key(of: id) else { continue }
            let base = SeriesKey(provider: key.provider, model: key.model, status: key.status, labels: [])
            var growth = SeriesCounters(bounds: bounds)
            growth.totals.requestsWithoutUsage = 1
            rollups.add(growth.totals, at: request.time, series: id, base: self.registry.id(of: base))
            self.registry.add(growth, to: id)
        }
        rollups.move(into: &batch)
    }

    /// Writes a batch, trying until it goes through or the engine is stopped. Returns whether it did.
    func write(_ batch: LedgerBatch) throws -> Bool {
        var hasFailed = false
        while true {
            let start = Clock.monotonicSeconds
            do {
                try store.commit(batch)
            } catch {
                if case .damaged = error { throw error }
                state.updateHealth { health in
                    health.commitFailures += 1
                    health.commitError = error.description
                    // What is written meanwhile waits in the files.
                    health.lag = tailer.lag()
                }
                // A full disk is told and waited for: a restart would be of no use. Any other trouble may be one's own.
                if case .writeFailed(_, _, isDiskFull: true) = error {
                    state.heartbeat.beat(idleFor: pace.retryDelay)
                }
                if !hasFailed { report(.commitFailed(error.description)) }
                hasFailed = true
                if isStopped { return false }
                _ = watcher.waitForWake(seconds: min(pace.retryDelay, signal.secondsLeft))
                continue
            }
            let nanoseconds = Int64((Clock.monotonicSeconds - start) * 1e9)
            state.updateHealth { health in
                health.commitError = nil
                health.commitDurations.counts[EngineHealth.commitBounds.bucket(of: nanoseconds)] += 1
                health.commitDurations.sumNanoseconds += Int128(nanoseconds)
            }
            if hasFailed { report(.commitRecovered) }
            return true
        }
    }

    func prune(now: Double) throws {
        guard now >= nextPrune else { return }
        nextPrune = now + 3_600
        do {
            try store.prune(now: Clock.now, zone: zone)
        } catch {
            // What is past its time goes the next time; nothing depends on it.
            if case .damaged = error { throw error }
        }
    }
}
