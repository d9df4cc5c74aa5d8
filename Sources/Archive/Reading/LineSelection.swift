import Foundation
import LogDecoding
import LogSources
public import Pipeline
public import UsageModel

/// Finds out which archived lines are wanted: by their time, and by what they tell.
public final class LineSelection {
    private let range: Range<Timestamp>?
    private let conditions: [LineCondition]
    private let fields: [(path: FieldPath, value: String)]
    private let sources: [TailSource]
    private let now = Clock.now
    /// By the name of a source; made when they are first needed.
    private var decoders: [String: Decoder] = [:]
    private var buffer = BlockBuffer(capacity: 64 << 10)

    private final class Decoder {
        var decoder: BlockDecoder
        var context: StreamContext

        init(_ plan: DecodingPlan, now: Timestamp) throws {
            decoder = try BlockDecoder(plan: plan)
            context = StreamContext(fallbackTime: now, readTime: now)
        }
    }

    /// Makes a selection.
    ///
    /// - Parameters:
    ///   - range: the times of wanted lines; `nil` for all.
    ///   - conditions: what all of them must tell.
    ///   - sources: how lines are decoded; those of other sources are by any preset.
    public init(range: Range<Timestamp>?, conditions: [LineCondition], sources: [TailSource]) {
        self.range = range
        self.conditions = conditions
        self.sources = sources
        fields = conditions.compactMap { condition in
            if case .field(let path) = condition.subject { (path, condition.value) } else { nil }
        }
    }

    /// Whether all lines of a segment are wanted, without a look at them.
    func takesAll(first: Timestamp, last: Timestamp) -> Bool {
        conditions.isEmpty && (range.map { $0.contains(first) && $0.contains(last) } ?? true)
    }

    /// Whether a line is wanted.
    func wants(_ line: SegmentLines.Line, source: String) throws -> Bool {
        let decoder = try decoder(of: source)
        decode(line, decoder)
        if let range, !range.contains(decoder.decoder.block.lines.first?.time ?? now) { return false }
        guard !conditions.isEmpty else { return true }
        for condition in conditions {
            if case .source = condition.subject, condition.value != source { return false }
        }
        // A line that holds several requests is wanted if one of them is.
        if decoder.decoder.block.records.contains(where: { matches($0, decoder.decoder) }) { return true }
        let needsRequest = conditions.contains { condition in
            switch condition.subject {
            case .model, .provider, .status: true
            case .source, .field: false
            }
        }
        guard !needsRequest else { return false }
        return fields.isEmpty || Self.matches(fields, line.bytes)
    }

    /// The ids of the requests of the line that was last asked for, as far as a ledger keeps such.
    func requestIDs(ofSource source: String) throws -> [String] {
        let block = try decoder(of: source).decoder.block
        return block.notes.map(block.id).filter { !$0.isEmpty }
    }

    private func decoder(of source: String) throws -> Decoder {
        if let known = decoders[source] { return known }
        let base = sources.first { $0.name == source }?.plan ?? DecodingPlan()
        let labels = fields.enumerated().map { DecodingPlan.Label(name: "w\($0.offset)", path: $0.element.path) }
        var plan = DecodingPlan(
            preset: base.preset, customShapes: base.customShapes, labels: labels, prices: base.prices, zone: base.zone,
            modelCap: 100_000, labelValueCap: 1_000_000, labelSetCap: 1_000_000)
        plan.tellsLines = true
        plan.notesRequests = true
        let made = try Decoder(plan, now: now)
        decoders[source] = made
        return made
    }

    private func decode(_ line: SegmentLines.Line, _ decoder: Decoder) {
        let text = ArchivedText.text(of: line.bytes)
        let count = text?.count ?? line.bytes.count
        if count > buffer.capacity { buffer.resize(to: count) }
        let room = UnsafeMutableRawBufferPointer(start: buffer.start, count: count)
        if let text { room.copyBytes(from: text) } else { room.copyMemory(from: line.bytes) }
        var context = decoder.context
        if let known = line.context {
            context = StreamContext(
                lastTime: known.lastTime, recordTimes: known.recordTime.map { [$0] } ?? [],
                fallbackTime: known.fallbackTime, readTime: known.readTime)
        }
        // Only memory can be wanting: then the line tells nothing.
        try? decoder.decoder.decode(UnsafeRawBufferPointer(room), context: &context)
        decoder.context.lastTime = context.lastTime
    }

    private func matches(_ record: UsageRecord, _ decoder: borrowing BlockDecoder) -> Bool {
        let model = decoder.models.entries[Int(record.model)]
        let labels = fields.isEmpty ? [] : decoder.labels.values(ofSet: record.labels)
        var place = 0
        for condition in conditions {
            let isMatch: Bool
            switch condition.subject {
            case .model: isMatch = model.model == condition.value
            case .provider: isMatch = model.provider == condition.value
            case .status: isMatch = record.status.label == condition.value || record.status.reason == condition.value
            case .source: isMatch = true
            case .field:
                isMatch = labels[place] == condition.value
                place += 1
            }
            guard isMatch else { return false }
        }
        return true
    }

    /// Whether a line that tells of no request has these values.
    private static func matches(_ fields: [(path: FieldPath, value: String)], _ line: UnsafeRawBufferPointer) -> Bool {
        guard let start = line.baseAddress, line.count > 0,
            let document = try? JSONSerialization.jsonObject(
                with: Data(bytesNoCopy: UnsafeMutableRawPointer(mutating: start), count: line.count, deallocator: .none)
            )
        else { return false }
        return fields.allSatisfy { field in
            var value: Any? = document
            for key in field.path.keys { value = (value as? [String: Any])?[key] }
            switch value {
            case let text as String: return text == field.value
            case let number as NSNumber: return number.stringValue == field.value
            default: return false
            }
        }
    }
}
