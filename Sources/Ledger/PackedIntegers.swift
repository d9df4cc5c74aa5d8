import Foundation

/// Integers as bytes of a column: 8 bytes each, the lowest first.
enum PackedIntegers {
    static func unpack(_ data: Data) -> [Int64] {
        hashes(data).map { Int64(bitPattern: $0) }
    }

    static func data(_ values: [UInt64]) -> Data {
        Data(values.flatMap { value in withUnsafeBytes(of: value.littleEndian) { Array($0) } })
    }

    static func hashes(_ data: Data) -> [UInt64] {
        data.withUnsafeBytes { bytes in
            stride(from: 0, to: bytes.count - 7, by: 8).map {
                UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: $0, as: UInt64.self))
            }
        }
    }
}
