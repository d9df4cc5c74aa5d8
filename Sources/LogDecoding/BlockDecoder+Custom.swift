import CRecordScanner
import UsageModel

extension BlockDecoder {
    /// Tries the user's own shapes. `false` where the line is of none of them.
    mutating func decodeCustom(
        _ values: UnsafeBufferPointer<record_scanner_field>, at place: LinePlace, context: inout StreamContext
    ) -> Bool {
        for value in values { pathHits[Int(value.path)] += 1 }
        for shape in 0..<shapes.customCount where isCustom(values, shape) {
            guard shapes.traits[shape].hasConstants else {
                let line = LineFields(values, row: shapes.row(shape), found: found)
                decodeLine(line, shape, at: place, context: &context)
                return true
            }
            let constants = shapes.constants[shape]
            for (index, value) in values.enumerated() { valuesWithConstants[index] = value }
            for (index, constant) in constants.enumerated() { valuesWithConstants[values.count + index] = constant }
            let all = UnsafeBufferPointer(start: valuesWithConstants, count: values.count + constants.count)
            let line = LineFields(all, row: shapes.row(shape), found: found)
            decodeLine(line, shape, at: place, context: &context)
            return true
        }
        return false
    }

    private func isCustom(_ values: UnsafeBufferPointer<record_scanner_field>, _ shape: Int) -> Bool {
        let row = shapes.row(shape)
        for value in values {
            guard let condition = shapes.shapes[shape].condition else {
                let field = Int(row[Int(value.path)].field)
                if field == RecordField.inputTokens.index || field == RecordField.outputTokens.index
                    || field == RecordField.totalTokens.index
                {
                    return true
                }
                continue
            }
            guard shapes.paths[Int(value.path)] == condition.path else { continue }
            switch condition.test {
            case .exists: return true
            case .oneOf(let texts):
                return value.length <= 1_024 && Int(value.kind) != RECORD_SCANNER_CONTAINER
                    && texts.contains(String(decoding: value.text, as: UTF8.self))
            }
        }
        return false
    }
}
