import LogSources
import TestKit

/// Lines against a naive splitting at line feeds: read as a stream in any pieces, by several readers that have a piece of the
/// file each, and tailed while the file grows, with restarts.
@c(LLVMFuzzerTestOneInput)
public func fuzzLineSplitter(_ data: UnsafePointer<UInt8>?, _ size: Int) -> CInt {
    var input = FuzzInput(data, size)
    let way = input.number(0...3)
    let blockBytes = input.choice([1, 2, 16, 61, 64, 100, 1_000, 8_192])
    let maximumLineBytes = input.bit() ? 16 << 20 : input.number(1...300)
    var random = input.generator()
    let largestPiece = input.choice([1, 3, 50, 5_000])
    let text = Array(input.rest)

    switch way {
    case 0, 1:
        let reader = LineBlockReader(
            MemoryStream(text, seed: random.next(), largestPiece: largestPiece), blockBytes: blockBytes,
            maximumLineBytes: maximumLineBytes)
        Reading.of(reader).mustBe(naiveLines(text, maximumLineBytes), "a stream")
    case 2:
        readInPieces(text, blockBytes, maximumLineBytes, &random).mustBe(
            naiveLines(text, maximumLineBytes, hasNumbers: false), "pieces")
    default:
        // A first line that no container's runtime writes.
        let text = Array("x\n".utf8) + text
        var options = TailOptions()
        options.blockBytes = blockBytes
        options.maximumLineBytes = maximumLineBytes
        TailedFile.reading(of: text, framing: .lines, options: options, random: &random)
            .mustBe(naiveLines(text, maximumLineBytes), "a tailed file")
    }
    return 0
}

private func naiveLines(_ text: [UInt8], _ limit: Int, hasNumbers: Bool = true) -> Reading {
    var reading = Reading()
    var line: [UInt8] = []
    var number: Int64 = 1
    for byte in text {
        if byte != 0x0A {
            line.append(byte)
            continue
        }
        if line.count > limit {
            reading.tooLong += 1
        } else {
            reading.records.append(line)
            if hasNumbers { reading.numbers.append(number) }
        }
        number += 1
        line = []
    }
    if line.count > limit {
        reading.tooLong += 1
    } else if !line.isEmpty {
        reading.rests.append(line)
    }
    return reading
}

/// A file in pieces, as several threads read it: each begins one byte early and passes over what is up to the first line feed.
private func readInPieces(
    _ text: [UInt8], _ blockBytes: Int, _ maximumLineBytes: Int, _ random: inout SeededGenerator
) -> Reading {
    var cuts: Set<Int> = [0, text.count]
    for _ in 0..<Int.random(in: 0...8, using: &random) { cuts.insert(Int.random(in: 0...text.count, using: &random)) }
    let bounds = cuts.sorted()
    var all = Reading()
    for (lower, upper) in zip(bounds, bounds.dropFirst()) {
        let start = max(0, lower - 1)
        var reader = LineBlockReader(
            MemoryStream(text[start...], seed: random.next(), largestPiece: Int.random(in: 1...500, using: &random)),
            blockBytes: blockBytes, maximumLineBytes: maximumLineBytes, ownedBytes: Int64(upper - start))
        if lower > 0 { do { try reader.skipFirstLine() } catch { fatalError("broken: \(error)") } }
        let piece = Reading.of(reader)
        all.records += piece.records
        all.rests += piece.rests
        all.tooLong += piece.tooLong
    }
    return all
}
