import CRecordScanner
import Pricing
import UsageModel

extension BlockDecoder {
    /// Decodes one line and tells how it came to what it counts as. Not for the hot path.
    ///
    /// - Throws: ``DecodingError/outOfMemory(blockBytes:)``.
    public mutating func explain(
        _ line: UnsafeRawBufferPointer, context: inout StreamContext
    ) throws(DecodingError) -> LineExplanation {
        trace = LineTrace()
        defer { trace = nil }
        try decode(line, context: &context)
        let noted = trace ?? LineTrace()
        return LineExplanation(
            preset: noted.preset ?? plan.preset.name, wrappers: noted.wrappers, fields: noted.fields,
            requestCount: block.records.count, details: details(noted), unpricedReason: noted.unpricedReason,
            loggedCost: noted.loggedCost, countsLoggedCost: noted.countsLoggedCost, refusedCost: noted.refusedCost,
            verdict: verdict(noted))
    }

    private func details(_ noted: LineTrace) -> BillingDetails {
        var details = noted.details
        if let record = block.records.first, models.entries[Int(record.model)].isRegional { details.isRegional = true }
        return details
    }

    /// Notes what a line is and what was read of it; of several in one line, of the first request.
    mutating func note(_ line: LineFields, _ shape: Int) {
        guard block.records.isEmpty else { return }
        let table = shapes
        let isEnvelope = shape == table.envelope
        var fields: [(order: UInt8, field: LineExplanation.Field)] = []
        var eventName: String?
        for value in line.values {
            let use = line.row[Int(value.path)]
            let isConstant = Int(value.path) >= table.paths.count
            if !isConstant, value.isString, table.paths[Int(value.path)].keys == ["event"] { eventName = value.shown }
            guard use.field != ShapeTable.PathUse.none,
                line.values[Int(line.found[Int(use.field)])].path == value.path
            else { continue }
            let field: RecordField
            if Int(use.field) >= RecordField.firstLabel {
                field = .label(Int(use.field) - RecordField.firstLabel)
            } else if isConstant {
                let index = table.constants[shape].firstIndex { $0.path == value.path } ?? 0
                field = table.shapes[shape].constants[index].field
            } else {
                field = table.shapes[shape].bindings[Int(use.rank)].field
            }
            let path = isConstant ? nil : table.paths[Int(value.path)]
            fields.append((use.field, LineExplanation.Field(field: field, path: path, value: value.shown)))
        }
        fields.sort { $0.order < $1.order }
        trace?.preset = isEnvelope ? nil : table.shapes[shape].preset
        trace?.fields = fields.map(\.field)
        trace?.eventName = eventName
    }

    private func verdict(_ noted: LineTrace) -> LineExplanation.Verdict {
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
        if let reason = noted.otherReason { return .other(reason) }
        if let event = noted.eventName { return .other("event \(event) is no LLM request") }
        return .other("no shape of the preset \(plan.preset.name)")
    }
}
