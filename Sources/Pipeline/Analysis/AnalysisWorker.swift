import Ledger
import LogDecoding
import LogSources
import UsageModel

/// Reads the pieces that one thread of an analysis takes, and adds them up on its own.
///
/// Only what depends on the order of the lines leaves it piece by piece: requests with an id, of which the first line
/// counts and a later one at most adds what it knows better.
struct AnalysisWorker: ~Copyable {
    /// What one piece held beside the sums.
    struct PieceResult {
        var counts = LineCounts()
        var lines: Int64 = 0
        var skipped: [AnalysisResult.Skipped] = []
        /// The costliest requests without an id that lines could share.
        var costliest: CostliestList
        /// Requests with an id, in the order of their lines.
        var attempts: [Attempt] = []
        var failure: String?
        /// Whether the stream in which the piece begins was looked for.
        var hasLookedForStream = false
    }

    /// A request with an id.
    struct Attempt {
        let key: UInt64
        let group: MergedGroups.Name
        let record: UsageRecord
        /// The model, where it has no price.
        let unpricedModel: String?
        /// What is told of it, where it may be among the costliest.
        let noted: NotedRequest?
    }

    private let number: Int32
    private let request: AnalysisRequest
    private let sourceNames: [String]
    private let costFloor: SharedCostFloor
    private var decoder: BlockDecoder
    private var symbols: [String: UInt32] = [:]
    private var modelSymbols: [UInt32] = []
    private var providerSymbols: [UInt32] = []
    private var chains = PairTable()
    private var groupTable = PairTable()
    private var groups: ContiguousArray<UsageGroup> = []
    private var keys: ContiguousArray<GroupKey> = []
    /// The same keys with names in place of numbers, where they were asked for.
    private var namedKeys: ContiguousArray<UsageKey?> = []
    private var timeOrigins: [Int64] = Array(repeating: 0, count: TimeOrigin.allCases.count)
    private var events: [Int64] = Array(repeating: 0, count: AppEvent.allCases.count)
    private var unpriced: [UInt32: Int64] = [:]
    private var bytes: Int64 = 0
    /// The bucket of the last record: most records share it with the one before.
    private var bucketStart: Int64 = .max
    private var bucketEnd: Int64 = .min

    private struct GroupKey {
        let model: UInt32
        let status: RequestStatus
        let source: UInt32
        let labels: UInt32
        let bucket: Int64
    }

    /// - Parameter number: tells the threads of an analysis apart.
    init(
        number: Int, request: AnalysisRequest, sourceNames: [String], costFloor: SharedCostFloor
    ) throws(DecodingError) {
        self.number = Int32(number)
        self.request = request
        self.sourceNames = sourceNames
        self.costFloor = costFloor
        decoder = try BlockDecoder(plan: request.plan)
    }

    // MARK: - Reading

    /// Reads one piece. `handOver` is given the requests with an id from time to time and may take them; `progress` is told
    /// how many bytes of the file went by.
    mutating func read(
        _ index: Int, of pieces: [AnalysisPiece], times: PieceTimes, now: Timestamp,
        handOver: (inout [Attempt]) -> Void, progress: (Int) -> Void
    ) -> PieceResult {
        let piece = pieces[index]
        var result = PieceResult(costliest: CostliestList(limit: request.costliestCount))
        var context = StreamContext(fallbackTime: piece.modified ?? now, readTime: now)
        do {
            switch piece.kind {
            case .range(let range):
                context.lastTime = try lastTime(before: index, of: pieces, times: times, context: context)
                let start = max(0, range.lowerBound - 1)
                var reader = LineBlockReader(
                    try FileStream(path: piece.path, offset: start), maximumLineBytes: request.maximumLineBytes,
                    ownedBytes: range.upperBound - start)
                if range.lowerBound > 0 { try reader.skipFirstLine() }
                try read(&reader, piece, &context, &result, handOver, progress)
                times.set(context.lastTime, at: index)
            case .whole:
                var reader = LineBlockReader(
                    try FileStream(path: piece.path, offset: 0), maximumLineBytes: request.maximumLineBytes,
                    framing: request.framing)
                try read(&reader, piece, &context, &result, handOver, progress)
            case .gzip where request.threads > pieces.count:
                var reader = LineBlockReader(
                    ReadAhead(gzip: piece.path), maximumLineBytes: request.maximumLineBytes, framing: request.framing)
                try read(&reader, piece, &context, &result, handOver, progress)
            case .gzip:
                var reader = LineBlockReader(
                    try GzipStream(try FileStream(path: piece.path, offset: 0), path: piece.path),
                    maximumLineBytes: request.maximumLineBytes, framing: request.framing)
                try read(&reader, piece, &context, &result, handOver, progress)
            case .pipe(let isFifo):
                var reader = LineBlockReader(
                    isFifo ? try PipeStream(fifo: piece.path) : .standardInput,
                    maximumLineBytes: request.maximumLineBytes, framing: request.framing)
                try read(&reader, piece, &context, &result, handOver, progress)
            }
        } catch let error as StreamError {
            result.failure = error.description
        } catch {
            result.failure = "\(piece.path): \(error)"
        }
        return result
    }

    private mutating func read<Stream: ByteStream & ~Copyable>(
        _ reader: inout LineBlockReader<Stream>, _ piece: AnalysisPiece, _ context: inout StreamContext,
        _ result: inout PieceResult, _ handOver: (inout [Attempt]) -> Void, _ progress: (Int) -> Void
    ) throws {
        while let block = try reader.next() {
            if result.attempts.count >= request.handOverCount { handOver(&result.attempts) }
            switch block {
            case .lines(let lines):
                try decode(lines, reader.recordLines, piece, &context, &result, isRest: false)
                progress(reader.recordLines.bytes(lines))
            case .rest(let rest):
                try decode(rest, reader.recordLines, piece, &context, &result, isRest: true)
                progress(reader.recordLines.bytes(rest))
            case .tooLong:
                let line = result.lines + Int64(reader.recordLines.firstLine(ofRecord: 0)) + 1
                result.lines += Int64(reader.recordLines.count(records: 1))
                result.counts[.tooLong] += 1
                if result.skipped.count < AnalysisResult.skippedLimit {
                    result.skipped.append(
                        AnalysisResult.Skipped(path: piece.path, line: line, reason: .tooLong, detail: ""))
                }
            }
        }
    }

    /// How far back the first look goes, in bytes.
    private static let lookBackBytes = 65_536

    /// The last usable timestamp before a piece, so that it reads as if the lines before it had been read.
    private mutating func lastTime(
        before index: Int, of pieces: [AnalysisPiece], times: PieceTimes, context: StreamContext
    ) throws -> Timestamp? {
        guard case .range(let range) = pieces[index].kind, range.lowerBound > pieces[index].fileStart else {
            return nil
        }
        let offset = range.lowerBound
        let known = times.nearest(before: index, of: pieces)
        if let known, known.index == index - 1 { return known.time }
        // Where the piece behind the nearest known one begins, nothing before it matters.
        var floor = pieces[index].fileStart
        if let known, case .range(let range) = pieces[known.index + 1].kind { floor = range.lowerBound - 1 }
        var window = Int64(Self.lookBackBytes)
        while true {
            let start = max(floor, offset - window)
            var reader = LineBlockReader(
                try FileStream(path: pieces[index].path, offset: start), blockBytes: Self.lookBackBytes,
                maximumLineBytes: request.maximumLineBytes, ownedBytes: offset - start)
            if start > 0 { try reader.skipFirstLine() }
            var earlier = StreamContext(fallbackTime: context.fallbackTime, readTime: context.readTime)
            while let block = try reader.next() {
                if case .lines(let lines) = block { try decoder.decode(lines, context: &earlier) }
            }
            if let found = earlier.lastTime { return found }
            if start == floor { return known?.time ?? nil }
            window *= 16
        }
    }

    /// The last answer whose stream began before a piece: looked for only where the piece begins within one.
    private mutating func openStream(before piece: AnalysisPiece, context: StreamContext) throws -> OpenStream? {
        guard case .range(let range) = piece.kind, range.lowerBound > piece.fileStart else { return nil }
        var window = Int64(Self.lookBackBytes)
        while true {
            let start = max(piece.fileStart, range.lowerBound - window)
            var reader = LineBlockReader(
                try FileStream(path: piece.path, offset: start), maximumLineBytes: request.maximumLineBytes,
                ownedBytes: range.lowerBound - start)
            if start > 0 { try reader.skipFirstLine() }
            var earlier = StreamContext(fallbackTime: context.fallbackTime, readTime: context.readTime)
            while let block = try reader.next() {
                if case .lines(let lines) = block { try decoder.decode(lines, context: &earlier) }
            }
            if let found = earlier.openStream { return found }
            if start == piece.fileStart { return nil }
            window *= 16
        }
    }

    private mutating func decode(
        _ block: UnsafeRawBufferPointer, _ lines: RecordLines, _ piece: AnalysisPiece,
        _ context: inout StreamContext, _ result: inout PieceResult, isRest: Bool
    ) throws {
        let before = context
        if request.costliestCount > 0 {
            decoder.costFloor = .max(result.costliest.floor(of: .min ..< .max), costFloor.floor)
        }
        try decoder.decode(block, context: &context, isRest: isRest)
        if decoder.block.orphans > 0, before.openStream == nil, !result.hasLookedForStream {
            result.hasLookedForStream = true
            context = before
            context.openStream = try openStream(before: piece, context: before)
            try decoder.decode(block, context: &context, isRest: isRest)
        }
        result.counts += decoder.block.counts
        for skipped in decoder.block.skipped where result.skipped.count < AnalysisResult.skippedLimit {
            result.skipped.append(
                AnalysisResult.Skipped(
                    path: piece.path, line: result.lines + Int64(lines.firstLine(ofRecord: skipped.line)) + 1,
                    reason: skipped.reason, detail: skipped.detail))
        }
        let place = BlockPlace(source: "", path: piece.path, linesBefore: result.lines, lines: lines)
        result.lines += Int64(lines.count(records: decoder.block.lineCount))
        bytes += Int64(lines.bytes(block))
        for event in decoder.block.events { events[Int(event.event.rawValue)] += 1 }
        for index in timeOrigins.indices { timeOrigins[index] += decoder.block.timeOrigins[index] }
        // Second references to the arrays: they are gone before the next block is decoded, and nothing is copied.
        let records = decoder.block.records
        let notes = decoder.block.notes
        var notesBefore = 0
        for index in records.indices {
            let isNoted = notesBefore < notes.count && notes[notesBefore].record == index
            let group = group(of: records[index], source: piece.source)
            if records[index].requestKey != 0 {
                let model = records[index].isPriced ? nil : decoder.models.entries[Int(records[index].model)].model
                let name = MergedGroups.Name(worker: number, number: Int32(group), key: namedKey(group))
                result.attempts.append(
                    Attempt(
                        key: records[index].requestKey, group: name, record: records[index], unpricedModel: model,
                        noted: isNoted ? noted(records[index], notes[notesBefore], place) : nil))
            } else {
                if isNoted, let noted = noted(records[index], notes[notesBefore], place) {
                    result.costliest.offer(noted.request)
                }
                groups[group].add(records[index], keepsDuration: request.keepsDurations)
                if !records[index].isPriced { unpriced[records[index].model, default: 0] += records[index].usage.total }
            }
            if isNoted { notesBefore += 1 }
        }
    }

    /// What is told of a noted request; `nil` where its place would be beyond the last. Most requests are none: what it takes
    /// stays out of the loop over them.
    @inline(never)
    private func noted(
        _ record: borrowing UsageRecord, _ note: DecodedBlock.Note, _ place: BlockPlace
    ) -> NotedRequest? {
        guard record.cost > 0 else { return nil }
        return NotedRequest(
            CostlyRequest(
                record, of: decoder, line: place.line(ofRecord: record.line, id: decoder.block.id(note))))
    }

    // MARK: - Grouping

    @inline(__always)
    private mutating func group(of record: borrowing UsageRecord, source: UInt32) -> Int {
        // No pair has this number, so that a first symbol is never taken for what follows another.
        var chain = UInt32.max - 1
        let time = record.time
        for dimension in request.dimensions {
            let symbol: UInt32
            switch dimension {
            case .model:
                if Int(record.model) >= modelSymbols.count { addModelSymbols() }
                symbol = modelSymbols[Int(record.model)]
            case .provider:
                if Int(record.model) >= modelSymbols.count { addModelSymbols() }
                symbol = providerSymbols[Int(record.model)]
            case .status: symbol = record.status == .success ? 0 : 1
            case .reason: symbol = UInt32(record.status.rawValue)
            case .source: symbol = source
            // The label set stands for all fields at once.
            case .field: symbol = record.labels
            }
            chain = chains.number(chain, symbol).id
        }
        if request.bucket != nil, time.microseconds < bucketStart || time.microseconds >= bucketEnd {
            findBucket(time)
        }
        let bucket = request.bucket == nil ? 0 : bucketStart
        // Longer buckets begin at whole quarters of an hour, whatever the zone.
        let grain: Int64 = request.bucket == .minute ? 60_000_000 : 900_000_000
        let (number, isNew) = groupTable.number(chain, UInt32(truncatingIfNeeded: floorDivision(bucket, grain)))
        if isNew {
            groups.append(UsageGroup())
            keys.append(
                GroupKey(
                    model: record.model, status: record.status, source: source, labels: record.labels, bucket: bucket))
        }
        return Int(number)
    }

    private mutating func findBucket(_ time: Timestamp) {
        guard let bucket = request.bucket else { return }
        bucketStart = bucket.start(of: time, zone: request.zone).microseconds
        bucketEnd = bucket.end(of: time, zone: request.zone).microseconds
        if bucket == .hour {
            // Where clocks change by half an hour, hours overlap.
            let starts = [bucketStart, bucketEnd - 1].map {
                request.zone.startOfHour(Timestamp(microseconds: $0)).microseconds
            }
            if starts != [bucketStart, bucketStart] { bucketEnd = .min }
        }
        // Then each record looks for itself.
        if bucketEnd <= time.microseconds { bucketEnd = .min }
    }

    private mutating func addModelSymbols() {
        for index in modelSymbols.count..<decoder.models.entries.count {
            modelSymbols.append(symbol(decoder.models.entries[index].model))
            providerSymbols.append(symbol(decoder.models.entries[index].provider))
        }
    }

    private mutating func symbol(_ text: String) -> UInt32 {
        if let known = symbols[text] { return known }
        let new = UInt32(symbols.count)
        symbols[text] = new
        return new
    }

    private mutating func namedKey(_ group: Int) -> UsageKey {
        if group < namedKeys.count, let known = namedKeys[group] { return known }
        while namedKeys.count <= group { namedKeys.append(nil) }
        let key = key(of: keys[group])
        namedKeys[group] = key
        return key
    }

    private func key(of group: GroupKey) -> UsageKey {
        let model = decoder.models.entries[Int(group.model)]
        var fields = decoder.labels.values(ofSet: group.labels).makeIterator()
        let values = request.dimensions.map { dimension in
            switch dimension {
            case .model: model.model
            case .provider: model.provider
            case .status: group.status.label
            case .reason: group.status.reason ?? group.status.label
            case .source: sourceNames[Int(group.source)]
            case .field: fields.next() ?? "unknown"
            }
        }
        return UsageKey(
            time: request.bucket == nil ? nil : Timestamp(microseconds: group.bucket), values: values)
    }

    /// Adds the worker's sums to the result.
    func finish(into result: inout AnalysisResult) {
        for index in groups.indices where groups[index].totals.requests > 0 {
            result.groups[key(of: keys[index]), default: UsageGroup()] += groups[index]
        }
        for (model, tokens) in unpriced where tokens > 0 {
            result.unpriced[decoder.models.entries[Int(model)].model, default: 0] += tokens
        }
        for index in events.indices { result.events[index] += events[index] }
        for index in timeOrigins.indices { result.timeOrigins[index] += timeOrigins[index] }
        result.bytes += bytes
        result.overflow += decoder.models.overflow + decoder.labels.overflow
    }
}

extension UsageGroup {
    @inline(__always)
    mutating func add(_ record: borrowing UsageRecord, keepsDuration: Bool) {
        if !record.isRevision {
            if record.status == .success { successes &+= 1 } else { errors &+= 1 }
        }
        totals.add(record)
        if keepsDuration, record.duration >= 0 { sketch.add(nanoseconds: record.duration) }
    }
}
