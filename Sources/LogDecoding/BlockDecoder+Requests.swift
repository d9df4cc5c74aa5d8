import CRecordScanner
import Pricing
import UsageModel

extension BlockDecoder {
    /// What is known of a request before its figures are read.
    struct Request {
        var shape: Int
        var place: LinePlace
        var time: Timestamp
        var origin: TimeOrigin
        var status: RequestStatus
    }

    /// A line of a shape without events: what kind of operation it tells of, and how that ended, is in its fields.
    mutating func decodeAnswer(_ line: LineFields, _ request: Request, context: inout StreamContext) {
        let traits = shapes.traits + request.shape
        if traits.pointee.hasExcludedOperations, let operation = line.value(.operation), operation.length <= 64,
            shapes.shapes[request.shape].excludedOperations.contains(String(decoding: operation.text, as: UTF8.self))
        {
            countOther(request.time, "the operation is no request at a provider")
            return
        }
        var request = request
        let word = line.value(.outcome).map { OutcomeWord($0.text) } ?? .unknown
        switch word {
        case .success: break
        case .pending:
            countOther(request.time, "the request has not ended")
            return
        case .failure:
            request.status = ErrorClass.status(code: line.value(.statusCode), type: line.value(.errorType))
        case .unknown:
            if traits.pointee.errorsFail, let error = line.value(.errorType), !error.isNull, error.length > 0 {
                request.status = ErrorClass.status(code: line.value(.statusCode), type: error)
            }
        }
        decodeRequest(line, request, context: &context)
    }

    mutating func decodeRequest(_ line: LineFields, _ request: Request, context: inout StreamContext) {
        let traits = shapes.traits + request.shape
        let isSuccess = request.status == .success
        var semantics = traits.pointee.semantics
        let isDelta = line.has(.objectKind) && line.text(.objectKind)?.equals("message_delta") == true
        semantics.inputMayBeNull = isDelta
        if isDelta, context.openStream == nil, !line.has(.requestID) {
            block.orphans += 1
            // Newer answers tell all of their usage at the end, and are a request by that alone.
            guard line.has(.inputTokens) else {
                countOther(request.time, "the beginning of the stream is not in the log")
                return
            }
        }
        var record = UsageRecord(
            time: request.time, model: ModelTable.unknown, labels: 0, line: UInt32(request.place.line),
            status: request.status)
        record.timeOrigin = request.origin
        switch TokenCounts.read(line, semantics: semantics, isSuccess: isSuccess) {
        case .usage(let usage): record.usage = usage
        case .missing:
            guard semantics.usageMayBeMissing else {
                skip(request.place.line, .noUsage, "\(RecordField.inputTokens.name): missing")
                return
            }
            guard isRequestWithoutUsage(line, traits.pointee.missing) else {
                countOther(request.time, "the line names no usage, and no end of a request")
                return
            }
            record.hasUsage = false
            block.requestsWithoutUsage += 1
        case .wrong(let reason, let field):
            let shown = block.skipped.count < DecodedBlock.skippedLimit ? line.value(field)?.shown : nil
            skip(request.place.line, reason, "\(field.name): \(shown ?? "missing")")
            return
        }
        if let model = line.text(.model) {
            if line.has(.provider) || traits.pointee.hasProvider {
                record.model = number(loggedName: model, provider: line, shape: request.shape)
            } else {
                record.model = models.number(loggedName: model)
            }
        }
        if isSuccess {
            addTimes(line, &record)
        }
        Self.addKey(line, traits.pointee.repeats, seed: plan.hashSeed, &record)
        if line.has(.objectKind) { followStream(line, isDelta: isDelta, &record, context: &context) }
        addLabels(line, request.place, &record)
        price(line, &record)
        if line.has(.loggedCost) || plan.costBasis == .logged { settleCost(line, &record) }
        block.timeOrigins[Int(request.origin.rawValue)] += 1
        block.counts.usage += 1
        if costFloor.admits(cost: record.cost, at: record.time) || !record.isPriced { note(line, record, context) }
        block.records.append(record)
    }

    /// Keeps the id of a request that may be listed. The bytes of all ids of a block stand one behind the other: many lines of
    /// an hour that is new are noted, and few of them listed.
    @inline(never)
    private mutating func note(_ line: LineFields, _ record: UsageRecord, _ context: borrowing StreamContext) {
        guard plan.notesRequests else { return }
        let start = block.notedIDs.count
        if let id = line.value(.requestID) {
            if id.isString || id.isNumber { block.notedIDs += id.text.prefix(RequestLine.idLimit + 1) }
        } else if record.revises, let stream = context.openStream, stream.key == record.requestKey {
            block.notedIDs += stream.id.utf8
        }
        block.notes.append(DecodedBlock.Note(record: block.records.count, id: start..<block.notedIDs.count))
    }

    private mutating func isRequestWithoutUsage(_ line: LineFields, _ rule: MissingUsage) -> Bool {
        switch rule {
        case .other: false
        case .request: true
        case .requestIfFinished:
            line.text(.objectKind)?.equals("chat.completion.chunk") == true
                ? ListedTokens.hasFinished(line.value(.choices)) : true
        }
    }

    /// The model's number at the provider that the line, or else its shape, names.
    @inline(never)
    private mutating func number(
        loggedName: UnsafeRawBufferPointer, provider line: LineFields, shape: Int
    ) -> UInt32 {
        if let provider = line.text(.provider) { return models.number(loggedName: loggedName, provider: provider) }
        guard var provider = shapes.shapes[shape].provider else { return models.number(loggedName: loggedName) }
        return provider.withUTF8 { models.number(loggedName: loggedName, provider: UnsafeRawBufferPointer($0)) }
    }

    @inline(__always)
    private mutating func addTimes(_ line: LineFields, _ record: inout UsageRecord) {
        if let duration = line.value(.duration) {
            record.duration = DurationText.nanoseconds(duration, unit: line.unit(of: duration))
        } else if line.has(.startTime) {
            record.duration = span(line.value(.startTime), line.value(.endTime))
        }
        if let first = line.value(.timeToFirstToken) {
            record.timeToFirstToken = DurationText.nanoseconds(first, unit: line.unit(of: first))
        } else if let isStream = line.value(.isStream), Int(isStream.kind) == RECORD_SCANNER_TRUE {
            record.timeToFirstToken = span(line.value(.startTime), line.value(.firstTokenTime))
        }
    }

    /// The time between two points; -1 where one is missing, or the span is negative or longer than a year.
    ///
    /// Mutating, though it changes nothing: a call of another method copies the whole decoder.
    @inline(never)
    private mutating func span(_ start: record_scanner_field?, _ end: record_scanner_field?) -> Int64 {
        guard let start, let end, let from = timestamp(start), let until = timestamp(end),
            from.microseconds > 0, until >= from, until.microseconds - from.microseconds < 31_536_000_000_000
        else { return -1 }
        return (until.microseconds - from.microseconds) * 1_000
    }

    /// A static method, as a call of another would copy the whole decoder, half a kilobyte, for each line.
    private static func addKey(
        _ line: LineFields, _ rule: RepeatRule, seed: UInt64, _ record: inout UsageRecord
    ) {
        switch rule {
        case .attempt: return
        case .failedOnce: guard record.status != .success else { return }
        case .passedOver, .revises: guard record.status == .success else { return }
        }
        guard let id = line.value(.requestID), id.isString || id.isNumber, id.length > 0 else { return }
        var key = ByteHash.hash(id.text, seed: seed)
        if let part = line.value(.requestIDPart), part.isString, part.length > 0 {
            key = ByteHash.hash(part.text, seed: key)
        }
        record.requestKey = max(1, key)
        if case .revises = rule {
            record.revises = true
        } else if line.text(.objectKind)?.equals("chat.completion.chunk") == true {
            record.revises = true
        }
    }

    /// Of a stream that is logged event by event, the first event has id, model and input, a later one the output: both are
    /// one request.
    private mutating func followStream(
        _ line: LineFields, isDelta: Bool, _ record: inout UsageRecord, context: inout StreamContext
    ) {
        if line.text(.objectKind)?.equals("message_start") == true, record.requestKey != 0 {
            record.revises = true
            context.openStream = OpenStream(
                key: record.requestKey, id: line.text(.requestID).map(RequestLine.id) ?? "",
                model: line.text(.model).map { String(decoding: $0, as: UTF8.self) } ?? "",
                usage: record.usage)
        } else if isDelta, record.requestKey == 0, let stream = context.openStream {
            record.requestKey = stream.key
            record.revises = true
            if !line.has(.model) { record.model = models.number(loggedName: stream.model) }
            if !line.has(.inputTokens) || line.value(.inputTokens)?.isNull == true {
                record.usage.input = stream.usage.input
            }
            if !line.has(.cacheReadTokens) || line.value(.cacheReadTokens)?.isNull == true {
                record.usage.cacheRead = stream.usage.cacheRead
            }
            // Only the first event tells lifetimes.
            if record.usage.cacheWrite == stream.usage.cacheWrite || !line.has(.cacheWriteTokens)
                || line.value(.cacheWriteTokens)?.isNull == true
            {
                record.usage.cacheWrite5m = stream.usage.cacheWrite5m
                record.usage.cacheWrite1h = stream.usage.cacheWrite1h
            }
        }
    }

    private mutating func addLabels(_ line: LineFields, _ place: LinePlace, _ record: inout UsageRecord) {
        let count = plan.labels.count
        let all = count + plan.containerLabels.count
        guard all > 0 else { return }
        for label in 0..<count {
            var text = line.label(label)
            if text == nil, place.depth > 0 { text = outerLabels[place.depth * count + label] }
            labelNumbers[label] = labels.value(label, text)
            let place = scopePlaces[label]
            if place >= 0 { scopeNumbers[place] = scopes.value(place, text) }
        }
        record.labels = labels.set(UnsafeBufferPointer(start: labelNumbers, count: all))
        if !scopes.names.isEmpty {
            record.scopes = scopes.set(UnsafeBufferPointer(start: scopeNumbers, count: scopes.names.count))
        }
    }

    /// What the path tells is the same for all lines of a block.
    mutating func numberContainerLabels(_ values: [String?]) {
        for index in plan.containerLabels.indices {
            let label = plan.labels.count + index
            var value = index < values.count ? values[index] : nil
            labelNumbers[label] =
                value?.withUTF8 { labels.value(label, UnsafeRawBufferPointer($0)) }
                ?? labels.value(label, nil)
            let place = scopePlaces[label]
            guard place >= 0 else { continue }
            scopeNumbers[place] =
                value?.withUTF8 { scopes.value(place, UnsafeRawBufferPointer($0)) } ?? scopes.value(place, nil)
        }
    }
}
