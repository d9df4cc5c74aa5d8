import CRecordScanner
import Testing

/// What a line is, in the words of the C interface.
enum LineKind: Int {
    case object = 0
    case value = 1
    case blank = 2
    case invalid = 3
}

/// A value that was found.
enum FieldValue: Equatable, Sendable {
    /// A string's bytes, as text.
    case string(String)
    /// A plain whole number.
    case unsigned(UInt64)
    /// Any other number's text.
    case number(String)
    case bool(Bool)
    case null
    case container
}

/// A line and what was found in it, by path.
struct ScannedLine: Equatable {
    var kind: LineKind
    var offset: Int
    var length: Int
    var fields: [String: FieldValue]
}

/// A scanner with a plan of dotted paths. The block is copied, and quotes stand behind it: the worst padding.
struct Scan: ~Copyable {
    private let handle: OpaquePointer
    private let paths: [String]

    static let usual = [
        "event", "model", "usage", "usage.input_tokens", "usage.output_tokens", "a", "a.b", "a.b.c",
        "a_key_that_is_longer_than_the_four_words_of_the_short_loop",
    ]

    init(_ paths: [String] = usual) throws {
        self.paths = paths
        let keys = paths.map { path in
            path.split(separator: ".", omittingEmptySubsequences: false).map { Array(String($0).utf8CString) }
        }
        handle = try #require(Self.create(keys))
    }

    deinit {
        record_scanner_destroy(handle)
    }

    static func create(_ paths: [[[CChar]]]) -> OpaquePointer? {
        var storage: [UnsafeMutablePointer<CChar>] = []
        var lists: [UnsafeMutablePointer<UnsafePointer<CChar>?>] = []
        defer {
            storage.forEach { $0.deallocate() }
            lists.forEach { $0.deallocate() }
        }
        var list: [record_scanner_path] = []
        for keys in paths {
            let pointers = UnsafeMutablePointer<UnsafePointer<CChar>?>.allocate(capacity: max(1, keys.count))
            lists.append(pointers)
            for (index, key) in keys.enumerated() {
                let copy = UnsafeMutablePointer<CChar>.allocate(capacity: key.count)
                copy.initialize(from: key, count: key.count)
                storage.append(copy)
                pointers.advanced(by: index).initialize(to: UnsafePointer(copy))
            }
            list.append(record_scanner_path(keys: pointers, count: keys.count))
        }
        return record_scanner_create(list, list.count)
    }

    mutating func lines(_ block: [UInt8]) throws -> [ScannedLine] {
        let padded = block + Array(repeating: UInt8(ascii: "\""), count: Int(RECORD_SCANNER_PADDING))
        return try padded.withUnsafeBufferPointer { bytes in
            var result = record_scanner_result()
            let status = record_scanner_scan(handle, bytes.baseAddress, block.count, &result)
            try #require(status == 0)
            return try (0..<result.line_count).map { try line(result, result.lines[$0]) }
        }
    }

    mutating func lines(_ text: String) throws -> [ScannedLine] {
        try lines(Array(text.utf8))
    }

    /// The only line of a block.
    mutating func line(_ bytes: [UInt8]) throws -> ScannedLine {
        let lines = try lines(bytes)
        try #require(lines.count == 1)
        return lines[0]
    }

    mutating func line(_ text: String) throws -> ScannedLine {
        try line(Array(text.utf8))
    }

    private func line(_ result: record_scanner_result, _ line: record_scanner_line) throws -> ScannedLine {
        var fields: [String: FieldValue] = [:]
        let first = Int(line.first_field)
        try #require(first + Int(line.field_count) <= result.field_count)
        for index in first..<first + Int(line.field_count) {
            let field = result.fields[index]
            let name = paths[Int(field.path)]
            // A path that stands twice in the plan gives two fields, which are equal.
            let value = try value(field)
            try #require(fields[name] == nil || fields[name] == value)
            fields[name] = value
        }
        return ScannedLine(
            kind: try #require(LineKind(rawValue: Int(line.kind))), offset: Int(line.offset), length: Int(line.length),
            fields: fields)
    }

    private func value(_ field: record_scanner_field) throws -> FieldValue {
        let text = String(
            decoding: UnsafeRawBufferPointer(start: field.start, count: Int(field.length)), as: UTF8.self)
        switch Int(field.kind) {
        case RECORD_SCANNER_STRING: return .string(text)
        case RECORD_SCANNER_UNSIGNED:
            try #require(UInt64(text) == field.integer)
            return .unsigned(field.integer)
        case RECORD_SCANNER_NUMBER: return .number(text)
        case RECORD_SCANNER_TRUE:
            try #require(text == "true")
            return .bool(true)
        case RECORD_SCANNER_FALSE:
            try #require(text == "false")
            return .bool(false)
        case RECORD_SCANNER_NULL: return .null
        default:
            try #require(Int(field.kind) == RECORD_SCANNER_CONTAINER && (text == "{" || text == "["))
            return .container
        }
    }
}
