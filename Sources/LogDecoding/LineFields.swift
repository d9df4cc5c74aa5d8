import CRecordScanner

/// The values of one line, by what they mean to a shape.
struct LineFields {
    /// All values, as the scanner gives them.
    let values: UnsafeBufferPointer<record_scanner_field>
    /// What each path means.
    let row: UnsafePointer<ShapeTable.PathUse>
    /// By field: the index of its value; of those in ``present`` and ``labels`` only.
    let found: UnsafeMutablePointer<Int32>
    /// The fields that the line has, null too: their bits.
    private(set) var present: UInt64 = 0
    /// The labels that the line has.
    private(set) var labels: UInt64 = 0

    @inline(__always)
    init(
        _ values: UnsafeBufferPointer<record_scanner_field>, row: UnsafePointer<ShapeTable.PathUse>,
        found: UnsafeMutablePointer<Int32>
    ) {
        self.values = values
        self.row = row
        self.found = found
        for index in 0..<values.count {
            let use = row[Int(values[index].path)]
            guard use.field != ShapeTable.PathUse.none else { continue }
            let field = Int(use.field)
            let bit: UInt64 = 1 << UInt64(field & 63)
            if field >= RecordField.firstLabel {
                if labels & bit == 0 || !values[index].isNull { found[field] = Int32(index) }
                labels |= bit
                continue
            }
            if present & bit != 0 {
                // Of several paths to one field the first in the plan counts, unless it holds null.
                let standing = values[Int(found[field])]
                guard !values[index].isNull, standing.isNull || use.rank < row[Int(standing.path)].rank else {
                    continue
                }
            }
            present |= bit
            found[field] = Int32(index)
        }
    }

    @inline(__always)
    func has(_ field: RecordField) -> Bool { present & field.bit != 0 }

    /// The field's value; `nil` where the line has none of its paths.
    @inline(__always)
    func value(_ field: RecordField) -> record_scanner_field? {
        has(field) ? values[Int(found[field.index])] : nil
    }

    /// The field's value where it is a string.
    @inline(__always)
    func text(_ field: RecordField) -> UnsafeRawBufferPointer? {
        guard let value = value(field), value.isString else { return nil }
        return value.text
    }

    @inline(__always)
    func label(_ number: Int) -> UnsafeRawBufferPointer? {
        labels & (1 << UInt64(number)) == 0
            ? nil : values[Int(found[RecordField.firstLabel + number])].labelText
    }

    /// The unit of a time span, in nanoseconds.
    @inline(__always)
    func unit(of value: record_scanner_field) -> Int64 {
        ShapeTable.units[Int(row[Int(value.path)].unit)]
    }
}
