/// A fast 64-bit hash of byte strings: multiplications folded, eight bytes at a time, as in wyhash
/// (<https://github.com/wangyi-fudan/wyhash>).
///
/// Hashes are stored in the ledger (fingerprints, request ids), so that the algorithm is part of its format. With a secret
/// seed an outsider cannot aim for collisions.
public enum ByteHash {
    @inlinable @inline(__always)
    static func fold(_ left: UInt64, _ right: UInt64) -> UInt64 {
        let product = left.multipliedFullWidth(by: right)
        return product.high ^ product.low
    }

    /// The hash of `bytes` under `seed`.
    @inlinable @inline(__always)
    public static func hash(_ bytes: UnsafeRawBufferPointer, seed: UInt64) -> UInt64 {
        var state = seed ^ 0xA076_1D64_78BD_642F
        var offset = 0
        while offset + 8 <= bytes.count {
            let word = UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
            state = fold(state ^ word, 0xE703_7ED1_A0B4_28DB)
            offset += 8
        }
        var tail: UInt64 = 0
        if bytes.count >= 8 {
            if offset < bytes.count {
                let last = UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: bytes.count - 8, as: UInt64.self))
                tail = last >> (8 * UInt64(8 - (bytes.count - offset)))
            }
        } else {
            var shift: UInt64 = 0
            while offset < bytes.count {
                tail |= UInt64(bytes[offset]) << shift
                shift += 8
                offset += 1
            }
        }
        return fold(state ^ tail, 0x8EBC_6AF0_9C88_C6E3 ^ UInt64(bytes.count))
    }
}
