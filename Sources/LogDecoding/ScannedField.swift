import CRecordScanner

extension record_scanner_field {
    @inline(__always)
    var text: UnsafeRawBufferPointer { UnsafeRawBufferPointer(start: start, count: Int(length)) }

    @inline(__always)
    var isString: Bool { Int(kind) == RECORD_SCANNER_STRING }

    @inline(__always)
    var isNull: Bool { Int(kind) == RECORD_SCANNER_NULL }

    @inline(__always)
    var isUnsigned: Bool { Int(kind) == RECORD_SCANNER_UNSIGNED }

    @inline(__always)
    var isNumber: Bool { isUnsigned || Int(kind) == RECORD_SCANNER_NUMBER }

    /// The value as a label's: a string, a number's or a boolean's text; `nil` for null, objects and arrays.
    var labelText: UnsafeRawBufferPointer? {
        isNull || Int(kind) == RECORD_SCANNER_CONTAINER ? nil : text
    }

    /// The value for a person, in at most 40 characters.
    var shown: String {
        switch Int(kind) {
        case RECORD_SCANNER_CONTAINER: return start[0] == UInt8(ascii: "{") ? "an object" : "an array"
        case RECORD_SCANNER_STRING: return "\"\(clipped)\""
        default: return clipped
        }
    }

    private var clipped: String {
        let string = String(decoding: text.prefix(160), as: UTF8.self)
        let printable = string.map { $0.isNewline || $0 == "\0" ? " " : $0 }
        return printable.count > 40 ? String(printable.prefix(39)) + "…" : String(printable)
    }
}
