import CRecordScanner
import Pricing
import UsageModel

/// Turns blocks of whole lines into usage records.
///
/// One decoder belongs to one thread. It allocates for a model, label or event that it has not met, never for a line.
public struct BlockDecoder: ~Copyable {
    /// The models met so far.
    public private(set) var models: ModelTable
    /// The label sets met so far.
    public private(set) var labels: LabelTable
    /// What the last block held; valid until the next.
    public private(set) var block = DecodedBlock()

    private let plan: DecodingPlan
    private let bindings: [FieldBinding]
    /// By path: the field's index. By path: its unit. Plain memory, for the loop over a line's fields.
    private let fieldOfPath: UnsafeMutablePointer<UInt8>
    private let unitOfPath: UnsafeMutablePointer<Int64>
    private var scanner: RecordScanner
    private let events: ByteTable
    private let meanings: [EventMeaning]
    private let fieldCount: Int
    /// By field: the index of the line's value, or -1. Reset for each line.
    private let found: UnsafeMutablePointer<Int32>
    private let labelNumbers: UnsafeMutablePointer<UInt32>

    /// Makes a decoder.
    ///
    /// - Throws: ``DecodingError/tooManyPaths(_:)``.
    public init(plan: DecodingPlan) throws(DecodingError) {
        self.plan = plan
        bindings = plan.bindings
        guard plan.labels.count <= 64, let scanner = RecordScanner(paths: bindings.map(\.path)) else {
            throw .tooManyPaths(bindings.count)
        }
        self.scanner = scanner
        models = ModelTable(book: plan.prices, cap: plan.modelCap, seed: plan.hashSeed)
        labels = LabelTable(
            names: plan.labels.map(\.name), valueCap: plan.labelValueCap, setCap: plan.labelSetCap,
            seed: plan.hashSeed)
        var events = ByteTable(seed: plan.hashSeed)
        var meanings: [EventMeaning] = []
        for (name, meaning) in plan.preset.events {
            let bytes = Array(name.utf8)
            bytes.withUnsafeBytes { events.insert($0, id: Int32(meanings.count)) }
            meanings.append(meaning)
        }
        self.events = events
        self.meanings = meanings
        fieldOfPath = .allocate(capacity: bindings.count)
        unitOfPath = .allocate(capacity: bindings.count)
        for (path, binding) in bindings.enumerated() {
            fieldOfPath[path] = UInt8(binding.field.index)
            unitOfPath[path] = binding.unit.rawValue
        }
        fieldCount = RecordField.fixedCount + plan.labels.count
        found = .allocate(capacity: fieldCount)
        labelNumbers = .allocate(capacity: max(1, plan.labels.count))
    }

    deinit {
        fieldOfPath.deallocate()
        unitOfPath.deallocate()
        found.deallocate()
        labelNumbers.deallocate()
    }

    /// Makes models and label sets known that a ledger admitted in an earlier run.
    public mutating func admit(models known: [(provider: String, model: String)], labelSets: [[String]]) {
        for model in known { models.admit(provider: model.provider, model: model.model) }
        for set in labelSets { _ = labels.admit(set) }
    }

    /// Begins a day, for the cap of label sets.
    ///
    /// - Parameter admitted: how many sets this day admitted already, in an earlier run.
    public mutating func beginDay(admittedLabelSets admitted: Int = 0) {
        labels.beginDay(admitted: admitted)
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
        for index in 0..<result.line_count {
            let line = result.lines[index]
            switch Int(line.kind) {
            case RECORD_SCANNER_OBJECT:
                let first = Int(line.first_field)
                decodeObject(
                    UnsafeBufferPointer(rebasing: fields[first..<first + Int(line.field_count)]), line: index,
                    context: &context)
            case RECORD_SCANNER_VALUE: block.counts.other += 1
            case RECORD_SCANNER_BLANK: block.counts[.blank] += 1
            default: skip(index, isRest ? .truncated : .notJSON, "")
            }
        }
    }

    /// Decodes one line and tells how it came to what it counts as. Not for the hot path.
    ///
    /// - Throws: ``DecodingError/outOfMemory(blockBytes:)``.
    public mutating func explain(
        _ line: UnsafeRawBufferPointer, context: inout StreamContext
    ) throws(DecodingError) -> LineExplanation {
        try decode(line, context: &context)
        var fields: [LineExplanation.Field] = []
        var eventName: String?
        if let result = scanner.scan(line), result.line_count > 0 {
            let values = UnsafeBufferPointer(start: result.fields, count: result.field_count)
            for value in values.sorted(by: { $0.path < $1.path }) {
                let binding = bindings[Int(value.path)]
                if binding.field == .event { eventName = value.shown }
                fields.append(
                    LineExplanation.Field(field: binding.field, path: binding.path, value: value.shown))
            }
        }
        return LineExplanation(preset: plan.preset.name, fields: fields, verdict: verdict(eventName: eventName))
    }

    private func verdict(eventName: String?) -> LineExplanation.Verdict {
        if let record = block.records.first {
            let entry = models.entries[Int(record.model)]
            return .request(
                record, provider: entry.provider, model: entry.model, price: entry.price?.period(at: record.time),
                source: entry.price?.source)
        }
        if let event = block.events.first { return .event(event.event) }
        if let skipped = block.skipped.first { return .skipped(skipped.reason, detail: skipped.detail) }
        if block.counts[.blank] > 0 { return .skipped(.blank, detail: "") }
        if block.counts.filtered > 0 { return .other("outside the asked-for time") }
        return .other(eventName.map { "event \($0) is no LLM request" } ?? "no event of the preset")
    }

    private mutating func skip(_ line: Int, _ reason: SkipReason, _ detail: String) {
        block.counts[reason] += 1
        if block.skipped.count < DecodedBlock.skippedLimit {
            block.skipped.append(DecodedBlock.SkippedLine(line: line, reason: reason, detail: detail))
        }
    }

    // MARK: - One line

    @inline(__always)
    private func value(
        _ field: RecordField, _ fields: UnsafeBufferPointer<record_scanner_field>
    ) -> record_scanner_field? {
        let index = found[field.index]
        return index < 0 ? nil : fields[Int(index)]
    }

    private mutating func decodeObject(
        _ fields: UnsafeBufferPointer<record_scanner_field>, line: Int, context: inout StreamContext
    ) {
        for field in 0..<fieldCount { found[field] = -1 }
        for index in 0..<fields.count {
            let path = Int(fields[index].path)
            let field = Int(fieldOfPath[path])
            let standing = found[field]
            // Of several paths to one field the first in the plan counts, unless it holds null.
            if standing < 0 || path < fields[Int(standing)].path || fields[Int(standing)].isNull {
                if !fields[index].isNull || standing < 0 { found[field] = Int32(index) }
            }
        }
        let (time, origin) = time(of: fields, context: &context)
        guard let event = value(.event, fields), event.isString,
            case let meaning = events.find(event.text), meaning >= 0
        else {
            countOther(time)
            return
        }
        if let range = plan.timeRange, !range.contains(time) {
            block.counts.filtered += 1
            return
        }
        switch meanings[Int(meaning)] {
        case .note(let note):
            block.events.append(DecodedBlock.EventRecord(event: note, time: time, timeOrigin: origin))
            block.counts.other += 1
        case .success:
            decodeRequest(.success, fields, line: line, time: time, origin: origin)
        case .failure(let status, let note):
            if let note {
                block.events.append(DecodedBlock.EventRecord(event: note, time: time, timeOrigin: origin))
            }
            let refined =
                status == .other
                ? ErrorClass.status(code: value(.statusCode, fields), type: value(.errorType, fields)) : status
            decodeRequest(refined, fields, line: line, time: time, origin: origin)
        }
    }

    @inline(__always)
    private mutating func countOther(_ time: Timestamp) {
        if let range = plan.timeRange, !range.contains(time) {
            block.counts.filtered += 1
        } else {
            block.counts.other += 1
        }
    }

    private mutating func decodeRequest(
        _ status: RequestStatus, _ fields: UnsafeBufferPointer<record_scanner_field>, line: Int, time: Timestamp,
        origin: TimeOrigin
    ) {
        var record = UsageRecord(time: time, model: ModelTable.unknown, labels: 0, line: UInt32(line), status: status)
        record.timeOrigin = origin
        switch TokenCounts.read(from: fields, found: found, isSuccess: status == .success) {
        case .usage(let usage): record.usage = usage
        case .wrong(let reason, let field):
            let shown = block.skipped.count < DecodedBlock.skippedLimit ? value(field, fields)?.shown : nil
            skip(line, reason, "\(field.name): \(shown ?? "missing")")
            return
        }
        if let model = value(.model, fields), model.isString {
            record.model = models.number(loggedName: model.text)
        }
        if status == .success {
            if let duration = value(.duration, fields) { record.duration = nanoseconds(duration) }
            if let first = value(.timeToFirstToken, fields) { record.timeToFirstToken = nanoseconds(first) }
        } else if let id = value(.requestID, fields), id.isString || id.isNumber, id.length > 0 {
            record.requestKey = max(1, ByteHash.hash(id.text, seed: plan.hashSeed))
        }
        let labelCount = fieldCount - RecordField.fixedCount
        if labelCount > 0 {
            for label in 0..<labelCount {
                let index = found[RecordField.fixedCount + label]
                labelNumbers[label] = labels.value(label, index < 0 ? nil : fields[Int(index)].labelText)
            }
            record.labels = labels.set(UnsafeBufferPointer(start: labelNumbers, count: labelCount))
        }
        models.price(&record)
        block.timeOrigins[Int(origin.rawValue)] += 1
        block.counts.usage += 1
        block.records.append(record)
    }

    /// A time span in nanoseconds; -1 where it is none, negative, or longer than a year.
    ///
    /// Inlined, as the two below: a call would copy the whole decoder, half a kilobyte, for each line.
    @inline(__always)
    private func nanoseconds(_ field: record_scanner_field) -> Int64 {
        guard field.isNumber || field.isString, let number = DecimalText(field.text), !number.isNegative,
            let span = number.scaled(by: unitOfPath[Int(field.path)]), span < 31_536_000_000_000_000
        else { return -1 }
        return span
    }

    @inline(__always)
    private func time(
        of fields: UnsafeBufferPointer<record_scanner_field>, context: inout StreamContext
    ) -> (Timestamp, TimeOrigin) {
        // What lies before 1970 is a clock that was never set.
        if let field = value(.timestamp, fields), let time = timestamp(field), time.microseconds > 0 {
            if time.microseconds - context.readTime.microseconds > 86_400_000_000 {
                return (context.readTime, .suspect)
            }
            context.lastTime = time
            return (time, .line)
        }
        if let last = context.lastTime { return (last, .previousLine) }
        return (context.fallbackTime, .file)
    }

    @inline(__always)
    private func timestamp(_ field: record_scanner_field) -> Timestamp? {
        if field.isString {
            if let civil = TimestampText.parse(field.text) {
                guard let offset = civil.offset else {
                    return plan.zone.timestamp(localMicroseconds: civil.microseconds)
                }
                return Timestamp(microseconds: civil.microseconds - offset * 1_000_000)
            }
            return DecimalText(field.text).flatMap(TimestampText.parseEpoch)
        }
        return field.isNumber ? DecimalText(field.text).flatMap(TimestampText.parseEpoch) : nil
    }
}
