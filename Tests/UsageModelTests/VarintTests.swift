import TestKit
import Testing
import UsageModel

struct VarintTests {
    private static func written(_ body: (inout VarintWriter) -> Void) -> [UInt8] {
        var writer = VarintWriter()
        body(&writer)
        return writer.take()
    }

    /// As in the Protocol Buffers documentation (<https://protobuf.dev/programming-guides/encoding/>): 150 is 96 01, and with
    /// a sign 0, -1, 1, -2 are 0, 1, 2, 3.
    @Test func theFormatIsLEB128() {
        #expect(Self.written { $0.append(150) } == [0x96, 0x01])
        #expect(Self.written { $0.append(.max) } == Array(repeating: 0xFF, count: 9) + [0x01])
        #expect(
            Self.written { writer in for value in [0, -1, 1, -2] { writer.append(signed: Int64(value)) } } == [
                0, 1, 2, 3,
            ])
        #expect(Self.written { $0.append(signed: .min) } == Array(repeating: 0xFF, count: 9) + [0x01])
    }

    @Test func whatIsWrittenIsRead() {
        var random = SeededGenerator(seed: 5)
        let values = (0..<2_000).map { _ in
            UInt64.random(in: .min ... .max, using: &random) >> UInt64.random(in: 0..<64, using: &random)
        }
        let bytes = Self.written { writer in
            for value in values {
                writer.append(value)
                writer.append(signed: Int64(bitPattern: value))
            }
            writer.append(bytes: [7, 8, 9])
        }
        bytes.withUnsafeBytes { bytes in
            var reader = VarintReader(bytes)
            for value in values {
                #expect(reader.next() == value)
                #expect(reader.nextSigned() == Int64(bitPattern: value))
            }
            #expect(Array(reader.rest) == [7, 8, 9])
            for _ in 0..<3 { _ = reader.next() }
            #expect(reader.isAtEnd)
            #expect(reader.rest.isEmpty)
            #expect(reader.next() == nil)
        }
    }

    @Test(
        arguments: [
            [0x80], [0xFF, 0xFF], Array(repeating: 0xFF, count: 9) + [0x02], Array(repeating: 0x80, count: 11),
        ] as [[UInt8]])
    func damagedBytesGiveNothing(bytes: [UInt8]) {
        bytes.withUnsafeBytes { bytes in
            var reader = VarintReader(bytes)
            #expect(reader.next() == nil)
        }
    }

    @Test func takingEmptiesTheWriter() {
        var writer = VarintWriter()
        writer.append(1)
        #expect(writer.take() == [1])
        #expect(writer.count == 0)
        writer.append(2)
        #expect(writer.take() == [2])
    }
}
