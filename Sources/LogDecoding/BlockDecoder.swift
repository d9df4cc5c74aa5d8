import CRecordScanner
import Pricing
public import UsageModel

/// Turns blocks of whole lines into usage records.
///
/// One decoder belongs to one thread. It allocates for a model, label or event that it has not met, never for a line.
public struct BlockDecoder: ~Copyable {
    /// The models met so far.
    public internal(set) var models: ModelTable
    /// The label sets met so far.
    public internal(set) var labels: LabelTable
    /// The scopes of budgets met so far.
    public internal(set) var scopes: LabelTable
    /// What a request must cost to be noted (``DecodedBlock/notes``).
    public var costFloor: CostFloor
    /// What the last block held; valid until the next.
    public internal(set) var block = DecodedBlock()

    let plan: DecodingPlan
    let shapes: ShapeTable
    private var scanner: RecordScanner
    /// For texts inside lines, by depth; made when they are first needed.
    var nested: [NestedScanner] = []
    /// By field: the index of the line's value.
    let found: UnsafeMutablePointer<Int32>
    let labelNumbers: UnsafeMutablePointer<UInt32>
    let scopeNumbers: UnsafeMutablePointer<UInt32>
    /// By label: its place among the labels of ``scopes``, -1 where budgets do not ask for it.
    let scopePlaces: [Int]
    private let day: UnsafeMutablePointer<TimestampText.Day>
    /// By depth and label: the value of the lines around the one that is decoded.
    let outerLabels: UnsafeMutablePointer<UnsafeRawBufferPointer?>
    /// By path: how many lines had it; counted where the plan has shapes of the user's own.
    let pathHits: UnsafeMutablePointer<Int64>
    /// Room for a line's values and a shape's constants.
    let valuesWithConstants: UnsafeMutablePointer<record_scanner_field>
    /// Set while a line is explained.
    var trace: LineTrace?

    /// How deep a line may be wrapped.
    static let depthLimit = 3

    /// Makes a decoder.
    ///
    /// - Throws: ``DecodingError/tooManyPaths(_:)``.
    public init(plan: DecodingPlan) throws(DecodingError) {
        self.plan = plan
        costFloor = plan.notesRequests ? .open : .closed
        let shapes = ShapeTable(plan: plan)
        guard plan.labelNames.count <= 64, shapes.shapes.count <= Int(ShapeTable.noShape),
            let scanner = RecordScanner(paths: shapes.paths)
        else { throw .tooManyPaths(shapes.paths.count) }
        self.shapes = shapes
        self.scanner = scanner
        models = ModelTable(book: plan.prices, cap: plan.modelCap, seed: plan.hashSeed)
        labels = LabelTable(
            names: plan.labelNames, valueCap: plan.labelValueCap, setCap: plan.labelSetCap,
            seed: plan.hashSeed)
        scopes = Self.scopes(of: plan)
        let scopeNames = plan.scopeNames
        scopePlaces = plan.labelNames.map { scopeNames.firstIndex(of: $0) ?? -1 }
        scopeNumbers = .allocate(capacity: max(1, scopeNames.count))
        found = .allocate(capacity: RecordField.firstLabel + 64)
        found.initialize(repeating: 0, count: RecordField.firstLabel + 64)
        labelNumbers = .allocate(capacity: max(1, plan.labelNames.count))
        day = .allocate(capacity: 1)
        day.initialize(to: TimestampText.Day())
        let outerCount = (Self.depthLimit + 1) * max(1, plan.labels.count)
        outerLabels = .allocate(capacity: outerCount)
        outerLabels.initialize(repeating: nil, count: outerCount)
        valuesWithConstants = .allocate(capacity: max(1, shapes.pathCount))
        pathHits = .allocate(capacity: shapes.pathCount)
        pathHits.initialize(repeating: 0, count: shapes.pathCount)
    }

    deinit {
        found.deallocate()
        labelNumbers.deallocate()
        scopeNumbers.deallocate()
        day.deallocate()
        outerLabels.deallocate()
        valuesWithConstants.deallocate()
        pathHits.deallocate()
    }

    /// Makes models and label sets known that a ledger admitted in an earlier run.
    public mutating func admit(models known: [(provider: String, model: String)], labelSets: [[String]]) {
        for model in known { models.admit(provider: model.provider, model: model.model) }
        for set in labelSets { _ = labels.admit(set) }
    }

    /// The number of a model that a ledger has, in this decoder's table.
    public mutating func number(provider: String, model: String) -> UInt32 {
        models.admit(provider: provider, model: model)
    }

    /// The number of a label set that a ledger has, in this decoder's table: one value for each of its labels.
    public mutating func number(labelSet values: [String]) -> UInt32 { labels.admit(values) }

    /// The number of a scope, by its values in the order of the names of ``scopes``.
    public mutating func number(scope values: [String]) -> UInt32 { scopes.admit(values) }

    /// Forgets the scopes, if there are many: in the long run there may be more than the table tells apart at a time. No record
    /// of before may be in use.
    ///
    /// - Parameter kept: numbers that are still needed.
    /// - Returns: the new numbers of those; `nil` where nothing was forgotten.
    public mutating func forgetScopes(keeping kept: Set<UInt32>) -> [UInt32: UInt32]? {
        guard scopes.count > plan.scopeCap / 2 else { return nil }
        let values = kept.map { ($0, scopes.values(ofSet: $0)) }
        scopes = Self.scopes(of: plan)
        return Dictionary(uniqueKeysWithValues: values.map { ($0, scopes.admit($1)) })
    }

    private static func scopes(of plan: DecodingPlan) -> LabelTable {
        LabelTable(names: plan.scopeNames, valueCap: plan.scopeCap, setCap: plan.scopeCap, seed: plan.hashSeed)
    }

    /// Begins a day, for the cap of label sets.
    ///
    /// - Parameter admitted: how many sets this day admitted already, in an earlier run.
    public mutating func beginDay(admittedLabelSets admitted: Int = 0) {
        labels.beginDay(admitted: admitted)
    }

    /// How many lines had one of the paths of each mapping of a shape of the user's own, in the order of its mappings: a
    /// mapping that stays at 0 reads a path that the log does not have.
    public func hitCounts(ofCustomShape shape: Int) -> [Int64] {
        let hits = pathHits
        return shapes.mappingPaths[shape].map { paths in paths.reduce(0) { $0 + hits[$1] } }
    }

    /// Decodes a block of whole lines into ``block``. ``blockPadding`` bytes after it must be readable.
    ///
    /// - Parameters:
    ///   - bytes: the lines; the last may lack its line feed.
    ///   - context: what is known of the lines before; updated for the block behind.
    ///   - isRest: whether the bytes are what stands behind the last line feed of a file that is at its end: what is no
    ///     document there is a truncated one.
    /// - Throws: ``DecodingError/outOfMemory(blockBytes:)``; nothing is counted then.
    public mutating func decode(
        _ bytes: UnsafeRawBufferPointer, context: inout StreamContext, isRest: Bool = false
    ) throws(DecodingError) {
        block.clear()
        guard let result = scanner.scan(bytes) else { throw .outOfMemory(blockBytes: bytes.count) }
        block.lineCount = result.line_count
        let fields = UnsafeBufferPointer(start: result.fields, count: result.field_count)
        let times = context.recordTimes
        let tellsLines = plan.tellsLines
        if !plan.containerLabels.isEmpty { numberContainerLabels(context.containerLabels) }
        for index in 0..<result.line_count {
            let line = result.lines[index]
            let place = LinePlace(line: index, outerTime: index < times.count ? times[index] : nil)
            if tellsLines { beginLine(context) }
            switch Int(line.kind) {
            case RECORD_SCANNER_OBJECT:
                let first = Int(line.first_field)
                decodeObject(
                    UnsafeBufferPointer(rebasing: fields[first..<first + Int(line.field_count)]),
                    at: place, context: &context)
            case RECORD_SCANNER_VALUE: block.counts.other += 1
            case RECORD_SCANNER_BLANK: block.counts[.blank] += 1
            default:
                let text = UnsafeRawBufferPointer(
                    rebasing: bytes[Int(line.offset)..<Int(line.offset) + Int(line.length)])
                if !decodePrefixed(text, at: place, context: &context) {
                    skip(index, isRest ? .truncated : .notJSON, "")
                }
            }
            if tellsLines { endLine(line, context) }
        }
    }

    // MARK: - What lines are

    private mutating func beginLine(_ context: borrowing StreamContext) {
        block.lines.append(
            DecodedBlock.Line(time: context.lastTime ?? context.fallbackTime, records: block.records.count))
        block.lines[block.lines.count - 1].events = block.events.count
        block.lines[block.lines.count - 1].lastTime = context.lastTime
    }

    private mutating func endLine(_ line: record_scanner_line, _ context: borrowing StreamContext) {
        let last = block.lines.count - 1
        block.lines[last].offset = Int(line.offset)
        block.lines[last].length = Int(line.length)
        block.lines[last].isBlank = Int(line.kind) == RECORD_SCANNER_BLANK
        block.lines[last].records = block.records.count - block.lines[last].records
        block.lines[last].events = block.events.count - block.lines[last].events
    }

    /// The line's time and whether it is the line's own: of several the first.
    private mutating func noteTime(_ time: Timestamp, isOwn: Bool) {
        let last = block.lines.count - 1
        if !isOwn { block.lines[last].needsContext = true }
        guard !block.lines[last].isTimed else { return }
        block.lines[last].isTimed = true
        block.lines[last].time = time
    }

    mutating func skip(_ line: Int, _ reason: SkipReason, _ detail: String) {
        block.counts[reason] += 1
        if block.skipped.count < DecodedBlock.skippedLimit {
            block.skipped.append(DecodedBlock.SkippedLine(line: line, reason: reason, detail: detail))
        }
    }

    // MARK: - One object

    /// Where an object stands, and what is known from around it.
    struct LinePlace {
        /// The line's index in the block.
        var line: Int
        /// How many wrappers are around the object.
        var depth = 0
        /// The time of the line around it.
        var outerTime: Timestamp?
    }

    mutating func decodeObject(
        _ values: UnsafeBufferPointer<record_scanner_field>, at place: LinePlace, context: inout StreamContext
    ) {
        if shapes.customCount > 0, decodeCustom(values, at: place, context: &context) { return }
        var shape = candidate(for: values, from: 0)
        while shape != Int(ShapeTable.noShape) {
            let line = LineFields(values, row: shapes.row(shape), found: found)
            let meaning = shapes.meaning(of: line, shape)
            if meaning != ShapeTable.refused {
                decodeLine(line, shape, meaning: meaning, at: place, context: &context)
                return
            }
            shape = candidate(for: values, from: shape + 1)
        }
        decodeEnvelope(values, at: place, context: &context)
    }

    /// The first shape from a number on that a line's paths make it a candidate for.
    @inline(__always)
    private func candidate(for values: UnsafeBufferPointer<record_scanner_field>, from first: Int) -> Int {
        var best = ShapeTable.noShape
        let first = UInt8(first)
        for index in 0..<values.count {
            let shape = shapes.anchors[Int(values[index].path)]
            if shape < best, shape >= first { best = shape }
        }
        return Int(best)
    }

    mutating func decodeLine(
        _ line: LineFields, _ shape: Int, meaning: Int = ShapeTable.withoutEvent, at place: LinePlace,
        context: inout StreamContext
    ) {
        if trace != nil { note(line, shape) }
        if line.has(.nested), decodeNested(line, at: place, context: &context) { return }
        let (time, origin) = settle(ownTime(of: line, context), outer: place.outerTime, context: &context)
        if let range = plan.timeRange, !range.contains(time) {
            block.counts.filtered += 1
            return
        }
        var request = Request(shape: shape, place: place, time: time, origin: origin, status: .success)
        guard meaning >= 0 else {
            decodeAnswer(line, request, context: &context)
            return
        }
        switch shapes.meanings[meaning] {
        case .note(let note):
            block.events.append(DecodedBlock.EventRecord(event: note, time: time, timeOrigin: origin))
            block.counts.other += 1
        case .success: decodeRequest(line, request, context: &context)
        case .failure(let status, let note):
            if let note {
                block.events.append(DecodedBlock.EventRecord(event: note, time: time, timeOrigin: origin))
            }
            request.status =
                status == .other
                ? ErrorClass.status(code: line.value(.statusCode), type: line.value(.errorType)) : status
            decodeRequest(line, request, context: &context)
        }
    }

    @inline(__always)
    mutating func countOther(_ time: Timestamp, _ why: StaticString? = nil) {
        if let range = plan.timeRange, !range.contains(time) {
            block.counts.filtered += 1
        } else {
            block.counts.other += 1
        }
        if trace != nil, let why { trace?.otherReason = "\(why)" }
    }

    // MARK: - Time

    /// The line's own time, where it has a usable one.
    ///
    /// Inlined, as ``timestamp(_:)``: a call would copy the whole decoder, half a kilobyte, for each line.
    @inline(__always)
    func ownTime(of line: LineFields, _ context: borrowing StreamContext) -> Timestamp? {
        // What lies before 1970 is a clock that was never set.
        guard let field = line.value(.timestamp), let time = timestamp(field), time.microseconds > 0 else { return nil }
        return time
    }

    @inline(__always)
    mutating func settle(
        _ own: Timestamp?, outer: Timestamp?, context: inout StreamContext
    ) -> (Timestamp, TimeOrigin) {
        let settled = settled(own, outer: outer, context: &context)
        if plan.tellsLines {
            // Without record times, what stands around a text is the line itself.
            noteTime(settled.0, isOwn: settled.1 == .line && (own != nil || context.recordTimes.isEmpty))
        }
        return settled
    }

    @inline(__always)
    private func settled(
        _ own: Timestamp?, outer: Timestamp?, context: inout StreamContext
    ) -> (Timestamp, TimeOrigin) {
        if let time = own ?? outer {
            let (ahead, overflow) = time.microseconds.subtractingReportingOverflow(context.readTime.microseconds)
            if overflow || ahead > 86_400_000_000 { return (context.readTime, .suspect) }
            context.lastTime = time
            return (time, .line)
        }
        if let last = context.lastTime { return (last, .previousLine) }
        return (context.fallbackTime, .file)
    }

    @inline(__always)
    func timestamp(_ field: record_scanner_field) -> Timestamp? {
        if field.isString {
            if let civil = TimestampText.parse(field.text, day: &day.pointee) { return timestamp(civil) }
            return DecimalText(field.text).flatMap(TimestampText.parseEpoch)
        }
        return field.isNumber ? DecimalText(field.text).flatMap(TimestampText.parseEpoch) : nil
    }

    @inline(__always)
    func timestamp(_ civil: TimestampText.Civil) -> Timestamp {
        guard let offset = civil.offset else { return plan.zone.timestamp(localMicroseconds: civil.microseconds) }
        return Timestamp(microseconds: civil.microseconds - offset * 1_000_000)
    }
}
