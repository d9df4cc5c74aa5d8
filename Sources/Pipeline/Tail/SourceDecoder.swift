import Budgets
import Ledger
import LogDecoding
import LogSources
import UsageModel

/// One source's decoder and the sums of what it decoded since the last commit.
final class SourceDecoder {
    var decoder: BlockDecoder
    private var aggregator: UsageAggregator
    private var spending = SpendAggregator()
    /// Whether there are budgets.
    private let hasBudgets: Bool
    private let mappings: [CustomShape.Mapping]
    /// Lines until the fields of the user's own shape are looked at; then 0.
    private var linesToFieldCheck: Int
    private var seenModelOverflow: Int64 = 0
    private var seenLabelOverflow: Int64 = 0

    /// - Parameter scopeLabels: the labels that budgets ask for; `nil` where there are no budgets.
    init(
        source: TailSource, contents: LedgerContents, bounds: DurationHistogram.Bounds, scopeLabels: Set<String>? = nil
    ) throws {
        var plan = source.plan
        hasBudgets = scopeLabels != nil
        plan.scopeLabels = scopeLabels ?? []
        plan.hashSeed = contents.hashSeed
        plan.notesRequests = true
        decoder = try BlockDecoder(plan: plan)
        mappings = plan.customShapes.first?.fields ?? []
        linesToFieldCheck = mappings.isEmpty ? 0 : Self.fieldCheckLines
        aggregator = UsageAggregator(bounds: bounds, hasLabels: !plan.labelNames.isEmpty)
        let names = plan.labelNames
        let known = contents.series.sorted { $0.key < $1.key }.map(\.value)
        decoder.admit(
            models: known.map { ($0.provider, $0.model) },
            labelSets: known.filter { $0.labels.map(\.name) == names }.map { $0.labels.map(\.value) })
        let admitted = contents.tallies[
            Tally(source: source.name, name: TallyName.labelSetsAdmitted)]
        decoder.beginDay(admittedLabelSets: Int(admitted ?? 0))
        seenModelOverflow = decoder.models.overflow
        seenLabelOverflow = decoder.labels.overflow
    }

    /// Adds up the block that was just decoded. Returns how many of its lines tell of a request that is counted already.
    ///
    /// - Parameter place: where its lines stand.
    func addUp(
        _ place: BlockPlace, keepUnpriced: Bool, repeats: inout RepeatWindow, revisions: inout RevisionWindow,
        costliest: inout CostliestBook, registry: SeriesRegistry, now: Double
    ) -> Int64 {
        var repeated: Int64 = 0
        // Second references to the arrays: they are gone before the next block is decoded, and nothing is copied.
        let records = decoder.block.records
        let notes = decoder.block.notes
        var notesBefore = 0
        for index in records.indices {
            var keepUnpriced = keepUnpriced
            var details: BillingDetails?
            if !records[index].isPriced {
                if decoder.block.unpriceableRecords.contains(index) { keepUnpriced = false }
                details = decoder.block.unpricedDetails[index]
            }
            var note: DecodedBlock.Note?
            if notesBefore < notes.count, notes[notesBefore].record == index {
                note = notes[notesBefore]
                notesBefore += 1
            }
            func line() -> RequestLine {
                place.line(ofRecord: records[index].line, id: note.map { decoder.block.id($0) } ?? "")
            }
            let key = records[index].requestKey
            if key == 0 || repeats.insert(key) {
                if key != 0, records[index].revises {
                    revisions.open(records[index], decoder: ObjectIdentifier(self), now: now)
                    // Whether its usage comes is told when it settles.
                    var record = records[index]
                    record.hasUsage = true
                    add(record, keepUnpriced: keepUnpriced, details: details, line: line())
                } else {
                    add(records[index], keepUnpriced: keepUnpriced, details: details, line: line())
                }
                guard note != nil, costliest.admits(cost: records[index].cost, at: records[index].time) else {
                    continue
                }
                costliest.offer(CostlyRequest(records[index], of: decoder, line: line()))
            } else {
                repeated += 1
                guard records[index].revises,
                    var revision = revisions.revision(by: records[index], decoder: ObjectIdentifier(self))
                else { continue }
                if let key = registry.key(of: revision.seriesID) { self.place(&revision.record, in: key) }
                // Counts by kind are those of the whole request, not of what the revision adds: no price would be right.
                add(
                    revision.record, keepUnpriced: keepUnpriced && details?.hasCounts != true, details: details,
                    line: line())
                guard costliest.admits(cost: revision.cost, at: revision.record.time) else { continue }
                var request = CostlyRequest(revision.record, of: decoder, line: line())
                request.usage = revision.usage
                request.cost = revision.cost
                request.duration = records[index].duration
                costliest.offer(request)
            }
        }
        if !notes.isEmpty { decoder.costFloor = costliest.floor }
        return repeated
    }

    @inline(__always)
    private func add(
        _ record: borrowing UsageRecord, keepUnpriced: Bool, details: BillingDetails?,
        line: @autoclosure () -> RequestLine
    ) {
        aggregator.add(record, keepUnpriced: keepUnpriced, details: details, line: line())
        if hasBudgets { spending.add(record) }
    }

    /// Puts a record into a series of another run or another source, as far as the labels are the same.
    private func place(_ record: inout UsageRecord, in key: SeriesKey) {
        record.model = decoder.number(provider: key.provider, model: key.model)
        guard !key.labels.isEmpty, key.labels.map(\.name) == decoder.labels.names else { return }
        record.labels = decoder.number(labelSet: key.labels.map(\.value))
        guard !decoder.scopes.names.isEmpty else { return }
        record.scopes = decoder.number(
            scope: decoder.scopes.names.map { name in
                key.labels.first { $0.name == name }?.value ?? LabelTable.missing
            })
    }

    /// Hands out what budgets count, and forgets it.
    func drainSpending(_ body: (SpendSums, _ minute: Int64, inout SpendPlaces) -> Void) {
        spending.drain(decoder, body)
    }

    /// From this minute on budgets are told what was spent minute by minute.
    func tellMinutes(from minute: Int64) { spending.firstMinute = minute }

    /// Forgets scopes if there are many: when a day begins, and nothing of before is in use.
    func forgetScopes(_ revisions: inout RevisionWindow) {
        let id = ObjectIdentifier(self)
        guard hasBudgets, let numbers = decoder.forgetScopes(keeping: revisions.scopes(of: id)) else { return }
        revisions.renumberScopes(of: id, numbers)
    }

    /// The series of a request that was counted by this decoder, once the sums are drained; 0 where there is none.
    func seriesID(of place: RevisionWindow.Place) -> Int64 {
        aggregator.seriesID(model: place.model, labels: place.labels)
    }

    /// After so many lines, a path that none of them had is told.
    static let fieldCheckLines = 10_000

    /// The fields of the user's own shape that no line had: once, when enough lines were decoded.
    func fieldsNeverFound() -> [CustomShape.Mapping] {
        guard linesToFieldCheck > 0 else { return [] }
        linesToFieldCheck -= decoder.block.lineCount
        guard linesToFieldCheck <= 0 else { return [] }
        let hits = decoder.hitCounts(ofCustomShape: 0)
        return zip(mappings, hits).filter { !$0.paths.isEmpty && $1 == 0 }.map(\.0)
    }

    /// How many more requests went to `other` since this was last asked.
    func takeOverflow() -> (models: Int64, labels: Int64) {
        defer {
            seenModelOverflow = decoder.models.overflow
            seenLabelOverflow = decoder.labels.overflow
        }
        return (decoder.models.overflow - seenModelOverflow, decoder.labels.overflow - seenLabelOverflow)
    }

    /// How many rows of rollups a commit would write.
    var rowCount: Int { aggregator.rowCount + spending.rowCount }

    /// Moves the sums into a batch.
    func drain(into batch: inout LedgerBatch, registry: inout SeriesRegistry, now: Timestamp, zone: CivilZone) {
        guard aggregator.rowCount > 0 else { return }
        aggregator.drain(into: &batch, decoder: decoder, registry: &registry, now: now, zone: zone)
    }
}
