import CRecordScanner

/// Scans texts that stood inside a line: one line a call, copied, so that padding is behind it.
///
/// A box, so that a decoder can have one for each depth.
final class NestedScanner {
    /// A larger copy is given back after use.
    private static let keptCapacity = 1 << 20

    private var scanner: RecordScanner
    private var copy = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 12, alignment: 16)

    init?(paths: [FieldPath]) {
        guard let scanner = RecordScanner(paths: paths) else { return nil }
        self.scanner = scanner
    }

    deinit {
        copy.deallocate()
    }

    /// The fields of a text that is one JSON object; valid until the next call. Line ends inside it are white space.
    func scan(_ text: UnsafeRawBufferPointer) -> UnsafeBufferPointer<record_scanner_field>? {
        guard text.count <= Int(RECORD_SCANNER_MAX_BLOCK) - blockPadding else { return nil }
        let needed = text.count + blockPadding
        if copy.count < needed || (copy.count > Self.keptCapacity && needed < Self.keptCapacity) {
            copy.deallocate()
            copy = .allocate(byteCount: max(needed, 1 << 12), alignment: 16)
        }
        copy.copyMemory(from: text)
        for index in 0..<text.count where copy[index] == UInt8(ascii: "\n") { copy[index] = UInt8(ascii: " ") }
        for index in text.count..<needed { copy[index] = 0 }
        let line = UnsafeRawBufferPointer(rebasing: UnsafeRawBufferPointer(copy)[0..<text.count])
        guard let result = scanner.scan(line), result.line_count == 1,
            Int(result.lines[0].kind) == RECORD_SCANNER_OBJECT
        else { return nil }
        return UnsafeBufferPointer(start: result.fields, count: result.field_count)
    }
}
