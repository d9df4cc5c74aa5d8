import CRecordScanner
import UsageModel

extension BlockDecoder {
    /// A line of no shape: another line may be wrapped in one of its texts.
    mutating func decodeEnvelope(
        _ values: UnsafeBufferPointer<record_scanner_field>, at place: LinePlace, context: inout StreamContext
    ) {
        let row = shapes.row(shapes.envelope)
        let line = LineFields(values, row: row, found: found)
        let own = ownTime(of: line, context)
        if line.has(.wrappedText) {
            var text: record_scanner_field?
            var rank = UInt16.max
            for value in values where value.isString && Self.beginsAsObject(value.text) {
                let use = row[Int(value.path)]
                if Int(use.field) == RecordField.wrappedText.index, use.rank < rank {
                    rank = use.rank
                    text = value
                }
            }
            if let text {
                if trace != nil { trace?.wrappers.append(shapes.paths[Int(text.path)].description) }
                if decodeInner(text.text, around: line, time: own ?? place.outerTime, at: place, context: &context) {
                    return
                }
                if trace != nil { trace?.wrappers.removeLast() }
                // What a collector wraps is the line itself: half a document there is half a line.
                if let key = shapes.paths[Int(text.path)].keys.first, key == "log" || key == "MESSAGE",
                    Self.beginsWithKey(text.text)
                {
                    _ = settle(own, outer: place.outerTime, context: &context)
                    skip(place.line, .notJSON, "in \(key): \(text.shown)")
                    return
                }
            }
        }
        if trace != nil { note(line, shapes.envelope) }
        let (time, _) = settle(own, outer: place.outerTime, context: &context)
        countOther(time)
    }

    /// A line that is no document, but may be one behind a collector's prefix.
    mutating func decodePrefixed(_ text: UnsafeRawBufferPointer, at place: LinePlace, context: inout StreamContext)
        -> Bool
    {
        guard let prefix = TextPrefix(text) else { return false }
        if trace != nil { trace?.wrappers.append(prefix.name) }
        var time = place.outerTime
        if let civil = prefix.time { time = timestamp(civil) }
        if decodeInner(prefix.object, around: nil, time: time, at: place, context: &context) {
            return true
        }
        if trace != nil { trace?.wrappers.removeLast() }
        return false
    }

    /// The lines that a line holds in a list. `false` where there is no list.
    mutating func decodeNested(_ line: LineFields, at place: LinePlace, context: inout StreamContext) -> Bool {
        guard let field = line.value(.nested), Int(field.kind) == RECORD_SCANNER_CONTAINER,
            let key = shapes.paths[Int(field.path)].keys.last,
            var lines = NestedLines(field.start, isSpans: key == "resourceSpans")
        else { return false }
        if trace != nil { trace?.wrappers.append(key) }
        let time = ownTime(of: line, context) ?? place.outerTime
        var isEmpty = true
        while lines.next() {
            isEmpty = false
            if !decodeInner(lines.text, around: line, time: time, at: place, context: &context) {
                skip(place.line, .notJSON, "in \(key)")
            }
        }
        if isEmpty {
            let (time, _) = settle(time, outer: nil, context: &context)
            countOther(time)
        }
        return true
    }

    /// Decodes a text as a line of its own, with what is known from the line around it. `false` where it is no object, or
    /// too deep: nothing is counted then.
    private mutating func decodeInner(
        _ text: UnsafeRawBufferPointer, around line: LineFields?, time: Timestamp?, at place: LinePlace,
        context: inout StreamContext
    ) -> Bool {
        guard place.depth < Self.depthLimit else { return false }
        if nested.count == place.depth {
            guard let scanner = NestedScanner(paths: shapes.paths) else { return false }
            nested.append(scanner)
        }
        guard let values = nested[place.depth].scan(text) else { return false }
        let count = plan.labels.count
        let inner = LinePlace(line: place.line, depth: place.depth + 1, outerTime: time)
        for label in 0..<count {
            outerLabels[inner.depth * count + label] =
                line?.label(label) ?? (place.depth > 0 ? outerLabels[place.depth * count + label] : nil)
        }
        decodeObject(values, at: inner, context: &context)
        return true
    }

    private static func beginsAsObject(_ text: UnsafeRawBufferPointer) -> Bool {
        text.first { $0 > 0x20 } == UInt8(ascii: "{")
    }

    private static func beginsWithKey(_ text: UnsafeRawBufferPointer) -> Bool {
        text.lazy.filter { $0 > 0x20 }.prefix(2).elementsEqual([UInt8(ascii: "{"), UInt8(ascii: "\"")])
    }
}
