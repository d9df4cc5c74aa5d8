import Testing
import UsageModel

struct ByteHashTests {
    /// Stored in ledgers: a change of any of these makes every stored position and request id a stranger. The values come
    /// from another implementation (Python, arbitrary precision).
    @Test(
        arguments: [
            ([], 0, 0xE28F_2B20_61A2_B984),
            (Array("a".utf8), 0, 0x3D24_14E2_EDF0_76E6),
            (Array("12345678".utf8), 0, 0x157A_C2FA_4B11_9AA2),
            (Array("{\"model\":\"claude\"}".utf8), 0x7461_696C_6D65_7465, 0x278F_9283_98ED_DA78),
            (Array(0...255), 1, 0x1E3B_6D72_180E_1F1A),
        ] as [([UInt8], UInt64, UInt64)])
    func formatConstants(bytes: [UInt8], seed: UInt64, hash: UInt64) {
        #expect(bytes.withUnsafeBytes { ByteHash.hash($0, seed: seed) } == hash)
    }

    @Test func alignmentDoesNotMatter() {
        let bytes = (0..<64).map { UInt8($0) }
        for start in 0..<8 {
            let slice = Array(bytes[start..<(start + 50)])
            let moved = bytes.withUnsafeBytes {
                ByteHash.hash(UnsafeRawBufferPointer(rebasing: $0[start..<(start + 50)]), seed: 3)
            }
            #expect(moved == slice.withUnsafeBytes { ByteHash.hash($0, seed: 3) })
        }
    }

    @Test func zerosLengthsAndSeedsAllCount() {
        var seen: Set<UInt64> = []
        for length in 0..<100 {
            let zeros = [UInt8](repeating: 0, count: length)
            for seed in [0, 1, 0xFFFF_FFFF_FFFF_FFFF] as [UInt64] {
                #expect(seen.insert(zeros.withUnsafeBytes { ByteHash.hash($0, seed: seed) }).inserted)
            }
        }
    }

    @Test func everyBitOfAHundredBytesCounts() {
        let bytes = (0..<100).map { UInt8(truncatingIfNeeded: $0 * 37) }
        var seen = Set([bytes.withUnsafeBytes { ByteHash.hash($0, seed: 5) }])
        for bit in 0..<800 {
            var changed = bytes
            changed[bit / 8] ^= 1 << UInt8(bit % 8)
            #expect(seen.insert(changed.withUnsafeBytes { ByteHash.hash($0, seed: 5) }).inserted)
        }
    }
}
