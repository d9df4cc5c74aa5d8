import CRecordScanner

/// Scans blocks of lines for the values at a plan's paths: the Swift face of `CRecordScanner`.
struct RecordScanner: ~Copyable {
    private let handle: OpaquePointer

    /// Compiles the paths. `nil` where there are more than 4,000 or memory is out.
    init?(paths: [FieldPath]) {
        var keys: [[UnsafeMutablePointer<CChar>]] = []
        for path in paths {
            keys.append(
                path.keys.map { key in
                    let bytes = Array(key.utf8CString)
                    let copy = UnsafeMutablePointer<CChar>.allocate(capacity: bytes.count)
                    copy.initialize(from: bytes, count: bytes.count)
                    return copy
                })
        }
        defer { for path in keys { for key in path { key.deallocate() } } }
        var lists: [UnsafeMutablePointer<UnsafePointer<CChar>?>] = []
        var cPaths: [record_scanner_path] = []
        for path in keys {
            let list = UnsafeMutablePointer<UnsafePointer<CChar>?>.allocate(capacity: path.count)
            for (index, key) in path.enumerated() { list.advanced(by: index).initialize(to: UnsafePointer(key)) }
            lists.append(list)
            cPaths.append(record_scanner_path(keys: list, count: path.count))
        }
        defer { for list in lists { list.deallocate() } }
        guard let created = record_scanner_create(cPaths, cPaths.count) else { return nil }
        handle = created
    }

    deinit {
        record_scanner_destroy(handle)
    }

    /// Scans a block. ``blockPadding`` bytes after it must be readable. `nil` where memory is out.
    @inline(__always)
    mutating func scan(_ block: UnsafeRawBufferPointer) -> record_scanner_result? {
        guard let start = block.baseAddress else { return record_scanner_result() }
        var result = record_scanner_result()
        let status = record_scanner_scan(
            handle, start.assumingMemoryBound(to: UInt8.self), block.count, &result)
        return status == 0 ? result : nil
    }
}

/// Bytes that must be readable after a block, whatever they are.
public let blockPadding = Int(RECORD_SCANNER_PADDING)
